package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.PODS;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The pods of device plugins and DRA drivers, and on which nodes they are Ready. */
final class DriverPods {

  private static final int SHOWN = 5;

  private static final class Family {
    private final Set<String> readyNodes = new HashSet<>();
    private final Sample<Observation> notReady = new Sample<>(SHOWN);
  }

  private final Map<AcceleratorProfile, Family> families = new LinkedHashMap<>();

  DriverPods(List<AcceleratorProfile> present) {
    present.forEach(accelerator -> families.put(accelerator, new Family()));
  }

  static Reads reads() {
    return Reads.none()
        .list(
            PODS,
            "metadata.labels",
            "metadata.ownerReferences.kind",
            "spec.nodeName",
            "status.conditions.type",
            "status.conditions.status");
  }

  /** The accelerators whose labels the pod carries, where a DaemonSet made it. */
  Optional<AcceleratorProfile> of(KubernetesObject pod) {
    Value labels = pod.at("metadata.labels");
    return families.keySet().stream()
        .filter(accelerator -> Labels.carriesAnyOf(labels, accelerator.driverPods()))
        .filter(accelerator -> pod.items("metadata.ownerReferences").stream()
            .anyMatch(owner -> owner.text("kind").equals("DaemonSet")))
        .findFirst();
  }

  /** Remembers whether such a pod is Ready, and where. */
  void add(KubernetesObject pod, AcceleratorProfile accelerator) {
    Family family = families.computeIfAbsent(accelerator, unused -> new Family());
    Optional<Condition> ready = pod.condition("Ready");
    if (ready.filter(Condition::isTrue).isPresent()) {
      family.readyNodes.add(pod.text("spec.nodeName"));
    } else {
      family.notReady.add(Observation.of(
          pod,
          "status.conditions[Ready].status",
          ready.map(Condition::status).orElse("absent"),
          "True"));
    }
  }

  /** The finding with what they show about the nodes on which accelerators are handed out. */
  Finding describe(Finding finding, ObjectReference pods, Collection<Mediation> mediations) {
    Finding described = finding;
    for (Map.Entry<AcceleratorProfile, Family> family : families.entrySet()) {
      SortedSet<String> nodes = new TreeSet<>();
      mediations.stream()
          .filter(mediation -> mediation.accelerator().equals(family.getKey()))
          .forEach(mediation -> nodes.addAll(mediation.nodes()));
      if (!nodes.isEmpty()) {
        described = describe(described, pods, family.getKey().name(), family.getValue(), nodes);
      }
    }
    return described;
  }

  private static Finding describe(
      Finding finding, ObjectReference pods, String name, Family family, Set<String> nodes) {
    if (family.readyNodes.isEmpty() && family.notReady.isEmpty()) {
      return finding.note("No pod of a device plugin or driver of " + name
          + " was seen; a managed platform may hide it, or it carries other labels");
    }
    Sample<String> without = new Sample<>(SHOWN);
    nodes.stream().filter(node -> !family.readyNodes.contains(node)).forEach(without::add);
    String field = "nodes with a Ready driver pod of " + name;
    String covered = nodes.size() - without.count() + " of " + nodes.size();
    if (without.isEmpty()) {
      return finding.observed(Observation.of(pods, field, covered));
    }
    return finding
        .warning("No Ready pod of a device plugin or driver of " + name + " on " + without)
        .observed(Observation.of(pods, field, covered, "all of them"))
        .observed(family.notReady.shown());
  }
}
