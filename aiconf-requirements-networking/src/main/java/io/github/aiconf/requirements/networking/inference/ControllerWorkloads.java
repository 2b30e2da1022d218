package io.github.aiconf.requirements.networking.inference;

import static io.github.aiconf.api.cluster.Resources.DAEMON_SETS;
import static io.github.aiconf.api.cluster.Resources.DEPLOYMENTS;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.health.Controllers;
import io.github.aiconf.api.health.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The workloads of controllers, by the labels in profiles: Deployments, or DaemonSets for those
 * that may run on every node. What was accepted by a controller that is gone proves nothing.
 *
 * <p>A workload that is found and has no available replica is broken. One that is not found is only
 * a warning: labels are a matter of how something was installed, and some controllers run outside
 * of the cluster.
 */
final class ControllerWorkloads {

  private final Cluster cluster;
  private final List<GatewayImplementation> implementations;

  ControllerWorkloads(Cluster cluster, List<GatewayImplementation> implementations) {
    this.cluster = cluster;
    this.implementations = implementations;
  }

  static Reads reads() {
    return Reads.none()
        .list(
            DEPLOYMENTS,
            "metadata.labels",
            "spec.template.metadata.labels",
            "status.availableReplicas")
        .list(
            DAEMON_SETS,
            "metadata.labels",
            "spec.template.metadata.labels",
            "status.numberAvailable");
  }

  /** The implementation behind a controller name; profiles of the user come last and win. */
  Optional<GatewayImplementation> implementation(String controllerName) {
    return implementations.stream()
        .filter(implementation -> implementation.hasController(controllerName))
        .reduce((shipped, own) -> own);
  }

  Health health(String controllerName) {
    Optional<GatewayImplementation> implementation = implementation(controllerName);
    if (implementation.isEmpty()) {
      return Health.healthy(List.of())
          .note("No profile describes the controller " + controllerName
              + ", so its workload was not looked for");
    }
    return implementation.get().controllerLabels().isEmpty()
        ? Health.healthy(List.of())
            .note("The profile of " + implementation.get().title()
                + " names no label of its controller, so its workload was not looked for")
        : health(implementation.get());
  }

  private Health health(GatewayImplementation implementation) {
    Listing deployments = cluster.listVisible(DEPLOYMENTS);
    Listing daemonSets = cluster.listVisible(DAEMON_SETS);
    boolean complete = deployments.gap().isEmpty() && daemonSets.gap().isEmpty();
    List<Observation> running = new ArrayList<>();
    List<Observation> down = new ArrayList<>();
    look(deployments, "status.availableReplicas", implementation, running, down);
    look(daemonSets, "status.numberAvailable", implementation, running, down);
    if (!running.isEmpty()) {
      return Health.healthy(running);
    }
    if (!complete) {
      return Health.healthy(down)
          .note("Whether the controller of " + implementation.title() + " runs could not be seen");
    }
    return down.isEmpty() ? notFound(implementation) : down(implementation, down);
  }

  private static void look(
      Listing workloads,
      String availableField,
      GatewayImplementation implementation,
      List<Observation> running,
      List<Observation> down) {
    for (KubernetesObject workload : workloads) {
      if (!implementation.isControlledBy(workload)) {
        continue;
      }
      long available = workload.at(availableField).number(0);
      if (available > 0) {
        running.add(Observation.of(workload, availableField, String.valueOf(available)));
      } else {
        down.add(Observation.of(workload, availableField, "0", "at least 1"));
      }
    }
  }

  private static Health notFound(GatewayImplementation implementation) {
    return Health.healthy(List.of())
        .warning(
            "No workload of " + implementation.title() + " ("
                + String.join(" or ", implementation.controllerLabels())
                + ") was found; where its controller was uninstalled, the conditions that it wrote are left over");
  }

  private static Health down(GatewayImplementation implementation, List<Observation> down) {
    return Health.broken(
        new Health.Problem(
            Controllers.CONTROLLER_UNAVAILABLE,
            "The controller of " + implementation.title() + " does not run: "
                + down.get(0).object() + " has no available replica.",
            "a GatewayClass whose controller runs",
            "Look at kubectl -n " + down.get(0).object().namespace()
                + " get pods, and bring the controller of " + implementation.title() + " up."),
        down);
  }
}
