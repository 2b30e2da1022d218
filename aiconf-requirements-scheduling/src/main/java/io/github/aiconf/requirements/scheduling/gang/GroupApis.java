package io.github.aiconf.requirements.scheduling.gang;

import static io.github.aiconf.api.cluster.Resources.DEPLOYMENTS;

import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.UnreadableException;
import java.util.Optional;
import java.util.TreeSet;

/** Components with groups of pods that are no gang scheduler of Kubernetes by themselves. */
final class GroupApis {

  private GroupApis() {}

  static Reads reads(GroupApi api) {
    Reads reads = Reads.none().list(api.api(), "metadata.name");
    return api.configuration().isPresent()
        ? reads.plus(api.configuration().get().reads())
        : reads;
  }

  /** The finding for one that has a scheduler of its own; empty where it is not installed. */
  static Optional<Finding> ownScheduler(Cluster cluster, GroupApi api) {
    if (!ServedApi.isServed(cluster, api.api())) {
      return Optional.empty();
    }
    return Optional.of(Finding.unknown(
            Reason.AMBIGUOUS,
            api.title()
                + " is installed. It places its groups by itself, outside of Kubernetes, so that no object of the "
                + "cluster shows how.")
        .lookedFor("a gang scheduler that works with objects of Kubernetes")
        .next(
            "Bring evidence of your own: a job that fits and starts as a whole, and one that does not fit and of "
                + "which no part starts.")
        .observed(Observation.count(cluster.listVisible(api.api()))));
  }

  /** Adds what is known of one that needs a gang scheduler; nothing where it is not installed. */
  static Finding describe(CheckContext context, GroupApi api, Finding finding) {
    Cluster cluster = context.cluster();
    Listing objects = cluster.listVisible(api.api());
    if (!objects.isServed() || objects.gap().isPresent()) {
      return finding;
    }
    Finding described = finding.note(api.title() + " is installed, with " + objects.size()
        + " objects; its groups are gangs only where a gang scheduler places them"
        + provider(context, api));
    for (KubernetesObject deployment : deployments(cluster, api)) {
      if (!deployment.isTrue("Available")) {
        described = described.warning(deployment.reference() + " is not available.");
      }
    }
    return described;
  }

  private static Iterable<KubernetesObject> deployments(Cluster cluster, GroupApi api) {
    return Installation.find(api.controllers(), api.namespaces(), cluster.listVisible(DEPLOYMENTS))
        .exclusive();
  }

  private static String provider(CheckContext context, GroupApi api) {
    Cluster cluster = context.cluster();
    if (api.configuration().isEmpty() || api.provider().isEmpty()) {
      return "";
    }
    TreeSet<String> namespaces = new TreeSet<>(api.namespaces());
    deployments(cluster, api).forEach(deployment -> namespaces.add(deployment.namespace()));
    try {
      return api.configuration()
          .get()
          .find(cluster, namespaces)
          .map(found -> found.content(context).text(api.provider().get()))
          .map(name -> name.isEmpty() ? "; it names none" : "; it names " + name)
          .orElse("");
    } catch (UnreadableException e) {
      return "";
    }
  }
}
