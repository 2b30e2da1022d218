package io.github.aiconf.requirements.scheduling.gang.trial;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.simulator.placement.quota.FlavorResource;
import io.github.aiconf.simulator.placement.quota.QuotaHolder;
import io.github.aiconf.simulator.placement.quota.QuotaTree;
import io.github.aiconf.simulator.placement.quota.ResourceGroup;
import io.github.aiconf.simulator.placement.quota.ResourceQuota;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The quotas of Kueue's ClusterQueues, what is reserved of them, and the Workloads that wait. */
final class KueueQuotas {

  private static final String QUOTA_RESERVED = "QuotaReserved";
  private static final String FINISHED = "Finished";
  private static final Comparator<FlavorResource> BY_NAME =
      Comparator.comparing(FlavorResource::flavor).thenComparing(FlavorResource::resource);

  private final Map<String, KubernetesObject> objects = new TreeMap<>();
  private final Map<String, QuotaHolder> queues = new TreeMap<>();
  private final List<KubernetesObject> waiting = new ArrayList<>();
  private final QuotaTree tree;
  private final boolean sumsWorkloads;

  /**
   * Reads them.
   *
   * @throws UnreadableException if queues or cohorts cannot be read
   */
  KueueQuotas(Cluster cluster) {
    for (KubernetesObject queue : cluster.list(TrialReads.CLUSTER_QUEUES)) {
      objects.put(queue.name(), queue);
      queues.put(queue.name(), holder(queue, "spec.cohortName", "spec.cohort"));
    }
    List<QuotaHolder> cohorts = new ArrayList<>();
    for (KubernetesObject cohort : cluster.list(TrialReads.COHORTS)) {
      cohorts.add(holder(cohort, "spec.parentName", "spec.parent"));
    }
    Listing workloads = cluster.listVisible(TrialReads.WORKLOADS);
    sumsWorkloads = workloads.gap().isEmpty();
    Map<String, Map<FlavorResource, Long>> used =
        sumsWorkloads ? ofWorkloads(workloads) : ofStatus();
    tree = QuotaTree.of(queues.values(), cohorts, used);
    waiting.sort(Comparator.comparingLong(
            (KubernetesObject workload) -> workload.at("spec.priority").number(0))
        .reversed()
        .thenComparing(KubernetesObject::namespace)
        .thenComparing(KubernetesObject::name));
  }

  private static QuotaHolder holder(KubernetesObject object, String cohort, String oldCohort) {
    String parent = object.text(cohort).isEmpty() ? object.text(oldCohort) : object.text(cohort);
    List<ResourceGroup> groups = new ArrayList<>();
    for (Value group : object.items("spec.resourceGroups")) {
      Set<String> resources = new LinkedHashSet<>(group.texts("coveredResources"));
      List<ResourceGroup.Flavor> flavors = new ArrayList<>();
      for (Value flavor : group.items("flavors")) {
        Map<String, ResourceQuota> quotas = new LinkedHashMap<>();
        for (Value quota : flavor.items("resources")) {
          String resource = quota.text("name");
          quotas.put(
              resource,
              new ResourceQuota(
                  optional(resource, quota.get("nominalQuota"), object).orElse(0),
                  optional(resource, quota.get("borrowingLimit"), object),
                  optional(resource, quota.get("lendingLimit"), object)));
        }
        flavors.add(new ResourceGroup.Flavor(flavor.text("name"), quotas));
      }
      groups.add(new ResourceGroup(resources, flavors));
    }
    return new QuotaHolder(
        object.name(), Optional.of(parent).filter(name -> !name.isEmpty()), groups);
  }

  private static OptionalLong optional(String resource, Value value, KubernetesObject object) {
    return value.isPresent()
        ? OptionalLong.of(Amounts.of(resource, value, object))
        : OptionalLong.empty();
  }

  private Map<String, Map<FlavorResource, Long>> ofWorkloads(Listing workloads) {
    Map<String, Map<FlavorResource, Long>> used = new TreeMap<>();
    for (KubernetesObject workload : workloads) {
      if (workload.isTrue(FINISHED)) {
        continue;
      }
      if (workload.at("status.admission").isPresent() && isReserved(workload)) {
        reserve(
            workload,
            used.computeIfAbsent(
                workload.text("status.admission.clusterQueue"), queue -> new TreeMap<>(BY_NAME)));
      } else {
        waiting.add(workload);
      }
    }
    return used;
  }

