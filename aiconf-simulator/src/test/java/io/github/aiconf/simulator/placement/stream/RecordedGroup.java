package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A PodGroup of a recorded case.
 *
 * @param name its name
 * @param minimum how many pods have to be placed
 * @param topology the label of nodes whose value has to be equal
 * @param running its pods that are there from the start
 * @param waiting those that are to be placed
 * @param claims of each of its pods, those that are its own
 * @param isPlaced what the scheduler said in the end; absent if it said nothing
 */
record RecordedGroup(
    String name,
    int minimum,
    Optional<String> topology,
    List<Pod> running,
    List<Pod> waiting,
    Map<Pod, List<ResourceClaim>> claims,
    Optional<Boolean> isPlaced) {

  static RecordedGroup of(Map<?, ?> object, Map<Pod, List<ResourceClaim>> pods, Map<?, ?> results) {
    Map<?, ?> metadata = (Map<?, ?>) object.get("metadata");
    Map<?, ?> spec = (Map<?, ?>) object.get("spec");
    String name = (String) metadata.get("name");
    List<Pod> members = pods.keySet().stream()
        .filter(pod -> pod.spec().group().filter(of -> of.group().equals(name)).isPresent())
        .filter(pod -> pod.spec().schedulerName().equals("default-scheduler"))
        .toList();
    return new RecordedGroup(
        name,
        minimum((Map<?, ?>) spec.get("schedulingPolicy")),
        topology(spec),
        members.stream().filter(pod -> !pod.nodeName().isEmpty()).toList(),
        members.stream().filter(pod -> pod.nodeName().isEmpty()).toList(),
        pods,
        placed(results.get(metadata.get("namespace") + "/" + name)));
  }

  private static int minimum(Map<?, ?> policy) {
    return policy.get("gang") instanceof Map<?, ?> gang ? (Integer) gang.get("minCount") : 1;
  }

  private static Optional<String> topology(Map<?, ?> spec) {
    return spec.get("schedulingConstraints") instanceof Map<?, ?> constraints
            && constraints.get("topology") instanceof List<?> list
        ? Optional.of((String) ((Map<?, ?>) list.get(0)).get("key"))
        : Optional.empty();
  }

  private static Optional<Boolean> placed(Object result) {
    if (!(result instanceof Map<?, ?> fields)
        || !(fields.get("conditions") instanceof List<?> list)) {
      return Optional.empty();
    }
    return list.stream()
        .map(String::valueOf)
        .filter(text -> text.startsWith("PodGroupScheduled="))
        .findFirst()
        .map(text -> text.startsWith("PodGroupScheduled=True"));
  }

  boolean has(Pod pod) {
    return Stream.concat(running.stream(), waiting.stream())
        .anyMatch(each -> each.key().equals(pod.key()));
  }

  /** Whether there are fewer pods than have to be placed, so that nobody looks at them. */
  boolean isIncomplete() {
    return running.size() + waiting.size() < minimum;
  }

  /** What is still to be placed. */
  Gang gang() {
    List<PodClass> classes = new ArrayList<>();
    alike().values().forEach(pods -> {
      Pod first = pods.get(0);
      classes.add(new PodClass(first.name(), first, pods.size(), 0, claims.get(first)));
    });
    Gang gang = Gang.of(classes).withMinimum(Math.max(1, minimum - running.size()));
    return topology.map(label -> gang.within(Topology.required(label))).orElse(gang);
  }

  /** The class of the pod with which there were enough; absent if there are more. */
  OptionalInt completing() {
    if (running.size() + waiting.size() > minimum) {
      return OptionalInt.empty();
    }
    Pod last = waiting.get(waiting.size() - 1);
    List<Object> kinds = List.copyOf(alike().keySet());
    return OptionalInt.of(kinds.indexOf(kind(last)));
  }

  private Map<Object, List<Pod>> alike() {
    Map<Object, List<Pod>> alike = new LinkedHashMap<>();
    for (Pod pod : waiting) {
      alike.computeIfAbsent(kind(pod), key -> new ArrayList<>()).add(pod);
    }
    return alike;
  }

  private Object kind(Pod pod) {
    return List.of(pod.labels(), pod.spec(), claims.get(pod));
  }
}
