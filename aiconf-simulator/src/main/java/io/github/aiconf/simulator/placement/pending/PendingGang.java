package io.github.aiconf.simulator.placement.pending;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodGroup;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import java.util.List;
import java.util.Optional;

/**
 * Pods of a cluster that start together or not at all, and of which some have no node.
 *
 * @param name what it is, for example {@code PodGroup team/train}
 * @param scheduler who places it
 * @param group what says that they start together; absent for pods that only Kueue holds together,
 *     and where it does not exist
 * @param minimum how many pods have to be placed together, those that are placed included
 * @param placed how many are
 * @param waiting pods without a node, as the cluster lists them
 * @param gang what has to be placed now, beside what runs; absent if no place would help yet, or if
 *     no question can be asked
 * @param waitsFor what it waits for before any place matters; empty with a gang
 * @param notModelled what else may keep it waiting, and is not looked at
 */
public record PendingGang(
    String name,
    SchedulerFlavour scheduler,
    Optional<PodGroup> group,
    long minimum,
    int placed,
    List<Pod> waiting,
    Optional<Gang> gang,
    String waitsFor,
    List<String> notModelled) {

  /** Keeps copies. */
  public PendingGang {
    waiting = List.copyOf(waiting);
    notModelled = List.copyOf(notModelled);
  }

  /** Whether enough pods are placed, so that the rest is placed one by one. */
  public boolean hasStarted() {
    return placed >= minimum;
  }

  /** How many pods have to be placed for it to start. */
  public long needed() {
    return Math.max(0, minimum - placed);
  }
}
