package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodGroup;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangException;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Topology;
import io.github.aiconf.simulator.placement.pending.PendingGang;
import io.github.aiconf.simulator.placement.pending.PendingGangs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pods of a cluster that belong to what has a name: a PodGroup, a workload, or a pod itself. If
 * there are none, the workload of that name is asked about as if it were started.
 */
final class GangInCluster {

  private static final String QUEUE = "kueue.x-k8s.io/queue-name";
  private static final int MOST_NAMED = 100;

  /** Labels by which pods say to which workload they belong, where others made them for it. */
  private static final Map<String, String> KINDS = Map.of(
      "jobset.sigs.k8s.io/jobset-name", "JobSet",
      "leaderworkerset.sigs.k8s.io/name", "LeaderWorkerSet",
      "ray.io/cluster", "RayCluster",
      "ray.io/originated-from-cr-name", "RayJob",
      "training.kubeflow.org/job-name", "PyTorchJob");

  private static final Set<String> ENDS = Set.of("Complete", "Completed", "Failed", "Succeeded");

  private final String namespace;
  private final String name;

  GangInCluster(String namespace, String name) {
    this.namespace = namespace;
    this.name = name;
  }

  /**
   * What to ask the cluster.
   *
   * @throws InputException if nothing there has that name
   */
  GangAsked asked(PlacementCluster cluster, GangFiles.Changes changes) {
    if (!cluster.sees(Resources.PODS)) {
      return ofWorkload(cluster, changes, List.of());
    }
    NodeInventory inventory = cluster.inventory(List.of());
    List<Pod> all = cluster.objects().pods();
    List<PendingGang> gangs = PendingGangs.of(all, groups(cluster), inventory::claim);
    Map<String, String> kinds = kinds(cluster);
    List<Pod> own = all.stream().filter(pod -> kinds.containsKey(pod.key())).toList();
    List<Pod> waiting = own.stream().filter(GangInCluster::waits).toList();
    Set<PendingGang> found = new LinkedHashSet<>(
        gangs.stream().filter(gang -> hasName(gang) || has(gang, waiting)).toList());
    if (found.size() > 1) {
      throw new InputException(
          "several groups of pods belong to " + namespace + "/" + name + "; name one of "
              + Choices.some(found.stream().map(PendingGang::name).toList()));
    }
    if (found.size() == 1) {
      return asked(found.iterator().next(), cluster, changes);
    }
    if (own.isEmpty()) {
      return ofWorkload(cluster, changes, gangs);
    }
    List<Pod> placed = own.stream()
        .filter(pod -> !pod.nodeName().isEmpty() && !pod.isFinished())
        .toList();
    String label = kinds.getOrDefault(own.get(0).key(), "Pod") + " " + namespace + "/" + name;
    if (waiting.isEmpty()) {
      return settled(label, placed, own);
    }
    return asked(
        PendingGangs.together(
            label, scheduler(waiting.get(0)), waiting, placed.size(), all, inventory::claim),
        cluster,
        changes);
  }

  private static boolean waits(Pod pod) {
    return pod.nodeName().isEmpty() && !pod.isFinished() && !pod.terminating();
  }

  private boolean hasName(PendingGang gang) {
    boolean isGroup = gang.group()
        .filter(group -> group.namespace().equals(namespace))
        .filter(group ->
            group.name().equals(name) || group.workload().filter(name::equals).isPresent())
        .isPresent();
    return isGroup || gang.name().endsWith(" " + namespace + "/" + name);
  }

  private static boolean has(PendingGang gang, Collection<Pod> pods) {
    return pods.stream().anyMatch(gang.waiting()::contains);
  }

