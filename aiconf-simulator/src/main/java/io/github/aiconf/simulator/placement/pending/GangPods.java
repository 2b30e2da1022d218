package io.github.aiconf.simulator.placement.pending;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodGroup;
import io.github.aiconf.simulator.model.PodGroupApi;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangException;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Topology;
import io.github.aiconf.simulator.placement.pending.PendingGangs.GroupKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** The pods of one group. */
final class GangPods {

  private final GroupKey key;
  private final Optional<PodGroup> group;
  private final boolean isUnseen;
  private final List<Pod> waiting = new ArrayList<>();
  private final Map<String, Integer> placedByTask = new HashMap<>();
  private int placed;
  /** What Kueue was told, or 0. */
  private int total;

  /**
   * Without pods yet.
   *
   * @param isUnseen whether the group may be there although it is absent
   */
  GangPods(GroupKey key, Optional<PodGroup> group, boolean isUnseen) {
    this.key = key;
    this.group = group;
    this.isUnseen = isUnseen;
  }

  void add(Pod pod) {
    // Volcano and Kueue count pods that have done their work.
    boolean counts = !pod.isFinished()
        || (pod.phase().equals("Succeeded")
            && (key.api().isEmpty() || key.api().get() == PodGroupApi.VOLCANO));
    if (counts && !pod.nodeName().isEmpty()) {
      placed++;
      placedByTask.merge(task(pod), 1, Integer::sum);
    } else if (!pod.isFinished() && !pod.terminating() && pod.nodeName().isEmpty()) {
      waiting.add(pod);
    }
    total = Math.max(total, pod.kueueGroupSize().orElse(0));
  }

  List<Pod> waiting() {
    return waiting;
  }

  private String task(Pod pod) {
    return key.api().map(api -> api.task(pod)).orElse("");
  }

  PendingGang pending(
      RelevantLabels labels, BiFunction<String, String, Optional<ResourceClaim>> claims) {
    long minimum = minimum();
    List<String> notModelled = new ArrayList<>(group.map(PodGroup::notModelled).orElse(List.of()));
    boolean isHidden = isUnseen && group.isEmpty();
    String waitsFor = isHidden ? "" : missing(minimum);
    Optional<Gang> gang = Optional.empty();
    if (isHidden) {
      notModelled.add("its PodGroup, which could not be read");
    } else if (waitsFor.isEmpty()) {
      try {
        PodClasses classes = new PodClasses(labels, claims, this::task);
        waiting.forEach(classes::add);
        notModelled.addAll(classes.problems());
        gang = Optional.of(gang(classes, Math.max(1, minimum - placed), notModelled));
      } catch (GangException e) {
        notModelled.add(String.valueOf(e.getMessage()));
      }
    }
    return new PendingGang(
        label(), flavour(), group, minimum, placed, waiting, gang, waitsFor, notModelled);
  }

  private Gang gang(PodClasses classes, long needed, List<String> notModelled) {
    Map<String, Integer> least = group.map(PodGroup::taskMinimums).orElse(Map.of());
    List<PodClass> all = new ArrayList<>();
    for (PodClasses.Found found : classes.found()) {
      int minimum =
          least.getOrDefault(found.task(), 0) - placedByTask.getOrDefault(found.task(), 0);
      boolean isShared = minimum > 0 && classes.ofTask(found.task()) > 1;
      if (isShared && notModelled.stream().noneMatch("spec.minTaskMember"::equals)) {
        notModelled.add("spec.minTaskMember");
      }
      all.add(found.podClass(isShared ? 0 : Math.max(0, minimum)));
    }
    Gang gang = Gang.of(all).withMinimum(needed);
    List<String> topology = group.map(PodGroup::topology).orElse(List.of());
    if (topology.isEmpty()) {
      return gang;
    }
    if (placed > 0) {
      notModelled.add("nearness to the pods of the group that are placed");
    }
    return gang.within(new Topology(topology, true));
  }

  /** What has to be there before a place matters; empty if all is. */
  private String missing(long minimum) {
    if (group.isEmpty() && key.api().isPresent()) {
      return "its PodGroup, which does not exist";
    }
    if (group.isEmpty() && total == 0) {
      return "a number of pods, which none of its pods says";
    }
    if (placed + waiting.size() < minimum) {
      return "more pods: " + (placed + waiting.size()) + " of " + minimum + " exist";
    }
    for (Map.Entry<String, Integer> task :
        group.map(PodGroup::taskMinimums).orElse(Map.of()).entrySet()) {
      long there = placedByTask.getOrDefault(task.getKey(), 0)
          + waiting.stream().filter(pod -> task(pod).equals(task.getKey())).count();
      if (there < task.getValue()) {
        return "more pods of task " + task.getKey() + ": " + there + " of " + task.getValue()
            + " exist";
      }
    }
    return "";
  }

  private long minimum() {
    OptionalInt of = group.map(each -> OptionalInt.of(each.minimum())).orElse(OptionalInt.empty());
    return of.orElse(total);
  }

  private String label() {
    String replica = key.reference().replica();
    String place = key.namespace() + "/" + key.reference().group();
    if (key.api().isEmpty()) {
      return "pod group " + place + " of Kueue";
    }
    return group.map(PodGroup::label).orElse("PodGroup " + place)
        + (replica.isEmpty() ? "" : ", replica " + replica);
  }

  private SchedulerFlavour flavour() {
    if (key.api().isEmpty()) {
      return SchedulerFlavour.KUEUE;
    }
    return switch (key.api().get()) {
      case KUBERNETES -> ofKubernetes(group.map(PodGroup::version).orElse(""));
      case COSCHEDULING -> SchedulerFlavour.COSCHEDULING;
      case VOLCANO -> SchedulerFlavour.VOLCANO;
      case KAI -> SchedulerFlavour.KAI;
    };
  }

  private SchedulerFlavour ofKubernetes(String version) {
    if (key.reference().workload().isPresent()) {
      return SchedulerFlavour.NATIVE_1_35;
    }
    return version.equals("v1alpha2") || version.isEmpty()
        ? SchedulerFlavour.NATIVE_1_36
        : SchedulerFlavour.NATIVE_1_37;
  }
}
