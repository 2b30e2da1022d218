package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.LabelSelector;
import io.github.aiconf.simulator.model.NodeSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A label selector, prepared for matching. One that Kubernetes would refuse matches nothing. */
final class LabelMatch {

  static final LabelMatch NOTHING = new LabelMatch(false, List.of());

  private final boolean possible;
  private final List<LabelRequirement> requirements;

  private LabelMatch(boolean possible, List<LabelRequirement> requirements) {
    this.possible = possible;
    this.requirements = requirements;
  }

  /** An absent selector matches nothing, an empty one everything. */
  static LabelMatch of(Optional<LabelSelector> written) {
    return written.map(LabelMatch::of).orElse(NOTHING);
  }

  private static LabelMatch of(LabelSelector written) {
    List<LabelRequirement> requirements = new ArrayList<>();
    written.labels().forEach((key, value) -> requirements.add(LabelRequirement.equal(key, value)));
    for (NodeSelector.Requirement each : written.expressions()) {
      LabelRequirement requirement = LabelRequirement.of(each);
      if (requirement == null
          || requirement.operator == LabelRequirement.Operator.GREATER
          || requirement.operator == LabelRequirement.Operator.LESS) {
        return NOTHING;
      }
      requirements.add(requirement);
    }
    return new LabelMatch(true, List.copyOf(requirements));
  }

  /** This, and besides these labels. */
  LabelMatch and(Map<String, String> labels) {
    if (!possible || labels.isEmpty()) {
      return this;
    }
    List<LabelRequirement> more = new ArrayList<>(requirements);
    labels.forEach((key, value) -> more.add(LabelRequirement.equal(key, value)));
    return new LabelMatch(true, more);
  }

  boolean isEverything() {
    return possible && requirements.isEmpty();
  }

  boolean matches(Map<String, String> labels) {
    if (!possible) {
      return false;
    }
    for (int i = 0; i < requirements.size(); i++) {
      LabelRequirement requirement = requirements.get(i);
      if (!requirement.matches(labels.get(requirement.key))) {
        return false;
      }
    }
    return true;
  }
}