  private static SchedulerFlavour scheduler(Pod pod) {
    if (pod.spec().schedulingGates().stream().anyMatch(gate -> gate.startsWith("kueue."))) {
      return SchedulerFlavour.KUEUE;
    }
    return switch (pod.spec().schedulerName()) {
      case "kai-scheduler" -> SchedulerFlavour.KAI;
      case "volcano" -> SchedulerFlavour.VOLCANO;
      default -> SchedulerFlavour.ONE_BY_ONE;
    };
  }

  /** What they belong to, by namespace and name of the pods that belong to it. */
  private Map<String, String> kinds(PlacementCluster cluster) {
    Map<String, String> kinds = new LinkedHashMap<>();
    StoredList pods = cluster.more().get(Resources.PODS);
    if (pods != null) {
      pods.objects()
          .inNamespace(namespace)
          .forEachRemaining(pod ->
              kind(pod).ifPresent(kind -> kinds.put(pod.namespace() + "/" + pod.name(), kind)));
    }
    return kinds;
  }

  private Optional<String> kind(KubernetesObject pod) {
    if (pod.name().equals(name)) {
      return Optional.of("Pod");
    }
    Map<String, String> labels = pod.labels();
    for (Value owner : pod.items("metadata.ownerReferences")) {
      String hash = labels.getOrDefault("pod-template-hash", "");
      if (owner.text("name").equals(name)) {
        return Optional.of(owner.text("kind"));
      }
      if (!hash.isEmpty() && owner.text("name").equals(name + "-" + hash)) {
        return Optional.of("Deployment");
      }
    }
    return KINDS.entrySet().stream()
        .filter(each -> name.equals(labels.get(each.getKey())))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static List<PodGroup> groups(PlacementCluster cluster) {
    ModelReader reader = ModelReader.lenient();
    List<PodGroup> groups = new ArrayList<>();
    for (ResourceType type : MoreReads.GROUPS) {
      StoredList list = cluster.more().get(type);
      if (list == null) {
        continue;
      }
      for (KubernetesObject object : list.objects()) {
        try {
          if (!type.equals(MoreReads.WORKLOADS_OF_KUBERNETES)) {
            groups.add(reader.podGroup(WrittenObject.tree(object)));
          } else if (object.apiVersion().endsWith("/v1alpha1")) {
            groups.addAll(reader.podGroupsOfWorkload(WrittenObject.tree(object)));
          }
        } catch (ModelException e) {
          throw new InputException(
              e.object() + " of the cluster cannot be read: " + e.field() + ": " + e.problem()
                  + "; a newer aiconf may know more",
              e);
        }
      }
    }
    return groups;
  }

  private GangAsked asked(PendingGang gang, PlacementCluster cluster, GangFiles.Changes changes) {
    List<Gap> gaps = new ArrayList<>();
    if (gang.group().isEmpty() && gang.name().startsWith("PodGroup ")) {
      MoreReads.GROUPS.forEach(type -> Optional.ofNullable(cluster.more().get(type))
          .flatMap(StoredList::gap)
          .ifPresent(gaps::add));
    }
    List<String> notes = new ArrayList<>();
    if (gang.placed() > 0) {
      notes.add(
          "Pods of it that have a node already, and count as they are: " + gang.placed() + ".");
    }
    long others = cluster.objects().pods().stream()
        .filter(pod -> waits(pod) && pod.spec().schedulingGates().isEmpty())
        .filter(pod -> !gang.waiting().contains(pod))
        .count();
    if (others > 0) {
      notes.add("Other pods that wait for a node: " + others + ". They are taken not to be there.");
    }
    Gang display = changed(gang.gang().orElseGet(() -> shown(gang)), changes);
    GangFiles.Wanted wanted = new GangFiles.Wanted(
        gang.name(),
        display,
        display.classes().stream()
            .map(each -> new PodFiles.Wanted(each.template(), each.claims(), List.of()))
            .toList(),
        gang.scheduler(),
        gang.notModelled(),
        notes);
    Optional<GangAsked.Settled> settled = gang.gang().isEmpty() && gaps.isEmpty()
        ? Optional.of(new GangAsked.Settled(
            gang.waitsFor().isEmpty() ? PlacementAnswer.NOT_MODELLED : PlacementAnswer.WAITS,
            gang.waitsFor().isEmpty()
                ? String.join("; ", gang.notModelled())
                : "it waits for " + gang.waitsFor()))
        : Optional.empty();
    return new GangAsked(wanted, List.of(), queue(gang.waiting()), gaps, settled);
  }

  private static Gang changed(Gang gang, GangFiles.Changes changes) {
    Gang changed = gang;
    try {
      if (changes.minimum().isPresent()) {
        changed = changed.withMinimum(changes.minimum().get());
      }
      if (changes.within().isPresent()) {
        changed = changed.within(Topology.required(changes.within().get()));
      }
      return changed;
    } catch (GangException e) {
      throw new InputException("--min: " + e.getMessage(), e);
    }
  }

  private static Gang shown(PendingGang gang) {
    Pod first = gang.waiting().get(0);
    return Gang.of(new PodClass(first.name(), first, gang.waiting().size()));
  }

  private Optional<String> queue(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> scheduler(pod) == SchedulerFlavour.KUEUE)
        .map(pod -> pod.labels().getOrDefault(QUEUE, ""))
        .filter(queue -> !queue.isEmpty())
        .map(queue -> namespace + "/" + queue)
        .findFirst();
  }

