package io.github.aiconf.simulator.placement.pending;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodGroup;
import io.github.aiconf.simulator.model.PodGroupApi;
import io.github.aiconf.simulator.model.PodGroupReference;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangException;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the gangs that wait. Pods are a gang if they name a PodGroup, or a group of Kueue; being
 * pods of one Job makes them none. Of pods that belong to no gang nothing is kept. For one thread.
 */
public final class PendingGangs {

  private final Set<PodGroupApi> unseen;
  private final Map<GroupKey, PodGroup> groups = new HashMap<>();
  private final Map<GroupKey, GangPods> gangs = new LinkedHashMap<>();
  private final RelevantLabels labels = new RelevantLabels();

  /**
   * What identifies a group.
   *
   * @param api absent for a group of Kueue
   */
  record GroupKey(Optional<PodGroupApi> api, String namespace, PodGroupReference reference) {

    /** The object that says what the group is: alike groups of a Workload have one. */
    GroupKey written() {
      return reference.replica().isEmpty()
          ? this
          : new GroupKey(
              api, namespace, new PodGroupReference(reference.group(), reference.workload(), ""));
    }
  }

  /**
   * Without pods yet.
   *
   * @param groups all that could be read
   * @param unseen the APIs of which not all could be read
   */
  public PendingGangs(Collection<PodGroup> groups, Set<PodGroupApi> unseen) {
    this.unseen = Set.copyOf(unseen);
    for (PodGroup group : groups) {
      PodGroupReference reference = new PodGroupReference(group.name(), group.workload(), "");
      this.groups.put(new GroupKey(Optional.of(group.api()), group.namespace(), reference), group);
    }
  }

  /**
   * The gangs of which pods wait for a node, those of high priority first.
   *
   * @param pods all of them
   * @param groups all of them
   * @param claims the claim of a namespace and name, for example {@code inventory::claim}
   */
  public static List<PendingGang> of(
      Collection<Pod> pods,
      Collection<PodGroup> groups,
      BiFunction<String, String, Optional<ResourceClaim>> claims) {
    PendingGangs found = new PendingGangs(groups, Set.of());
    pods.forEach(found::add);
    return found.waiting(claims);
  }

  /**
   * The gangs of which pods wait for a node, those of high priority first.
   *
   * @param claims the claim of a namespace and name, for example {@code inventory::claim}
   */
  public List<PendingGang> waiting(BiFunction<String, String, Optional<ResourceClaim>> claims) {
    List<PendingGang> pending = new ArrayList<>();
    for (GangPods gang : gangs.values()) {
      if (!gang.waiting().isEmpty()) {
        pending.add(gang.pending(labels, claims));
      }
    }
    pending.sort(Comparator.comparingLong(PendingGangs::priority)
        .reversed()
        .thenComparing(PendingGang::name));
    return pending;
  }

  /**
   * Pods that nothing holds together, as if they were a gang: whether there is room for all.
   *
   * @param name what they are
   * @param scheduler who places them
   * @param waiting those without a node, at least one
   * @param placed how many others have a node
   * @param pods all of the cluster
   * @param claims the claim of a namespace and name
   */
  public static PendingGang together(
      String name,
      SchedulerFlavour scheduler,
      Collection<Pod> waiting,
      int placed,
      Collection<Pod> pods,
      BiFunction<String, String, Optional<ResourceClaim>> claims) {
    PodClasses classes = new PodClasses(RelevantLabels.of(pods), claims, pod -> "");
    waiting.forEach(classes::add);
    List<String> notModelled = new ArrayList<>(classes.problems());
    Optional<Gang> gang = Optional.empty();
    try {
      gang = Optional.of(
          Gang.of(classes.found().stream().map(found -> found.podClass(0)).toList()));
    } catch (GangException e) {
      notModelled.add(String.valueOf(e.getMessage()));
    }
    return new PendingGang(
        name,
        scheduler,
        Optional.empty(),
        (long) placed + waiting.size(),
        placed,
        List.copyOf(waiting),
        gang,
        "",
        notModelled);
  }

  private static long priority(PendingGang gang) {
    return gang.waiting().stream().mapToLong(pod -> pod.spec().priority()).max().orElse(0);
  }

  /** Takes a pod, whether it belongs to a gang or not: its rules may tell others apart. */
  public void add(Pod pod) {
    labels.add(pod.spec());
    @Nullable GroupKey key = key(pod);
    if (key == null) {
      return;
    }
    Optional<PodGroup> group = Optional.ofNullable(groups.get(key.written()));
    boolean isGang = group.map(PodGroup::isGang).orElse(true);
    if (isGang) {
      gangs
          .computeIfAbsent(key, each -> new GangPods(each, group, isUnseen(each)))
          .add(pod);
    }
  }

  private boolean isUnseen(GroupKey key) {
    return key.api().filter(unseen::contains).isPresent();
  }

  /** The group that decides; one that exists before one that does not. */
  private @Nullable GroupKey key(Pod pod) {
    @Nullable GroupKey named = null;
    for (PodGroupApi api : PodGroupApi.values()) {
      Optional<PodGroupReference> reference = api.reference(pod);
      if (reference.isPresent()) {
        GroupKey key = new GroupKey(Optional.of(api), pod.namespace(), reference.get());
        if (groups.containsKey(key.written())) {
          return key;
        }
        // Coscheduling places pods whose group does not exist as any others.
        boolean waits = api != PodGroupApi.COSCHEDULING || unseen.contains(api);
        named = named == null && waits ? key : named;
      }
    }
    if (named != null) {
      return named;
    }
    return pod.kueueGroup()
        .map(name -> new GroupKey(
            Optional.empty(), pod.namespace(), new PodGroupReference(name, Optional.empty(), "")))
        .orElse(null);
  }
}
