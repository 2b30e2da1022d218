package io.github.aiconf.cli;

import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodGroup;
import io.github.aiconf.simulator.model.PodGroupApi;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PodGroup of a file.
 *
 * @param written where
 * @param group what it says
 */
record GangGroup(WrittenObject written, PodGroup group) {

  /**
   * Reads a PodGroup; nothing if the object is none of a group that is known.
   *
   * @throws io.github.aiconf.core.input.InputException if it is wrong
   */
  static Optional<GangGroup> of(WrittenObject written) {
    if (!written.kind().equals("PodGroup") || PodGroupApi.of(written.group()).isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> tree = new LinkedHashMap<>(written.tree());
    Map<String, Object> metadata = new LinkedHashMap<>();
    written.object().get("metadata").fields().forEach((field, value) -> {
      Object json = value.json();
      if (json != null) {
        metadata.put(field, json);
      }
    });
    metadata.put("namespace", written.namespace());
    tree.put("metadata", metadata);
    try {
      return Optional.of(new GangGroup(written, ModelReader.strict().podGroup(tree)));
    } catch (ModelException e) {
      throw written.refuse(e.field(), e.problem());
    }
  }

  /** Who places its pods; 1.36 stands for all releases of Kubernetes. */
  SchedulerFlavour scheduler() {
    return switch (group.api()) {
      case KUBERNETES -> SchedulerFlavour.NATIVE_1_36;
      case COSCHEDULING -> SchedulerFlavour.COSCHEDULING;
      case VOLCANO -> SchedulerFlavour.VOLCANO;
      case KAI -> SchedulerFlavour.KAI;
    };
  }

  /** Where its pods have to be in relation to each other. */
  Optional<Topology> topology() {
    return group.topology().isEmpty()
        ? Optional.empty()
        : Optional.of(new Topology(group.topology(), true));
  }

  /** What else it says that decides. */
  List<String> notModelled() {
    List<String> fields = new ArrayList<>(group.notModelled());
    if (!group.taskMinimums().isEmpty()) {
      fields.add("spec.minTaskMember");
    }
    return fields.stream().map(field -> field + " of " + written.label()).toList();
  }

  /** Whether the pod says that it belongs to the group. */
  boolean has(Pod pod) {
    return group.has(pod);
  }
}
