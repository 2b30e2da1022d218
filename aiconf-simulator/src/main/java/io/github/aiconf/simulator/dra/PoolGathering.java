package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.PublishedDevices.Entry;
import io.github.aiconf.simulator.dra.PublishedDevices.PublishedPool;
import io.github.aiconf.simulator.model.CounterSet;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pools of a node: which slices count, whether a pool is whole and sound, and in which
 * order its devices are tried.
 */
final class PoolGathering {

  /** Kubernetes compares names by their bytes in UTF-8; driver and pool names are ASCII. */
  private static final Comparator<PublishedPool> BY_NAME =
      Comparator.comparing((PublishedPool pool) -> pool.driver).thenComparing(pool -> pool.name);

  private final PublishedDevices published;
  private final DraProfile profile;
  private final Map<String, List<Entry>> ofNode = new HashMap<>();
  private final List<Entry> shared = new ArrayList<>();

  PoolGathering(PublishedDevices published, DraProfile profile) {
    this.published = published;
    this.profile = profile;
    for (Entry entry : published.entries) {
      ResourceSlice slice = entry.slice();
      boolean everywhere =
          profile.countersReachEveryNode() && !slice.sharedCounters().isEmpty();
      if (slice.nodes().nodeName().isEmpty() || everywhere) {
        shared.add(entry);
      } else {
        ofNode
            .computeIfAbsent(slice.nodes().nodeName().get(), n -> new ArrayList<>())
            .add(entry);
      }
    }
  }

  NodeDevices gather(Node node) {
    Map<PublishedPool, List<Entry>> relevant = new LinkedHashMap<>();
    for (List<Entry> entries : List.of(ofNode.getOrDefault(node.name(), List.of()), shared)) {
      for (Entry entry : entries) {
        switch (relevance(node, entry.slice())) {
          case ERROR -> {
            return NodeDevices.unusable(
                "slice " + entry.slice().name() + " has a node selector that cannot be used");
          }
          case YES -> add(relevant, entry);
          case NO -> {}
        }
      }
    }
    Gathered gathered = new Gathered(node);
    relevant.keySet().stream().sorted(BY_NAME).forEach(pool -> gathered.sort(pool, relevant));
    return gathered.finish();
  }

  private NodeMatching.Match relevance(Node node, ResourceSlice slice) {
    boolean counters = !slice.sharedCounters().isEmpty();
    if (!profile.features().partitionableDevices()
        && (counters || slice.perDeviceNodeSelection().isPresent())) {
      return NodeMatching.Match.NO;
    }
    if (counters && profile.countersReachEveryNode()) {
      return NodeMatching.Match.YES;
    }
    if (!slice.nodes().isEmpty()) {
      return NodeMatching.matches(node, slice.nodes());
    }
    if (slice.perDeviceNodeSelection().orElse(false)) {
      for (Device device : slice.devices()) {
        NodeMatching.Match match = NodeMatching.matches(node, device.nodes());
        if (match != NodeMatching.Match.NO) {
          return match;
        }
      }
    }
    return NodeMatching.Match.NO;
  }

  private void add(Map<PublishedPool, List<Entry>> relevant, Entry entry) {
    ResourceSlice slice = entry.slice();
    PublishedPool pool = published.pool(slice);
    List<Entry> entries = relevant.computeIfAbsent(pool, p -> new ArrayList<>());
    if (!entries.isEmpty()) {
      long generation = entries.get(0).slice().pool().generation();
      if (slice.pool().generation() < generation) {
        return;
      }
      if (slice.pool().generation() > generation) {
        entries.clear();
      }
    }
    entries.add(entry);
  }

  /** The pools of one node while they are put together. */
  private final class Gathered {

    private record Found(
        PublishedPool pool,
        NodeDevices.State state,
        String problem,
        List<Entry> slices,
        NodeDevices.@Nullable Counters counters) {}

    private final Node node;
    private final List<Found> first = new ArrayList<>();
    /** Pools with binding conditions come after all others. */
    private final List<Found> last = new ArrayList<>();

    Gathered(Node node) {
      this.node = node;
    }

