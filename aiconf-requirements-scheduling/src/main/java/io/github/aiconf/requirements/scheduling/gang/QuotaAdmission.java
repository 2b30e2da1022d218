package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies behind an admission by quota, as Kueue does it: that a gang fits into a quota does not
 * say that each of its pods finds a node. Facts beside the verdict.
 */
final class QuotaAdmission {

  private static final ResourceType CLUSTER_QUEUES =
      new ResourceType("kueue.x-k8s.io", "clusterqueues", "ClusterQueue");
  private static final ResourceType LOCAL_QUEUES =
      new ResourceType("kueue.x-k8s.io", "localqueues", "LocalQueue");
  private static final ResourceType RESOURCE_FLAVORS =
      new ResourceType("kueue.x-k8s.io", "resourceflavors", "ResourceFlavor");

  private static final String FLAVORS = "spec.resourceGroups.flavors.name";
  private static final String TOPOLOGY = "spec.topologyName";
  private static final String WAIT = "waitForPodsReady";
  private static final String FRAMEWORKS = "integrations.frameworks";
  private static final String PLAIN_JOBS = "batch/job";

  /** The file that configures the component, as far as it could be seen. */
  private record Configuration(ConfigurationFile.Found file, Value content) {}

  private final CheckContext context;
  private final Cluster cluster;
  private final GangScheduler scheduler;
  private final Set<String> open;

  QuotaAdmission(CheckContext context, GangScheduler scheduler, Set<String> open) {
    this.context = context;
    this.cluster = context.cluster();
    this.scheduler = scheduler;
    this.open = open;
  }

  static Reads reads() {
    return Reads.none()
        .list(CLUSTER_QUEUES, FLAVORS)
        .list(LOCAL_QUEUES, "spec.clusterQueue")
        .list(RESOURCE_FLAVORS, TOPOLOGY);
  }

  Finding describe(Finding finding, Set<String> namespaces) {
    Finding described = localQueues(finding);
    List<Observation> topologies = topologies();
    Optional<Configuration> configuration = configuration(namespaces);
    if (configuration.isPresent()) {
      described = described(described, configuration.get());
    }
    described = described.observed(topologies);
    boolean waits = configuration.filter(QuotaAdmission::waitsForPods).isPresent();
    if (waits || !topologies.isEmpty()) {
      return described;
    }
    return configuration.isPresent()
        ? described.warning(scheduler.title()
            + " admits a gang as a whole by quota only: waitForPodsReady is off and no flavor of an active queue names "
            + "a topology, so nothing sees to it that all pods of an admitted gang find a node.")
        : described.note("Not seen: the configuration of " + scheduler.title() + " ("
            + scheduler.configuration().map(ConfigurationFile::shown).orElse("none is known")
            + "), so whether waitForPodsReady makes an admission by quota all-or-nothing on nodes");
  }

  private Optional<Configuration> configuration(Set<String> namespaces) {
    try {
      return scheduler
          .configuration()
          .flatMap(file -> file.find(cluster, namespaces))
          .map(found -> new Configuration(found, found.content(context)));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** From v1beta2 on the block itself is the switch; before, a field in it. */
  private static boolean waitsForPods(Configuration configuration) {
    Value wait = configuration.content().get(WAIT);
    return configuration.content().text("apiVersion").endsWith("/v1beta1")
        ? wait.get("enable").isTrue()
        : wait.isPresent();
  }

  private static Finding described(Finding finding, Configuration configuration) {
    ConfigurationFile.Found file = configuration.file();
    Value content = configuration.content();
    Finding described = finding.observed(file.observed(WAIT, content.get(WAIT).toString()));
    List<String> frameworks = content.texts(FRAMEWORKS);
    if (frameworks.isEmpty() || frameworks.contains(PLAIN_JOBS)) {
      return described.note("Frameworks: "
          + (frameworks.isEmpty() ? PLAIN_JOBS + " by default" : String.join(", ", frameworks)));
    }
    return described
        .observed(Observation.of(
            file.configMap(), file.path(FRAMEWORKS), String.join(" ", frameworks), PLAIN_JOBS))
        .warning("Jobs of batch/v1 are not queued: " + FRAMEWORKS + " lacks " + PLAIN_JOBS + ".");
  }

  private Finding localQueues(Finding finding) {
    Listing queues = cluster.listVisible(LOCAL_QUEUES);
    if (queues.gap().isPresent()) {
      return finding;
    }
    long leading = queues.stream()
        .filter(queue -> open.contains(queue.text("spec.clusterQueue")))
        .count();
    Finding described =
        finding.note(leading + " of " + queues.size() + " LocalQueues lead to an active queue");
    return leading > 0
        ? described
        : described.warning(
            "No LocalQueue leads to an active ClusterQueue, so no namespace can send a gang.");
  }

  /** The flavors of active queues that name a topology. */
  private List<Observation> topologies() {
    Set<String> used = new TreeSet<>();
    for (KubernetesObject queue : cluster.listVisible(CLUSTER_QUEUES)) {
      if (open.contains(queue.name())) {
        queue.root().all(FLAVORS).forEach(flavor -> used.add(flavor.text()));
      }
    }
    List<Observation> topologies = new ArrayList<>();
    for (KubernetesObject flavor : cluster.listVisible(RESOURCE_FLAVORS)) {
      String topology = flavor.text(TOPOLOGY);
      if (!topology.isEmpty() && used.contains(flavor.name())) {
        topologies.add(Observation.of(flavor, TOPOLOGY, topology));
      }
    }
    return topologies;
  }
}
