package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Topology;
import java.util.List;
import java.util.Optional;

/**
 * What a PodGroup says about its pods.
 *
 * @param written where
 * @param scheduler whose kind of PodGroup it is; 1.36 stands for all releases of Kubernetes
 * @param minimum how many pods have to be placed together, at least 1
 * @param topology where they have to be
 * @param notModelled what else it says that decides
 */
record GangGroup(
    WrittenObject written,
    SchedulerFlavour scheduler,
    int minimum,
    Optional<Topology> topology,
    List<String> notModelled) {

  private static final String KIND = "PodGroup";
  private static final String MIN_COUNT = "spec.schedulingPolicy.gang.minCount";
  private static final String MIN_MEMBER = "spec.minMember";
  private static final String TOPOLOGY = "spec.schedulingConstraints.topology";

  /** Reads a PodGroup; nothing if the object is none of a group that is known. */
  static Optional<GangGroup> of(WrittenObject written) {
    if (!written.kind().equals(KIND)) {
      return Optional.empty();
    }
    return switch (written.group()) {
      case "scheduling.k8s.io" -> Optional.of(ofKubernetes(written));
      case "scheduling.x-k8s.io" ->
        Optional.of(new GangGroup(
            written,
            SchedulerFlavour.COSCHEDULING,
            minimum(written, MIN_MEMBER),
            Optional.empty(),
            List.of()));
      case "scheduling.volcano.sh" ->
        Optional.of(new GangGroup(
            written,
            SchedulerFlavour.VOLCANO,
            minimum(written, MIN_MEMBER),
            Optional.empty(),
            ofVolcano(written)));
      default -> Optional.empty();
    };
  }

  private static GangGroup ofKubernetes(WrittenObject written) {
    List<Value> constraints = written.object().items(TOPOLOGY);
    if (constraints.size() > 1) {
      throw written.refuse(TOPOLOGY, "has " + constraints.size() + " entries; there can be one");
    }
    Optional<Topology> topology = constraints.stream().findFirst().map(constraint -> {
      String key = constraint.text("key");
      if (key.isEmpty()) {
        throw written.refuse(TOPOLOGY + "[0].key", "is missing; name a label of nodes");
      }
      return Topology.required(key);
    });
    boolean basic = written.object().at("spec.schedulingPolicy.basic").isPresent();
    int minimum = basic ? 1 : minimum(written, MIN_COUNT);
    return new GangGroup(written, SchedulerFlavour.NATIVE_1_36, minimum, topology, List.of());
  }

  private static List<String> ofVolcano(WrittenObject written) {
    return List.of("minTaskMember", "networkTopology", "subGroupPolicy").stream()
        .filter(field -> written.object().at("spec").get(field).isPresent())
        .map(field -> "spec." + field + " of " + written.label())
        .toList();
  }

  private static int minimum(WrittenObject written, String field) {
    Value value = written.object().at(field);
    if (!value.isPresent()) {
      throw written.refuse(field, "is missing; say how many pods have to be placed together");
    }
    boolean isWhole = value.json() instanceof Integer && value.number(0) > 0;
    if (!isWhole) {
      throw written.refuse(
          field, "is " + GangWorkload.brief(value) + "; write a whole number greater than 0");
    }
    return (int) value.number(0);
  }

  /** Whether the pod says that it belongs to the group. */
  boolean has(WrittenObject pod) {
    Value object = pod.object();
    if (!pod.namespace().equals(written.namespace())) {
      return false;
    }
    String name = switch (scheduler) {
      case NATIVE_1_36 -> object.text("spec.schedulingGroup.podGroupName");
      case COSCHEDULING ->
        object.at("metadata.labels").get("scheduling.x-k8s.io/pod-group").text();
      default -> {
        Value annotations = object.at("metadata.annotations");
        String own = annotations.get("scheduling.volcano.sh/group-name").text();
        yield own.isEmpty() ? annotations.get("scheduling.k8s.io/group-name").text() : own;
      }
    };
    return name.equals(written.name());
  }
}