    void sort(PublishedPool pool, Map<PublishedPool, List<Entry>> relevant) {
      List<Entry> slices = relevant.getOrDefault(pool, List.of());
      ResourceSlice.Pool announced = slices.get(0).slice().pool();
      List<Entry> others = List.of();
      if (slices.size() != announced.resourceSliceCount()) {
        List<Entry> whole = new ArrayList<>();
        for (Entry entry : pool.entries) {
          long generation = entry.slice().pool().generation();
          if (generation > announced.generation()) {
            return;
          }
          if (generation == announced.generation()) {
            whole.add(entry);
          }
        }
        if (whole.size() != announced.resourceSliceCount()) {
          first.add(new Found(
              pool,
              NodeDevices.State.INCOMPLETE,
              "has " + whole.size() + " of " + announced.resourceSliceCount() + " slices",
              List.of(),
              null));
          return;
        }
        Set<String> seen = new HashSet<>();
        slices.forEach(entry -> seen.add(entry.slice().name()));
        whole.removeIf(entry -> seen.contains(entry.slice().name()));
        others = whole;
      }
      Found found = check(pool, slices, others);
      (bindsLate(found) ? last : first).add(found);
    }

    private Found check(PublishedPool pool, List<Entry> relevant, List<Entry> others) {
      boolean partitionable = profile.features().partitionableDevices();
      List<Entry> slices = new ArrayList<>(relevant);
      slices.sort(Comparator.comparing(entry -> entry.slice().name()));
      List<Entry> withDevices = new ArrayList<>();
      List<Entry> elsewhere = new ArrayList<>();
      List<Entry> withCounters = new ArrayList<>();
      for (Entry entry : slices) {
        boolean counters = partitionable && !entry.slice().sharedCounters().isEmpty();
        (counters ? withCounters : withDevices).add(entry);
      }
      for (Entry entry : others) {
        boolean counters = partitionable && !entry.slice().sharedCounters().isEmpty();
        (counters ? withCounters : elsewhere).add(entry);
      }
      Set<String> names = new HashSet<>();
      for (Entry entry : withDevices) {
        for (Device device : entry.slice().devices()) {
          if (!names.add(device.name())) {
            return invalid(pool, "has two devices named " + device.name());
          }
        }
      }
      if (!partitionable) {
        return new Found(pool, NodeDevices.State.USABLE, "", withDevices, null);
      }
      Map<String, CounterSet> sets = new LinkedHashMap<>();
      for (Entry entry : withCounters) {
        for (CounterSet set : entry.slice().sharedCounters()) {
          if (sets.put(set.name(), set) != null) {
            return invalid(pool, "has two counter sets named " + set.name());
          }
        }
      }
      List<Entry> consumers = new ArrayList<>(withDevices);
      consumers.addAll(elsewhere);
      for (Entry entry : consumers) {
        for (Device device : entry.slice().devices()) {
          String missing = missingCounter(sets, device);
          if (!missing.isEmpty()) {
            return invalid(pool, "has no counter " + missing + " for device " + device.name());
          }
        }
      }
      return new Found(
          pool,
          NodeDevices.State.USABLE,
          "",
          withDevices,
          NodeDevices.Counters.of(sets, consumers, older(pool, relevant.get(0)), published));
    }

    /** The slices of earlier generations, the latest first. */
    private static List<Entry> older(PublishedPool pool, Entry current) {
      long generation = current.slice().pool().generation();
      List<Entry> older = new ArrayList<>(pool.entries);
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

    private static Found invalid(PublishedPool pool, String problem) {
      return new Found(pool, NodeDevices.State.INVALID, problem, List.of(), null);
    }

    private static boolean bindsLate(Found found) {
      return found.slices().stream()
          .flatMap(entry -> entry.slice().devices().stream())
          .anyMatch(device -> !device.bindingConditions().isEmpty());
    }

    NodeDevices finish() {
      List<Found> all = new ArrayList<>(first);
      all.addAll(last);
      int count = 0;
      for (Found found : all) {
        for (Entry entry : found.slices()) {
          count += entry.slice().devices().size();
        }
      }
      int[] devices = new int[count];
      int[] poolOf = new int[count];
      NodeMatching.Match[] matches = new NodeMatching.Match[count];
      Ledger.@Nullable Draw[] draws = new Ledger.Draw[count];
      List<NodeDevices.Pool> pools = new ArrayList<>();
      int position = 0;
      for (Found found : all) {
        int start = position;
        for (Entry entry : found.slices()) {
          boolean each = entry.slice().perDeviceNodeSelection().orElse(false);
          for (int device = entry.first(); device < entry.end(); device++) {
            devices[position] = device;
            poolOf[position] = pools.size();
            matches[position] = each
                ? NodeMatching.matches(node, published.devices[device].nodes())
                : NodeMatching.Match.YES;
            draws[position] =
                found.counters() == null ? null : found.counters().drawn().get(device);
            position++;
          }
        }
        pools.add(new NodeDevices.Pool(
            found.pool().driver,
            found.pool().name,
            found.state(),
            found.problem(),
            start,
            position,
            found.counters()));
      }
      return new NodeDevices("", pools, devices, poolOf, matches, draws);
    }
  }
}
