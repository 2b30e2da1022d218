package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.Toleration;
import io.github.aiconf.simulator.placement.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pods that some filters have nothing against. */
final class RelaxedPods {

  /** Filters that can be made to let the pod pass without changing what it asks for. */
  static final Set<Filter> RELAXABLE = Set.of(
      Filter.NODE_UNSCHEDULABLE,
      Filter.TAINT_TOLERATION,
      Filter.NODE_AFFINITY,
      Filter.NODE_PORTS,
      Filter.POD_TOPOLOGY_SPREAD,
      Filter.INTER_POD_AFFINITY);

  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

  private RelaxedPods() {}

  /** @param taints keys of the taints there are */
  static Gang of(Gang gang, Set<Filter> relaxed, Set<String> taints) {
    List<PodClass> classes = gang.classes().stream()
        .map(each -> each.with(of(each.template(), relaxed, taints)))
        .toList();
    return new Gang(classes, gang.minimum(), gang.topology());
  }

  private static Pod of(Pod pod, Set<Filter> relaxed, Set<String> taints) {
    PodSpec spec = pod.spec();
    boolean placement = relaxed.contains(Filter.NODE_AFFINITY);
    boolean near = relaxed.contains(Filter.INTER_POD_AFFINITY);
    boolean spread = relaxed.contains(Filter.POD_TOPOLOGY_SPREAD);
    boolean ports = relaxed.contains(Filter.NODE_PORTS);
    return Pods.with(
        pod,
        new PodSpec(
            ports ? withoutPorts(spec.containers()) : spec.containers(),
            ports ? withoutPorts(spec.initContainers()) : spec.initContainers(),
            spec.podRequests(),
            spec.overhead(),
            placement ? Map.of() : spec.nodeSelector(),
            placement ? Optional.empty() : spec.nodeAffinity(),
            near ? List.of() : spec.affinity(),
            near ? List.of() : spec.antiAffinity(),
            tolerations(spec, relaxed, taints),
            spread ? List.of() : spec.spread(),
            spec.claims(),
            spec.schedulingGates(),
            spec.hostNetworkInUserNamespace(),
            spec.volumes(),
            spec.schedulerName(),
            spec.priority(),
            spec.preemptionPolicy(),
            spec.group()));
  }

  private static List<Container> withoutPorts(List<Container> containers) {
    return containers.stream()
        .map(each -> new Container(
            each.name(), each.requests(), each.staysUp(), List.of(), each.restartsPod()))
        .toList();
  }

  private static List<Toleration> tolerations(
      PodSpec spec, Set<Filter> relaxed, Set<String> taints) {
    List<Toleration> tolerations = new ArrayList<>(spec.tolerations());
    if (relaxed.contains(Filter.NODE_UNSCHEDULABLE)) {
      tolerations.add(new Toleration(UNSCHEDULABLE, "Exists", "", ""));
    }
    if (relaxed.contains(Filter.TAINT_TOLERATION)) {
      taints.stream()
          .filter(key -> !key.equals(UNSCHEDULABLE))
          .sorted()
          .forEach(key -> tolerations.add(new Toleration(key, "Exists", "", "")));
    }
    return tolerations;
  }
}
