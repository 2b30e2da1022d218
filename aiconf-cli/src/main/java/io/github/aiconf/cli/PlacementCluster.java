package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.simulator.dra.NodeReadiness;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.gang.Gang;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * A cluster as far as it decides where pods can be placed.
 *
 * @param facts what was read
 * @param profile the scheduler that is computed as
 * @param devices nodes, and what devices depend on
 * @param pods all pods
 * @param namespaces all namespaces
 * @param templates all ResourceClaimTemplates, whole
 * @param more whole lists that were asked for beside
 * @param change what is not as it was read, but as a user wants to ask about it
 * @param unseen what could not be read
 * @param notes what a reader has to know beside the answer
 */
record PlacementCluster(
    ClusterFacts facts,
    SchedulerProfile profile,
    io.github.aiconf.simulator.dra.ClusterObjects devices,
    List<Pod> pods,
    List<Namespace> namespaces,
    StoredList templates,
    Map<ResourceType, StoredList> more,
    ClusterChange change,
    List<Unseen> unseen,
    List<String> notes) {

  /**
   * Something that could not be read.
   *
   * @param type of the objects
   * @param gap what is missing, and why
   */
  record Unseen(ResourceType type, Gap gap) {}

  private static final List<ResourceType> TYPES = List.of(
      Resources.NODES,
      Resources.PODS,
      Resources.NAMESPACES,
      Resources.DEVICE_CLASSES,
      Resources.RESOURCE_SLICES,
      Resources.RESOURCE_CLAIMS,
      Resources.RESOURCE_CLAIM_TEMPLATES,
      Resources.DEVICE_TAINT_RULES);

  /** Everything that is read. */
  static final Reads READS = DeviceCluster.READS
      .list(Resources.NODES, "spec.taints", "status.declaredFeatures")
      .list(
          Resources.PODS,
          "metadata.labels",
          "spec.nodeName",
          "spec.containers.name",
          "spec.containers.resources",
          "spec.containers.ports",
          "spec.initContainers.name",
          "spec.initContainers.resources",
          "spec.initContainers.ports",
          "spec.initContainers.restartPolicy",
          "spec.resources",
          "spec.overhead",
          "spec.hostNetwork",
          "spec.affinity.podAntiAffinity",
          "spec.priority",
          "status.phase",
          "status.nominatedNodeName",
          "status.containerStatuses.name",
          "status.containerStatuses.resources",
          "status.containerStatuses.allocatedResources",
          "status.initContainerStatuses.name",
          "status.initContainerStatuses.resources",
          "status.initContainerStatuses.allocatedResources",
          "status.resources",
          "status.allocatedResources",
          "status.conditions")
      .list(Resources.NAMESPACES, "metadata.labels")
      .list(Resources.RESOURCE_CLAIMS, "metadata.ownerReferences")
      .list(Resources.RESOURCE_CLAIM_TEMPLATES, "spec");

  /** Keeps copies. */
  PlacementCluster {
    pods = List.copyOf(pods);
    namespaces = List.copyOf(namespaces);
    more = Map.copyOf(more);
    unseen = List.copyOf(unseen);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a cluster.
   *
   * @param chosen what the user asked for; else it goes by the cluster's version
   * @param more further lists, which are kept whole
   */
  static PlacementCluster read(
      ClusterSource source, Optional<SchedulerProfile> chosen, MoreReads more) {
    try (OpenCluster cluster = source.open(READS.plus(more.reads()))) {
      return new Reading(cluster, chosen, more).cluster();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the cluster was read");
    }
  }

  /** As which release answers are computed. */
  String release() {
    return profile.release() + (profile.run() ? "" : " (read, not run)");
  }

  /** Begins an answer as JSON. */
  AnswerJson answer(Terminal terminal) throws IOException {
    return new AnswerJson(terminal, facts, profile.release(), profile.run());
  }

  /** Compiles it for questions about single pods, with further claims. */
  NodeInventory inventory(List<ResourceClaim> more) {
    ClusterObjects objects = objects();
    NodeInventory inventory = compile(objects, more);
    objects.pods().forEach(inventory::keepRoomFor);
    return inventory;
  }

  /**
   * Compiles it for a gang: pods for which nodes are being emptied, and that go first, are there.
   */
  NodeInventory inventory(List<ResourceClaim> more, Gang gang) {
    long priority = gang.classes().stream()
        .mapToLong(each -> each.template().spec().priority())
        .min()
        .orElse(0);
    return compile(
        objects()
            .withNominated(pod -> pod.spec().priority() >= priority
                && gang.classes().stream()
                    .noneMatch(each -> each.template().spec().equals(pod.spec()))),
        more);
  }

  private NodeInventory compile(ClusterObjects objects, List<ResourceClaim> more) {
    NodeInventory inventory = NodeInventory.of(profile, objects);
    more.forEach(inventory::put);
    change.claims().forEach(inventory::put);
    return inventory;
  }

  /** What decides where pods can be, with all that is changed. */
  ClusterObjects objects() {
    return change
        .objects()
        .orElseGet(() -> new ClusterObjects(devices.nodes(), pods, namespaces, devices.cluster()));
  }

  /** The same with changes. */
  PlacementCluster with(ClusterChange other) {
    return new PlacementCluster(
        facts, profile, devices, pods, namespaces, templates, more, other, unseen, notes);
  }

  /** Whether a node that takes pods was not Ready when the cluster was read. */
  boolean isNotReady(String node) {
    return devices.hasNode(node) && devices.state(node).compareTo(NodeReadiness.NOT_READY) >= 0;
  }

  /** Whether all objects of the type could be read. */
  boolean sees(ResourceType type) {
    return unseen.stream().noneMatch(each -> each.type().equals(type));
  }

  /** The pods that take room. */
  List<Pod> bound() {
    return objects().pods().stream()
        .filter(pod -> !pod.nodeName().isEmpty() && !pod.isFinished())
        .toList();
  }

  /** What could not be read although the answer about these pods depends on it. */
  List<Unseen> unseenFor(List<PodFiles.Wanted> wanted) {
    return unseen.stream().filter(each -> matters(each.type(), wanted)).toList();
  }

  private boolean matters(ResourceType type, List<PodFiles.Wanted> wanted) {
    if (type.equals(Resources.NODES) || type.equals(Resources.PODS)) {
      return true;
    }
    Stream<Pod> asked = wanted.stream().map(PodFiles.Wanted::pod);
    if (type.equals(Resources.NAMESPACES)) {
      return Stream.concat(asked, pods.stream())
          .map(Pod::spec)
          .flatMap(spec -> Stream.concat(spec.affinity().stream(), spec.antiAffinity().stream()))
          .anyMatch(term -> term.namespaceSelector().isPresent());
    }
    return type.equals(Resources.RESOURCE_CLAIM_TEMPLATES)
        ? wanted.stream().anyMatch(PodFiles.Wanted::lacksClaims)
        : asked.anyMatch(pod -> mayUseDevices(pod.spec()));
  }

  /** By claims, or as resources that nodes or drivers have. */
  private static boolean mayUseDevices(PodSpec spec) {
    return !spec.claims().isEmpty()
        || Stream.concat(spec.containers().stream(), spec.initContainers().stream())
            .flatMap(container -> container.requests().keySet().stream())
            .anyMatch(resource -> resource.indexOf('/') >= 0);
  }

  /** A ResourceClaimTemplate of the cluster, whole. */
  Optional<KubernetesObject> template(String namespace, String name) {
    return DeviceCluster.find(templates, namespace, name);
  }

  /** Puts together what the lists hold. */
  private static final class Reading {

    private final OpenCluster cluster;
    private final Optional<SchedulerProfile> chosen;
    private final MoreReads more;
    private final ModelReader reader = ModelReader.lenient();
    private final io.github.aiconf.simulator.dra.ClusterObjects devices =
        new io.github.aiconf.simulator.dra.ClusterObjects();
    private final List<Pod> pods = new ArrayList<>();
    private final List<Namespace> namespaces = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Reading(OpenCluster cluster, Optional<SchedulerProfile> chosen, MoreReads more) {
      this.cluster = cluster;
      this.chosen = chosen;
      this.more = more;
    }

    PlacementCluster cluster() throws InterruptedException {
      SchedulerProfile profile = profile();
      for (ResourceType type : TYPES) {
        StoredList list = cluster.list(ListKey.all(type));
        list.objects().forEach(object -> add(type, object));
        list.gap()
            .filter(gap -> DeviceCluster.matters(list, profile.dra().features()))
            .ifPresent(gap -> unseen.add(new Unseen(type, gap)));
      }
      devices.unreadable().forEach(e -> unseen.add(new Unseen(Resources.NODES, gap(e))));
      long nominated = pods.stream()
          .filter(pod -> pod.nodeName().isEmpty() && !pod.nominatedNodeName().isEmpty())
          .count();
      if (nominated > 0) {
        notes.add("Pods for which nodes are being emptied: " + nominated
            + ". Their room is kept from pods whose priority is not higher.");
      }
      List<String> silent = devices.nodes().stream()
          .filter(node -> node.allocatable().isEmpty())
          .map(Node::name)
          .toList();
      if (!silent.isEmpty()) {
        notes.add("Nodes that do not say what they have, and count as having nothing: "
            + Choices.some(silent) + ".");
      }
      return new PlacementCluster(
          cluster.facts(),
          profile.with(DeviceCluster.withRules(profile.dra(), devices, notes)),
          devices,
          pods,
          namespaces,
          cluster.list(ListKey.all(Resources.RESOURCE_CLAIM_TEMPLATES)),
          whole(),
          ClusterChange.NONE,
          unseen,
          notes);
    }

    private Map<ResourceType, StoredList> whole() throws InterruptedException {
      Map<ResourceType, StoredList> lists = new HashMap<>();
      for (ResourceType type : more.reads().lists().keySet()) {
        lists.put(type, cluster.list(ListKey.all(type)));
      }
      return lists;
    }

    /** What the readers take are maps with texts as keys, as JSON has them. */
    @SuppressWarnings("unchecked")
    private void add(ResourceType type, KubernetesObject object) {
      if (!(object.root().json() instanceof Map<?, ?> map)) {
        return;
      }
      Map<String, ?> tree = (Map<String, ?>) map;
      try {
        if (type.equals(Resources.PODS)) {
          pods.add(reader.pod(tree));
        } else if (type.equals(Resources.NAMESPACES)) {
          namespaces.add(reader.namespace(tree));
        } else {
          devices.add(tree);
        }
      } catch (ModelException e) {
        unseen.add(new Unseen(type, gap(e)));
      }
    }

    private static Gap gap(ModelException e) {
      return new Gap(
          e.object(),
          Gap.Cause.AMBIGUOUS,
          e.field() + ": " + e.problem(),
          "Look at the object with kubectl; a newer aiconf may know more.");
    }

    private SchedulerProfile profile() {
      SchedulerProfile profile = chosen.orElseGet(this::ofCluster);
      if (!profile.run()) {
        notes.add("Kubernetes " + profile.release()
            + ": how it differs from 1.36 was read in its code; its own scheduler was not asked.");
      }
      return profile;
    }

    private SchedulerProfile ofCluster() {
      Optional<ServerVersion> version = cluster.version();
      Optional<SchedulerProfile> known =
          version.flatMap(each -> SchedulerProfile.of(each.gitVersion()));
      if (known.isPresent()) {
        return known.get();
      }
      List<String> releases = SchedulerProfile.releases();
      String newest = releases.get(releases.size() - 1);
      boolean newer = version
          .map(ServerVersion::release)
          .flatMap(r -> KubernetesRelease.parse(newest).map(n -> r.compareTo(n) > 0))
          .orElse(false);
      SchedulerProfile profile = newer
          ? SchedulerProfile.of(newest).orElse(SchedulerProfile.KUBERNETES_1_36)
          : SchedulerProfile.KUBERNETES_1_36;
      notes.add((version.isPresent()
              ? "Kubernetes " + version.get().release() + " is not known"
              : "The version of the cluster is not known")
          + "; computed as " + profile.release() + ". --kubernetes chooses another.");
      return profile;
    }
  }
}