  private static GangAsked settled(String label, List<Pod> placed, List<Pod> own) {
    Pod first = own.get(0);
    Gang gang = Gang.of(new PodClass(first.name(), first, own.size()));
    return new GangAsked(
        new GangFiles.Wanted(
            label, gang, List.of(), SchedulerFlavour.ONE_BY_ONE, List.of(), List.of()),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.of(new GangAsked.Settled(
            PlacementAnswer.PLACED,
            "none of its pods waits: " + placed.size() + " have a node, "
                + (own.size() - placed.size()) + " have ended")));
  }

  private static boolean hasEnded(KubernetesObject workload) {
    return ENDS.stream()
        .anyMatch(end -> workload.condition(end).filter(Condition::isTrue).isPresent());
  }

  /** What it would make. */
  private GangAsked ofWorkload(
      PlacementCluster cluster, GangFiles.Changes changes, List<PendingGang> gangs) {
    for (ResourceType type : MoreReads.WORKLOADS) {
      StoredList list = cluster.more().get(type);
      Optional<KubernetesObject> object =
          list == null ? Optional.empty() : DeviceCluster.find(list, namespace, name);
      if (object.isPresent()) {
        String label = type.kind() + " " + namespace + "/" + name;
        if (hasEnded(object.get())) {
          throw new InputException(label + " has ended, and no pods of it are left");
        }
        return GangFiles.ofCluster(object.get())
            .asked(cluster, changes)
            .withNote((cluster.sees(Resources.PODS)
                    ? "There are no pods of "
                    : "Pods were not read, so neither those of ")
                + label + "; this is about those that it would make.");
      }
    }
    Stream<String> missing = Stream.concat(Stream.of(Resources.PODS), MoreReads.WORKLOADS.stream())
        .map(type -> cluster.more().get(type))
        .filter(list -> list != null && list.gap().isPresent())
        .map(list -> list.key().toString());
    List<String> unread = missing.toList();
    List<String> waiting = new ArrayList<>(gangs.stream().map(PendingGang::name).toList());
    cluster.objects().pods().stream()
        .filter(GangInCluster::waits)
        .map(Pod::key)
        .limit(MOST_NAMED)
        .forEach(waiting::add);
    throw new InputException("nothing in the cluster belongs to " + namespace + "/" + name + "; "
        + (waiting.isEmpty() ? "no pod waits" : "these wait: " + Choices.some(waiting))
        + (unread.isEmpty() ? "" : "; not read: " + Choices.some(unread)));
  }
}
