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

  /** With one feature that can be lacking there is one list. */
  private static final String LISTED =
      "node declared features check failed - unsatisfied requirements: ";

  @Override
  public Filter filter() {
    return Filter.NODE_DECLARED_FEATURES;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    SchedulerProfile profile = question.inventory.profile();
    List<String> needed = needed(question.pod.spec(), profile);
    if (needed.isEmpty() || !profile.has(SchedulerGate.NODE_DECLARED_FEATURES)) {
      return;
    }
    int reason = verdict.reason(
        profile.has(SchedulerDifference.NAMES_FEATURES)
            ? Rejection.unresolvable(LISTED + String.join(", ", needed))
            : REJECTION);
    NodeTable nodes = question.nodes;
    for (int slot = 0; slot < nodes.size(); slot++) {
      Node node = nodes.node(slot);
      if (node != null && !node.declaredFeatures().containsAll(needed)) {
        verdict.reject(slot, reason);
      }
    }
  }

  private static List<String> needed(PodSpec spec, SchedulerProfile profile) {
    List<String> needed = new ArrayList<>();
    if (Stream.concat(spec.containers().stream(), spec.initContainers().stream())
        .anyMatch(Container::restartsPod)) {
      needed.add("RestartAllContainersOnContainerExits");
    }
    if (spec.hostNetworkInUserNamespace()
        && !profile.has(SchedulerDifference.IGNORES_USERS_ON_HOST_NETWORK)) {
      needed.add("UserNamespacesHostNetworkSupport");
    }
    return needed;
  }
}
