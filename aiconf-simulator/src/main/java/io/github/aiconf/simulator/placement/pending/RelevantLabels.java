package io.github.aiconf.simulator.placement.pending;

import com.google.common.collect.Maps;
import io.github.aiconf.simulator.model.LabelSelector;
import io.github.aiconf.simulator.model.NodeSelector;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodAffinityTerm;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.SpreadConstraint;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The labels by which rules of any pod tell pods apart. Pods of a template often have others of
 * their own, such as their number.
 */
public final class RelevantLabels {

  private final Set<String> keys = new HashSet<>();

  /** A reader keeps equal specs as one object. */
  private final Set<PodSpec> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  RelevantLabels() {}

  /** Those that rules of these pods name. */
  public static RelevantLabels of(Collection<Pod> pods) {
    RelevantLabels labels = new RelevantLabels();
    pods.forEach(pod -> labels.add(pod.spec()));
    return labels;
  }

  void add(PodSpec spec) {
    if (seen.add(spec)) {
      spec.affinity().forEach(this::add);
      spec.antiAffinity().forEach(this::add);
      spec.spread().forEach(this::add);
    }
  }

  /** Those of the pod. */
  public Map<String, String> of(Pod pod) {
    return keys.isEmpty() ? Map.of() : Map.copyOf(Maps.filterKeys(pod.labels(), keys::contains));
  }

  private void add(PodAffinityTerm term) {
    term.selector().ifPresent(this::add);
  }

  private void add(SpreadConstraint constraint) {
    constraint.selector().ifPresent(this::add);
    keys.addAll(constraint.matchLabelKeys());
  }

  private void add(LabelSelector selector) {
    keys.addAll(selector.labels().keySet());
    selector.expressions().stream().map(NodeSelector.Requirement::key).forEach(keys::add);
  }
}
