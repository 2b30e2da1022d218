package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.api.cluster.Resources.PODS;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pods that monitors find or that ask by annotation, and the model servers among all pods: one
 * visit of the pods, which keeps only the model servers.
 */
final class PodTargets {

  /** A monitor that finds pods with certain labels, itself or through a Service. */
  private record Claim(Monitor monitor, Optional<ServiceTarget> service) {

    boolean covers(String namespace) {
      return service
          .map(s -> s.reference().namespace().equals(namespace))
          .orElseGet(() -> monitor.looksIn(namespace));
    }
  }

  private final SelectorIndex<Claim> claims = new SelectorIndex<>();
  private final Map<String, Optional<ModelServer>> byImage = new HashMap<>();
  private final List<ModelPod> modelPods = new ArrayList<>();
  private final Collection<ModelServer> servers;
  private final Annotated annotated;
  private final Optional<Gap> gap;

  private PodTargets(Collection<ModelServer> servers, Annotated annotated, Optional<Gap> gap) {
    this.servers = servers;
    this.annotated = annotated;
    this.gap = gap;
  }

  static Reads reads() {
    return Reads.none()
        .list(
            PODS,
            "metadata.labels",
            "metadata.annotations",
            "spec.containers.image",
            "spec.containers.ports",
            "spec.initContainers.ports",
            "status.phase",
            "status.conditions");
  }

  static PodTargets read(
      Cluster cluster,
      Collection<Monitor> monitors,
      Collection<ServiceTarget> services,
      Collection<ModelServer> servers,
      Annotated annotated) {
    Listing pods = cluster.listVisible(PODS);
    PodTargets targets = new PodTargets(servers, annotated, pods.gap());
    for (Monitor monitor : monitors) {
      if (monitor.finds() == MonitorType.Target.PODS) {
        targets.claims.add(monitor.selector(), new Claim(monitor, Optional.empty()));
      }
    }
    for (ServiceTarget service : services) {
      if (!service.pods().matchesEverything()) {
        service
            .monitors()
            .forEach(m -> targets.claims.add(service.pods(), new Claim(m, Optional.of(service))));
      }
    }
    pods.forEach(targets::visit);
    return targets;
  }

  /** The pods that run model servers. */
  List<ModelPod> modelPods() {
    return modelPods;
  }

  /** Why not all pods could be seen. */
  Optional<Gap> gap() {
    return gap;
  }

  private void visit(KubernetesObject pod) {
    String phase = pod.text("status.phase");
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      return;
    }
    Set<Monitor> matching = new HashSet<>();
    claims.forEachMatch(pod.labels(), claim -> {
      if (claim.covers(pod.namespace()) && tell(claim, pod)) {
        matching.add(claim.monitor());
      }
    });
    Map<String, String> annotations = pod.annotations();
    if (annotated.wants(annotations)) {
      annotated.add(pod.reference(), annotations, isReady(pod));
    }
    server(pod)
        .ifPresent(server -> modelPods.add(new ModelPod(
            pod.namespace(), pod.name(), server, matching, annotated.asked(annotations))));
  }

  /** Tells the monitor what this pod is to it; answers whether the pod has a port it asks for. */
  private static boolean tell(Claim claim, KubernetesObject pod) {
    List<Value> declared = ports(pod);
    boolean has = false;
    for (TargetPort wanted : claim.monitor().ports()) {
      Optional<ServiceTarget> service = claim.service();
      if (service.isPresent() && !service.get().leavesToPods(wanted)) {
        has |= service.get().has(wanted);
      } else {
        has |= tell(claim.monitor(), wanted, pod, declared);
      }
    }
    return has;
  }

  private static boolean tell(
      Monitor monitor, TargetPort wanted, KubernetesObject pod, List<Value> declared) {
    Reach reach = monitor.reach();
    if (!wanted.isDeclared(declared) && !(monitor.undeclaredPorts() && wanted.isNumber())) {
      reach.misses(
          () -> Observation.of(pod, "spec.containers.ports", names(declared), "a port " + wanted));
      return false;
    }
    if (isReady(pod)) {
      reach.resolves(() -> Observation.of(pod, "status.conditions[Ready].status", "True"));
    } else {
      reach.waits(() -> Observation.of(
          pod,
          "status.conditions[Ready].status",
          pod.condition("Ready").map(Condition::shown).orElse("absent"),
          "True"));
    }
    return true;
  }

  private Optional<ModelServer> server(KubernetesObject pod) {
    for (Value container : pod.items("spec.containers")) {
      Optional<ModelServer> server = byImage.computeIfAbsent(
          container.text("image"),
          image -> servers.stream().filter(s -> s.runs(image)).findFirst());
      if (server.isPresent()) {
        return server;
      }
    }
    return Optional.empty();
  }

  private static boolean isReady(KubernetesObject pod) {
    return pod.condition("Ready").filter(Condition::isTrue).isPresent();
  }

  /** A sidecar is written as an init container and may serve the metrics. */
  private static List<Value> ports(KubernetesObject pod) {
    List<Value> ports = new ArrayList<>();
    for (String containers : List.of("spec.containers", "spec.initContainers")) {
      pod.items(containers).forEach(container -> ports.addAll(container.items("ports")));
    }
    return ports;
  }

  private static String names(List<Value> ports) {
    List<String> names = ports.stream()
        .map(port -> port.text("name").isEmpty() ? port.text("containerPort") : port.text("name"))
        .toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
