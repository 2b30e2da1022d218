package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gangs of Kubernetes itself: Workloads (1.35) and PodGroups (from 1.36) of
 * {@code scheduling.k8s.io}.
 *
 * <p>Two processes have to agree: the API server keeps the objects, kube-scheduler places them.
 * Only the gates of the API server can be read. That the scheduler takes part shows a PodGroup that
 * it has marked.
 */
final class NativeGangs {

  static final String TITLE = "kube-scheduler (scheduling.k8s.io)";

  private static final ResourceType WORKLOADS =
      new ResourceType("scheduling.k8s.io", "workloads", "Workload");
  private static final ResourceType POD_GROUPS =
      new ResourceType("scheduling.k8s.io", "podgroups", "PodGroup");

  /** The metrics of the API server are no object; this names them like one. */
  private static final ObjectReference GATES =
      new ObjectReference("", "Metrics", "", "kube-apiserver");

  private static final String API_GATE = "GenericWorkload";

  /** A gate of its own up to 1.36, a part of GenericWorkload from 1.37 on. */
  private static final String SCHEDULER_GATE = "GangScheduling";

  /** The scheduler's mark, by the name of 1.36 and by that of 1.37. */
  private static final List<String> MARKS =
      List.of("PodGroupScheduled", "PodGroupInitiallyScheduled");

  private static final String GANG = "spec.schedulingPolicy.gang.minCount";
  private static final String NEXT = "Switch on the gates " + API_GATE + " and, before 1.37, "
      + SCHEDULER_GATE + " in kube-apiserver and kube-scheduler, then let a PodGroup be scheduled.";

  private NativeGangs() {}

  static Reads reads() {
    return Reads.none()
        .featureGates()
        .list(WORKLOADS, "metadata.name")
        .list(POD_GROUPS, GANG, "status.conditions");
  }

  /** The finding; empty where the API is not served. */
  static Optional<Finding> finding(Cluster cluster) {
    boolean served =
        ServedApi.isServed(cluster, POD_GROUPS) || ServedApi.isServed(cluster, WORKLOADS);
    if (!served) {
      return Optional.empty();
    }
    List<Observation> seen = new ArrayList<>();
    for (ResourceType type : List.of(WORKLOADS, POD_GROUPS)) {
      Listing list = cluster.listVisible(type);
      if (list.isServed()) {
        seen.add(Observation.of(list.reference(), "items", list.size() + " objects"));
      }
    }
    Optional<Observation> mark = mark(cluster);
    mark.ifPresent(seen::add);
    return Optional.of(byGates(cluster, seen, mark.isPresent()).observed(seen));
  }

  private static Finding byGates(Cluster cluster, List<Observation> seen, boolean marked) {
    FeatureGates gates;
    try {
      gates = cluster.featureGates();
    } catch (UnreadableException e) {
      return marked ? ready(true) : Finding.unreadable(e.gap());
    }
    List<String> off = new ArrayList<>();
    for (String gate : List.of(API_GATE, SCHEDULER_GATE)) {
      gates.isOn(gate).ifPresent(on -> {
        seen.add(gate(gate, on));
        if (!on) {
          off.add(gate);
        }
      });
    }
    if (gates.isOn(API_GATE).isEmpty()) {
      seen.add(Observation.of(GATES, field(API_GATE), "absent", "1"));
      off.add(API_GATE);
    }
    return off.isEmpty() || (marked && !off.contains(API_GATE)) ? ready(marked) : open(off);
  }

  private static Observation gate(String gate, boolean on) {
    return on
        ? Observation.of(GATES, field(gate), "1")
        : Observation.of(GATES, field(gate), "0", "1");
  }

  private static String field(String gate) {
    return "kubernetes_feature_enabled{name=\"" + gate + "\"}";
  }

  private static Finding ready(boolean marked) {
    Finding ready = Finding.pass("Kubernetes itself places gangs: Workloads or PodGroups of "
        + "scheduling.k8s.io are served and switched on.");
    return marked
        ? ready
        : ready.note(
            "Not seen: the gates of kube-scheduler; those of the API server do not show them, and no "
                + "PodGroup with the mark of kube-scheduler was seen");
  }

  private static Finding open(List<String> off) {
    return Finding.unknown(
            Reason.AMBIGUOUS,
            "Workloads or PodGroups of scheduling.k8s.io are served, but the API server does not say that "
                + String.join(" and ", off)
                + " is on; whether kube-scheduler places gangs is not seen.")
        .lookedFor("the feature gates " + API_GATE + " and, where there is one, " + SCHEDULER_GATE
            + " on, or a PodGroup with a gang that kube-scheduler has marked as scheduled")
        .next(NEXT);
  }

  /** A mark of the scheduler on a group that is a gang; groups without one it marks as well. */
  private static Optional<Observation> mark(Cluster cluster) {
    for (KubernetesObject group : cluster.listVisible(POD_GROUPS)) {
      Optional<Condition> mark = MARKS.stream()
          .flatMap(type -> group.condition(type).stream())
          .filter(condition -> condition.isTrue() && group.isFresh(condition))
          .findFirst();
      if (mark.isPresent() && group.at(GANG).isPresent()) {
        return mark.map(c -> Observation.of(group, c.field(), c.shown()));
      }
    }
    return Optional.empty();
  }
}
