package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pods that are scheduled together, as a PodGroup says it, or a Workload of Kubernetes 1.35.
 *
 * @param api whose PodGroup it is
 * @param version of that API, for example {@code v1alpha2}
 * @param namespace where it is
 * @param name its name; within its Workload, if it is a part of one
 * @param workload the Workload of Kubernetes 1.35 that it is a part of
 * @param minimum how many of its pods have to be placed together; 1 if each may start alone
 * @param taskMinimums the same for parts of the group, by name; empty if only the whole counts
 * @param topology labels of nodes whose values have to be equal for all its pods, the widest first;
 *     empty if they may be anywhere
 * @param notModelled what else it says that may keep its pods waiting, each with its field
 */
public record PodGroup(
    PodGroupApi api,
    String version,
    String namespace,
    String name,
    Optional<String> workload,
    int minimum,
    Map<String, Integer> taskMinimums,
    List<String> topology,
    List<String> notModelled) {

  /** Keeps copies. */
  public PodGroup {
    taskMinimums = ImmutableMap.copyOf(taskMinimums);
    topology = List.copyOf(topology);
    notModelled = List.copyOf(notModelled);
  }

  /** For example {@code PodGroup team/train}. */
  public String label() {
    return workload.isPresent()
        ? "Workload " + namespace + "/" + workload.get() + ", group " + name
        : "PodGroup " + namespace + "/" + name;
  }

  /** Whether its pods start all together or not at all. */
  public boolean isGang() {
    return minimum > 1 || !taskMinimums.isEmpty();
  }

  /** Whether the pod says that it belongs to the group. */
  public boolean has(Pod pod) {
    return pod.namespace().equals(namespace)
        && api.reference(pod)
            .filter(each -> each.group().equals(name) && each.workload().equals(workload))
            .isPresent();
  }
}
