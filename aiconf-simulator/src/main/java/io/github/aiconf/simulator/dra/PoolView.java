package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.NodeDevices.State;
import io.github.aiconf.simulator.model.CounterSet;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pool as those see it for whom some of its slices are: whether it is whole and sound, and what
 * then can be had from it.
 *
 * @param problem why it is not usable; empty if it is
 * @param slices with the devices, in the order in which they are tried
 * @param sets the counters that its devices share
 * @param consumers all slices of the generation that may draw from them
 * @param older slices of earlier generations, the latest first
 */
record PoolView(
    PublishedPool pool,
    State state,
    String problem,
    List<NumberedSlice> slices,
    Map<String, CounterSet> sets,
    List<NumberedSlice> consumers,
    List<NumberedSlice> older) {

  /**
   * Looks at a pool.
   *
   * @param relevant the slices that are seen, all of the latest of their generations; at least one
   * @param partitionable DRAPartitionableDevices
   * @return null if there is a later generation elsewhere
   */
  static @Nullable PoolView of(
      PublishedPool pool, List<NumberedSlice> relevant, boolean partitionable) {
    ResourceSlice.Pool announced = relevant.get(0).slice().pool();
    if (relevant.size() == announced.resourceSliceCount()) {
      return check(pool, relevant, List.of(), partitionable);
    }
    List<NumberedSlice> whole = new ArrayList<>();
    for (NumberedSlice entry : pool.entries) {
      long generation = entry.slice().pool().generation();
      if (generation > announced.generation()) {
        return null;
      }
      if (generation == announced.generation()) {
        whole.add(entry);
      }
    }
    if (whole.size() != announced.resourceSliceCount()) {
      return unusable(
          pool,
          State.INCOMPLETE,
          "has " + whole.size() + " of " + announced.resourceSliceCount() + " slices");
    }
    Set<String> seen = new HashSet<>();
    relevant.forEach(entry -> seen.add(entry.slice().name()));
    whole.removeIf(entry -> seen.contains(entry.slice().name()));
    return check(pool, relevant, whole, partitionable);
  }

  private static PoolView check(
      PublishedPool pool,
      List<NumberedSlice> relevant,
      List<NumberedSlice> others,
      boolean partitionable) {
    List<NumberedSlice> slices = new ArrayList<>(relevant);
    slices.sort(Comparator.comparing(entry -> entry.slice().name()));
    List<NumberedSlice> withDevices = new ArrayList<>();
    List<NumberedSlice> withCounters = new ArrayList<>();
    for (NumberedSlice entry : slices) {
      (partitionable && hasCounters(entry) ? withCounters : withDevices).add(entry);
    }
    Set<String> names = new HashSet<>();
    for (NumberedSlice entry : withDevices) {
      for (Device device : entry.slice().devices()) {
        if (!names.add(device.name())) {
          return unusable(pool, State.INVALID, "has two devices named " + device.name());
        }
      }
    }
    if (!partitionable) {
      return new PoolView(pool, State.USABLE, "", withDevices, Map.of(), List.of(), List.of());
    }
    List<NumberedSlice> consumers = new ArrayList<>(withDevices);
    for (NumberedSlice entry : others) {
      (hasCounters(entry) ? withCounters : consumers).add(entry);
    }
    Map<String, CounterSet> sets = new LinkedHashMap<>();
    for (NumberedSlice entry : withCounters) {
      for (CounterSet set : entry.slice().sharedCounters()) {
        if (sets.put(set.name(), set) != null) {
          return unusable(pool, State.INVALID, "has two counter sets named " + set.name());
        }
      }
    }
    for (NumberedSlice entry : consumers) {
      for (Device device : entry.slice().devices()) {
        String missing = missingCounter(sets, device);
        if (!missing.isEmpty()) {
          return unusable(
              pool, State.INVALID, "has no counter " + missing + " for device " + device.name());
        }
      }
    }
    return new PoolView(
        pool, State.USABLE, "", withDevices, sets, consumers, older(pool, relevant.get(0)));
  }

  private static boolean hasCounters(NumberedSlice entry) {
    return !entry.slice().sharedCounters().isEmpty();
  }

  private static List<NumberedSlice> older(PublishedPool pool, NumberedSlice current) {
    long generation = current.slice().pool().generation();
    List<NumberedSlice> older = new ArrayList<>(pool.entries);
    older.removeIf(entry -> entry.slice().pool().generation() >= generation);
    older.sort(Comparator.comparing(
        entry -> entry.slice().pool().generation(), Comparator.reverseOrder()));
    return older;
  }

  private static String missingCounter(Map<String, CounterSet> sets, Device device) {
    for (CounterSet consumed : device.consumesCounters()) {
      CounterSet set = sets.get(consumed.name());
      if (set == null) {
        return consumed.name();
      }
      for (String counter : consumed.counters().keySet()) {
        if (!set.counters().containsKey(counter)) {
          return consumed.name() + "/" + counter;
        }
      }
    }
    return "";
  }

  private static PoolView unusable(PublishedPool pool, State state, String problem) {
    return new PoolView(pool, state, problem, List.of(), Map.of(), List.of(), List.of());
  }

  /** Pools with binding conditions come after all others. */
  boolean bindsLate() {
    return slices.stream()
        .flatMap(entry -> entry.slice().devices().stream())
        .anyMatch(device -> !device.bindingConditions().isEmpty());
  }
}
