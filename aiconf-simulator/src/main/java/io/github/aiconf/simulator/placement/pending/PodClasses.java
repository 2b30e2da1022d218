package io.github.aiconf.simulator.placement.pending;

import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.DeviceConstraint;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.gang.PodClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Puts pods together that scheduling cannot tell apart. */
final class PodClasses {

  private final RelevantLabels labels;
  private final BiFunction<String, String, Optional<ResourceClaim>> claimOf;
  private final Function<Pod, String> taskOf;
  private final Map<Key, Found> found = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private record Wanted(List<DeviceRequest> requests, List<DeviceConstraint> constraints) {}

  private record Key(PodSpec spec, Map<String, String> labels, String task, List<Wanted> claims) {}

  /** Equal pods: the first, its claims, and how many there are. */
  static final class Found {

    private final Pod first;
    private final String task;
    private final List<ResourceClaim> claims;
    private int count;

    private Found(Pod first, String task, List<ResourceClaim> claims) {
      this.first = first;
      this.task = task;
      this.claims = claims;
    }

    String task() {
      return task;
    }

    PodClass podClass(int minimum) {
      return new PodClass(first.name(), first, count, Math.min(minimum, count), claims);
    }
  }

  /**
   * Without pods yet.
   *
   * @param claimOf the claim of a namespace and name
   * @param taskOf the part of its group that a pod belongs to
   */
  PodClasses(
      RelevantLabels labels,
      BiFunction<String, String, Optional<ResourceClaim>> claimOf,
      Function<Pod, String> taskOf) {
    this.labels = labels;
    this.claimOf = claimOf;
    this.taskOf = taskOf;
  }

  void add(Pod pod) {
    List<ResourceClaim> claims = made(pod);
    List<Wanted> wanted = claims.stream()
        .map(claim -> new Wanted(claim.requests(), claim.constraints()))
        .toList();
    String task = taskOf.apply(pod);
    found.computeIfAbsent(
            new Key(pod.spec(), labels.of(pod), task, wanted), key -> new Found(pod, task, claims))
        .count++;
  }

  /** The claims that were made for the pod. */
  private List<ResourceClaim> made(Pod pod) {
    List<ResourceClaim> claims = new ArrayList<>();
    for (ClaimReference reference : pod.spec().claims()) {
      if (reference.claim().isPresent()) {
        continue;
      }
      Optional<ResourceClaim> claim = pod.generatedClaims()
          .getOrDefault(reference.name(), Optional.empty())
          .flatMap(name -> claimOf.apply(pod.namespace(), name));
      claim.ifPresent(claims::add);
      if (claim.flatMap(ResourceClaim::allocation).isPresent()) {
        problems.add("devices that pod " + pod.name() + " holds already");
      }
    }
    return claims;
  }

  /** All classes, in the order of their first pods. */
  List<Found> found() {
    return List.copyOf(found.values());
  }

  /** How many classes the task has. */
  long ofTask(String task) {
    return found.values().stream().filter(each -> each.task.equals(task)).count();
  }

  /** What was met that no question can be asked about. */
  List<String> problems() {
    return List.copyOf(problems);
  }
}
