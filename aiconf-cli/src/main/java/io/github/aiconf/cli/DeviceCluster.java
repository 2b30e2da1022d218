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
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.simulator.dra.ClusterObjects;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DraFeatures;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.model.ModelException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * A cluster as far as the allocation of devices depends on it.
 *
 * @param facts what was read
 * @param profile the release that is computed as, with the features that the cluster shows
 * @param objects what allocation depends on
 * @param claims all claims, whole
 * @param gaps what could not be read although the answer depends on it
 * @param notes what a reader has to know beside the answer
 */
record DeviceCluster(
    ClusterFacts facts,
    DraProfile profile,
    ClusterObjects objects,
    StoredList claims,
    List<Gap> gaps,
    List<String> notes) {

  private static final List<ResourceType> TYPES = List.of(
      Resources.NODES,
      Resources.DEVICE_CLASSES,
      Resources.RESOURCE_SLICES,
      Resources.RESOURCE_CLAIMS,
      Resources.DEVICE_TAINT_RULES);

  /** Everything that is read. */
  static final Reads READS = Reads.none()
      .list(
          Resources.NODES,
          "metadata.labels",
          "spec.unschedulable",
          "status.conditions",
          "status.allocatable")
      .list(Resources.DEVICE_CLASSES, "spec")
      .list(Resources.RESOURCE_SLICES, "spec")
      .list(Resources.RESOURCE_CLAIMS, "spec", "status.allocation", "status.reservedFor")
      .list(Resources.DEVICE_TAINT_RULES, "spec");

  /** Keeps copies. */
  DeviceCluster {
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
  }

  static DeviceCluster read(ClusterSource source, Optional<DraProfile> chosen) {
    try (OpenCluster cluster = source.open(READS)) {
      return new Reading(cluster, chosen).cluster();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the cluster was read");
    }
  }

  /** Compiles it. */
  DeviceInventory inventory() {
    return DeviceInventory.compile(profile, objects.nodes(), objects.cluster());
  }

  /** A claim of the cluster, whole. */
  Optional<KubernetesObject> claim(String namespace, String name) {
    return find(claims, namespace, name);
  }

  /** An object of a list. */
  static Optional<KubernetesObject> find(StoredList list, String namespace, String name) {
    Iterator<KubernetesObject> objects = list.objects().inNamespace(namespace);
    while (objects.hasNext()) {
      KubernetesObject object = objects.next();
      if (object.name().equals(name)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  /** Rules that are off in a release play no part, unless the server shows that it has them. */
  static boolean matters(StoredList list, DraFeatures features) {
    return !list.key().type().equals(Resources.DEVICE_TAINT_RULES)
        || features.deviceTaintRules()
        || list.state() != ResourceRead.State.NOT_RECORDED;
  }

  /** Somebody who makes rules has the feature switched on. */
  static DraProfile withRules(DraProfile profile, ClusterObjects objects, List<String> notes) {
    DraFeatures features = profile.features();
    int rules = objects.cluster().taintRules().size();
    if (rules == 0 || features.deviceTaintRules()) {
      return profile;
    }
    notes.add("DeviceTaintRules: " + rules + ", taken as in force, although DRADeviceTaintRules"
        + " is off in " + profile.release() + " by default.");
    return profile.with(new DraFeatures(
        features.adminAccess(),
        features.prioritizedList(),
        features.partitionableDevices(),
        true,
        true,
        features.bindingConditions(),
        features.consumableCapacity(),
        features.listTypeAttributes()));
  }

  /** Puts together what the lists hold. */
  private static final class Reading {

    private final OpenCluster cluster;
    private final Optional<DraProfile> chosen;
    private final ClusterObjects objects = new ClusterObjects();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Reading(OpenCluster cluster, Optional<DraProfile> chosen) {
      this.cluster = cluster;
      this.chosen = chosen;
    }

    DeviceCluster cluster() throws InterruptedException {
      DraProfile profile = profile();
      StoredList claims = cluster.list(ListKey.all(Resources.RESOURCE_CLAIMS));
      for (ResourceType type : TYPES) {
        StoredList list = cluster.list(ListKey.all(type));
        list.objects().forEach(this::add);
        list.gap().filter(gap -> matters(list, profile.features())).ifPresent(gaps::add);
        if (type.equals(Resources.RESOURCE_SLICES)
            && list.state() == ResourceRead.State.NOT_SERVED) {
          notes.add("The cluster does not serve resource.k8s.io: it has no devices to claim.");
        }
      }
      for (ModelException e : objects.unreadable()) {
        gaps.add(new Gap(
            e.object(),
            Gap.Cause.AMBIGUOUS,
            e.field() + ": " + e.problem(),
            "Look at the object with kubectl; a newer aiconf may know more."));
      }
      return new DeviceCluster(
          cluster.facts(), withRules(profile, objects, notes), objects, claims, gaps, notes);
    }

    /** What {@link ClusterObjects} takes are maps with texts as keys, as JSON has them. */
    @SuppressWarnings("unchecked")
    private void add(KubernetesObject object) {
      if (object.root().json() instanceof Map<?, ?> tree) {
        objects.add((Map<String, ?>) tree);
      }
    }

    private DraProfile profile() {
      DraProfile profile = chosen.orElseGet(this::ofCluster);
      if (!profile.run()) {
        notes.add("Kubernetes " + profile.release()
            + ": how it differs from 1.36 was read in its code; its own allocator was not asked.");
      }
      return profile;
    }

    private DraProfile ofCluster() {
      Optional<KubernetesRelease> release = cluster.version().map(ServerVersion::release);
      Optional<DraProfile> known = release.flatMap(r -> DraProfile.of(r.toString()));
      if (known.isPresent()) {
        return known.get();
      }
      List<String> releases = DraProfile.releases();
      String newest = releases.get(releases.size() - 1);
      boolean newer = release
          .flatMap(r -> KubernetesRelease.parse(newest).map(n -> r.compareTo(n) > 0))
          .orElse(false);
      DraProfile profile = newer
          ? DraProfile.of(newest).orElse(DraProfile.KUBERNETES_1_36)
          : DraProfile.KUBERNETES_1_36;
      notes.add((release.isPresent()
              ? "Kubernetes " + release.get() + " is not known"
              : "The version of the cluster is not known")
          + "; computed as " + profile.release() + ". --kubernetes chooses another.");
      return profile;
    }
  }
}
