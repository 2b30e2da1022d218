package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.Quantity;
import java.util.List;
import java.util.Map;

/** Pods that differ in one respect. */
final class Pods {

  private Pods() {}

  /** The pod with another spec. */
  static Pod with(Pod pod, PodSpec spec) {
    return new Pod(
        pod.namespace(),
        pod.name(),
        pod.uid(),
        pod.labels(),
        pod.annotations(),
        pod.nodeName(),
        pod.nominatedNodeName(),
        pod.phase(),
        pod.terminating(),
        pod.generatedClaims(),
        pod.resize(),
        spec);
  }

  /** A pod without rules about other pods. */
  static Pod withoutRules(Pod pod) {
    PodSpec spec = pod.spec();
    if (spec.affinity().isEmpty()
        && spec.antiAffinity().isEmpty()
        && spec.spread().isEmpty()) {
      return pod;
    }
    return with(
        pod,
        new PodSpec(
            spec.containers(),
            spec.initContainers(),
            spec.podRequests(),
            spec.overhead(),
            spec.nodeSelector(),
            spec.nodeAffinity(),
            List.of(),
            List.of(),
            spec.tolerations(),
            List.of(),
            spec.claims(),
            spec.schedulingGates(),
            spec.hostNetworkInUserNamespace(),
            spec.volumes(),
            spec.schedulerName(),
            spec.priority(),
            spec.preemptionPolicy(),
            spec.group()));
  }

  /** The spec with other containers, and other requests for the pod as a whole. */
  static PodSpec with(PodSpec spec, List<Container> containers, Map<String, Quantity> podRequests) {
    return new PodSpec(
        containers,
        spec.initContainers(),
        podRequests,
        spec.overhead(),
        spec.nodeSelector(),
        spec.nodeAffinity(),
        spec.affinity(),
        spec.antiAffinity(),
        spec.tolerations(),
        spec.spread(),
        spec.claims(),
        spec.schedulingGates(),
        spec.hostNetworkInUserNamespace(),
        spec.volumes(),
        spec.schedulerName(),
        spec.priority(),
        spec.preemptionPolicy(),
        spec.group());
  }

  /** The spec with other claims, and without what holds the pod back. */
  static PodSpec with(PodSpec spec, List<ClaimReference> claims) {
    return new PodSpec(
        spec.containers(),
        spec.initContainers(),
        spec.podRequests(),
        spec.overhead(),
        spec.nodeSelector(),
        spec.nodeAffinity(),
        spec.affinity(),
        spec.antiAffinity(),
        spec.tolerations(),
        spec.spread(),
        claims,
        List.of(),
        spec.hostNetworkInUserNamespace(),
        spec.volumes(),
        spec.schedulerName(),
        spec.priority(),
        spec.preemptionPolicy(),
        spec.group());
  }
}
