package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.NodeInventory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that a scheduler can do which places pods one after the other and never takes anything back:
 * pods of higher priority first, others in any order, each on any node that the filters leave,
 * those for which there is none left out. Which node it likes best is not asked; so what holds for
 * all branches holds for the scheduler.
 *
 * <p>With a pod that is known to go first of those of its priority, only such branches are
 * followed.
 *
 * <p>The inventory is changed while looking and is afterwards as it was.
 */
final class Branches {

  /** After so many steps it is not certain. */
  static final int MOST_STEPS = 2_000;

  private final NodeInventory inventory;
  private final Gang gang;
  private final Predicate<String> among;
  private final OptionalInt leader;
  private final Shortfall shortfall;
  private final Pod[] pods;
  private final int[] placed;
  private final int[] tried;
  private final TreeMap<String, Integer> places = new TreeMap<>();
  private final Set<List<Object>> seen = new HashSet<>();
  private boolean someSucceed;
  private boolean someFail;
  private int steps;

  /**
   * Branches on some of the nodes.
   *
   * @param leader the class of the pod that goes first of those of its priority, if that is known
   */
  Branches(NodeInventory inventory, Gang gang, Predicate<String> among, OptionalInt leader) {
    this.inventory = inventory;
    this.gang = gang;
    this.among = among;
    this.leader = leader;
    this.shortfall = new Shortfall(gang);
    this.pods = gang.classes().stream().map(PodClass::bare).toArray(Pod[]::new);
    this.placed = new int[pods.length];
    this.tried = new int[pods.length];
  }

  /** What is certain. */
  Forecast.Expectation expectation() {
    follow();
    if (steps > MOST_STEPS || someSucceed == someFail) {
      return Forecast.Expectation.MAY_PLACE;
    }
    return someFail ? Forecast.Expectation.WILL_NOT_PLACE : Forecast.Expectation.WILL_PLACE;
  }

  /** How many pods were placed in all branches. */
  int steps() {
    return steps;
  }

  private void follow() {
    if ((someSucceed && someFail) || steps > MOST_STEPS) {
      return;
    }
    long first = Long.MIN_VALUE;
    for (int podClass = 0; podClass < pods.length; podClass++) {
      if (tried[podClass] < gang.classes().get(podClass).count()) {
        first = Math.max(first, pods[podClass].spec().priority());
      }
    }
    boolean isLed = leader.isPresent()
        && tried[leader.getAsInt()] == 0
        && pods[leader.getAsInt()].spec().priority() == first;
    boolean isDone = true;
    for (int podClass = 0; podClass < pods.length; podClass++) {
      if (tried[podClass] < gang.classes().get(podClass).count()
          && pods[podClass].spec().priority() == first
          && (!isLed || podClass == leader.getAsInt())) {
        isDone = false;
        tried[podClass]++;
        place(podClass);
        tried[podClass]--;
      }
    }
    if (isDone) {
      boolean isEnough = shortfall.isMet(placed);
      someSucceed |= isEnough;
      someFail |= !isEnough;
    }
  }

  private void place(int podClass) {
    List<Object> state =
        List.of(new TreeMap<>(places), Arrays.stream(tried).boxed().toList(), podClass);
    if (!seen.add(state) || ++steps > MOST_STEPS) {
      return;
    }
    List<String> open = CertificateCheck.open(inventory, pods[podClass], among);
    if (open.isEmpty()) {
      follow();
    }
    for (String node : open) {
      String key = podClass + " " + node;
      Pod pod = pods[podClass].on(node);
      inventory.add(pod);
      placed[podClass]++;
      places.merge(key, 1, Integer::sum);
      follow();
      inventory.remove(pod);
      placed[podClass]--;
      if (places.merge(key, -1, Integer::sum) == 0) {
        places.remove(key);
      }
    }
  }
}
