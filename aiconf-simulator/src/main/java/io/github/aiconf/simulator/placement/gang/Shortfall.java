package io.github.aiconf.simulator.placement.gang;

import java.util.ArrayList;
import java.util.List;

/** How much of a gang has to be placed at least, for any set of its classes. */
final class Shortfall {

  private final Gang gang;

  Shortfall(Gang gang) {
    this.gang = gang;
  }

  /** How many pods of these classes have to be placed, even if all others are. */
  long needed(List<Integer> classes) {
    long least = 0;
    long others = gang.size();
    for (int podClass : classes) {
      least += gang.classes().get(podClass).minimum();
      others -= gang.classes().get(podClass).count();
    }
    return Math.max(least, gang.minimum() - others);
  }

  /**
   * The least that pods of these classes, as many as needed, ask for together.
   *
   * @param amounts what one pod asks for, by class
   */
  long demand(List<Integer> classes, long[] amounts) {
    long missing = needed(classes);
    long demand = 0;
    for (int podClass : classes) {
      int minimum = gang.classes().get(podClass).minimum();
      missing -= minimum;
      demand = plus(demand, times(amounts[podClass], minimum));
    }
    List<Integer> cheapest = new ArrayList<>(classes);
    cheapest.sort((a, b) -> Long.compare(amounts[a], amounts[b]));
    for (int podClass : cheapest) {
      PodClass of = gang.classes().get(podClass);
      long more = Math.max(0, Math.min(missing, of.count() - of.minimum()));
      missing -= more;
      demand = plus(demand, times(amounts[podClass], more));
    }
    return demand;
  }

  /** Whether so many pods of each class are enough. */
  boolean isMet(int[] placed) {
    long all = 0;
    for (int podClass = 0; podClass < placed.length; podClass++) {
      if (placed[podClass] < gang.classes().get(podClass).minimum()) {
        return false;
      }
      all += placed[podClass];
    }
    return all >= gang.minimum();
  }

  static List<Integer> classes(int mask) {
    List<Integer> classes = new ArrayList<>();
    for (int bits = mask; bits != 0; bits &= bits - 1) {
      classes.add(Integer.numberOfTrailingZeros(bits));
    }
    return classes;
  }

  static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** Neither is negative. */
  static long times(long a, long b) {
    return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }
}
