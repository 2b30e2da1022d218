package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.PodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the pod needs the kubelet to be able to do. */
final class DeclaredFeaturesFilter implements NodeFilter {

  private static final Rejection REJECTION =
      Rejection.unresolvable("node(s) didn't match Pod's required features");

  @Override
  public Filter filter() {
    return Filter.NODE_DECLARED_FEATURES;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    List<String> needed = needed(question.pod.spec());
    if (needed.isEmpty() || !question.inventory.profile().nodeDeclaredFeatures()) {
      return;
    }
    int reason = verdict.reason(REJECTION);
    NodeTable nodes = question.nodes;
    for (int slot = 0; slot < nodes.size(); slot++) {
      Node node = nodes.node(slot);
      if (node != null && !node.declaredFeatures().containsAll(needed)) {
        verdict.reject(slot, reason);
      }
    }
  }

  private static List<String> needed(PodSpec spec) {
    List<String> needed = new ArrayList<>();
    if (Stream.concat(spec.containers().stream(), spec.initContainers().stream())
        .anyMatch(Container::restartsPod)) {
      needed.add("RestartAllContainersOnContainerExits");
    }
    if (spec.hostNetworkInUserNamespace()) {
      needed.add("UserNamespacesHostNetworkSupport");
    }
    return needed;
  }
}