  /** The condition, whatever generation it speaks of: quota is held until it is false. */
  private static boolean isReserved(KubernetesObject workload) {
    return workload.condition(QUOTA_RESERVED).filter(each -> each.isTrue()).isPresent();
  }

  private static void reserve(KubernetesObject workload, Map<FlavorResource, Long> used) {
    for (Value podSet : workload.items("status.admission.podSetAssignments")) {
      long count = podSet.get("count").number(0);
      long done = workload.items("status.reclaimablePods").stream()
          .filter(each -> each.text("name").equals(podSet.text("name")))
          .mapToLong(each -> each.get("count").number(0))
          .findFirst()
          .orElse(0);
      Value amounts = podSet.get("resourceUsage");
      podSet.get("flavors").strings().forEach((resource, flavor) -> {
        Value amount = amounts.get(resource);
        if (amount.isPresent()) {
          long all = Amounts.of(resource, amount, workload);
          long held = done > 0 && count > 0 ? all / count * Math.max(0, count - done) : all;
          used.merge(new FlavorResource(flavor, resource), held, Long::sum);
        }
      });
    }
  }

  private Map<String, Map<FlavorResource, Long>> ofStatus() {
    Map<String, Map<FlavorResource, Long>> used = new TreeMap<>();
    objects.forEach((name, queue) -> {
      Map<FlavorResource, Long> ofQueue = new TreeMap<>(BY_NAME);
      for (Value flavor : queue.items("status.flavorsReservation")) {
        for (Value resource : flavor.items("resources")) {
          ofQueue.put(
              new FlavorResource(flavor.text("name"), resource.text("name")),
              optional(resource.text("name"), resource.get("total"), queue).orElse(0));
        }
      }
      used.put(name, ofQueue);
    });
    return used;
  }

  /** The ClusterQueues by name. */
  List<KubernetesObject> objects() {
    return List.copyOf(objects.values());
  }

  /** The ClusterQueue of that name. */
  Optional<KubernetesObject> object(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  /** Quotas of a ClusterQueue; absent if there is no such queue. */
  Optional<QuotaHolder> queue(String name) {
    return Optional.ofNullable(queues.get(name));
  }

  QuotaTree tree() {
    return tree;
  }

  /** Workloads without reserved quota that are not finished. */
  List<KubernetesObject> waiting() {
    return waiting;
  }

  /** False if Workloads cannot be listed, and what is used is what the queues say themselves. */
  boolean sumsWorkloads() {
    return sumsWorkloads;
  }

  /** What each flavor of the queue has, in a line by flavor. */
  Map<String, String> words(String name) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    QuotaHolder queue = queues.get(name);
    if (queue == null) {
      return Map.of();
    }
    queue.quotas().forEach((each, quota) -> {
      String resource = each.resource();
      StringBuilder line = new StringBuilder(resource)
          .append(": nominal ")
          .append(Amounts.words(resource, quota.nominal()))
          .append(", used ")
          .append(Amounts.words(resource, tree.used(name, each)))
          .append(", free ")
          .append(Amounts.words(resource, tree.available(name, each)));
      if (queue.cohort().isPresent()) {
        line.append(" with cohort ").append(queue.cohort().get());
        quota
            .borrowingLimit()
            .ifPresent(
                limit -> line.append(", borrows at most ").append(Amounts.words(resource, limit)));
        quota
            .lendingLimit()
            .ifPresent(
                limit -> line.append(", lends at most ").append(Amounts.words(resource, limit)));
        line.append(", could have ").append(Amounts.words(resource, tree.most(name, each)));
      }
      lines.computeIfAbsent(each.flavor(), flavor -> new ArrayList<>()).add(line.toString());
    });
    Map<String, String> joined = new LinkedHashMap<>();
    lines.forEach((flavor, all) -> joined.put(flavor, String.join("; ", all)));
    return joined;
  }
}
