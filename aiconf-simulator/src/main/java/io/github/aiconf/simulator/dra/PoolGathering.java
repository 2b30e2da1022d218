package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.NodeDevices.State;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pools of a node: which slices count, and in which order their devices are tried.
 * Immutable; knows for each node which pools are worth a look.
 */
final class PoolGathering {

  /** Kubernetes compares names by their bytes in UTF-8; driver and pool names are ASCII. */
  private static final Comparator<PoolView> BY_NAME = Comparator.comparing(
          (PoolView view) -> view.pool().name.driver())
      .thenComparing(view -> view.pool().name.pool());

  private final DraProfile profile;
  private final boolean countersEverywhere;

  /** Pools whose slices name their nodes, by name of the node. */
  private final PersistentMap<String, List<PublishedPool>> named;

  /** Pools with slices that may be for any node. */
  private final PersistentMap<PoolName, PublishedPool> wide;

  /** Pools that are broken for nodes that see nothing of them but their counters. */
  private final PersistentMap<PoolName, PoolView> broken;

  PoolGathering(DraProfile profile) {
    this(profile, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());
  }

  private PoolGathering(
      DraProfile profile,
      PersistentMap<String, List<PublishedPool>> named,
      PersistentMap<PoolName, PublishedPool> wide,
      PersistentMap<PoolName, PoolView> broken) {
    this.profile = profile;
    this.countersEverywhere =
        profile.countersReachEveryNode() && profile.features().partitionableDevices();
    this.named = named;
    this.wide = wide;
    this.broken = broken;
  }

  /** The same with one pool in place of another. */
  PoolGathering changed(@Nullable PublishedPool before, @Nullable PublishedPool after) {
    PersistentMap<String, List<PublishedPool>> nowNamed = named;
    PersistentMap<PoolName, PublishedPool> nowWide = wide;
    PersistentMap<PoolName, PoolView> nowBroken = broken;
    if (before != null) {
      nowWide = nowWide.without(before.name);
      nowBroken = nowBroken.without(before.name);
      for (String node : nodesNamed(before)) {
        List<PublishedPool> rest = new ArrayList<>(of(nowNamed, node));
        rest.removeIf(pool -> pool == before);
        nowNamed = rest.isEmpty() ? nowNamed.without(node) : nowNamed.with(node, rest);
      }
    }
    if (after != null) {
      if (isWide(after)) {
        nowWide = nowWide.with(after.name, after);
      } else {
        for (String node : nodesNamed(after)) {
          List<PublishedPool> more = new ArrayList<>(of(nowNamed, node));
          more.add(after);
          nowNamed = nowNamed.with(node, more);
        }
      }
      PoolView counters = countersOf(after);
      if (counters != null && counters.state() != State.USABLE) {
        nowBroken = nowBroken.with(after.name, counters);
      }
    }
    return new PoolGathering(profile, nowNamed, nowWide, nowBroken);
  }

  private static List<PublishedPool> of(
      PersistentMap<String, List<PublishedPool>> named, String node) {
    List<PublishedPool> found = named.get(node);
    return found == null ? List.of() : found;
  }

  private boolean isEverywhere(ResourceSlice slice) {
    return countersEverywhere && !slice.sharedCounters().isEmpty();
  }

  private boolean isWide(PublishedPool pool) {
    for (NumberedSlice entry : pool.entries) {
      if (!isEverywhere(entry.slice()) && entry.slice().nodes().nodeName().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private Set<String> nodesNamed(PublishedPool pool) {
    Set<String> names = new HashSet<>();
    for (NumberedSlice entry : pool.entries) {
      if (!isEverywhere(entry.slice())) {
        entry.slice().nodes().nodeName().ifPresent(names::add);
      }
    }
    return names;
  }

  /** Whether nodes that see nothing of a pool but its counters are concerned by it. */
  boolean isBroken(PoolName pool) {
    return broken.get(pool) != null;
  }

  /** What of a pool is seen where none of its devices are; null for nothing. */
  private @Nullable PoolView countersOf(PublishedPool pool) {
    List<NumberedSlice> relevant = new ArrayList<>();
    for (NumberedSlice entry : pool.entries) {
      if (isEverywhere(entry.slice())) {
        add(relevant, entry);
      }
    }
    return relevant.isEmpty() ? null : PoolView.of(pool, relevant, true);
  }

  NodeDevices gather(Node node, PublishedDevices published) {
    List<PublishedPool> near = new ArrayList<>(of(named, node.name()));
    wide.forEach((name, pool) -> near.add(pool));
    List<PoolView> views = new ArrayList<>();
    Set<PoolName> seen = new HashSet<>();
    for (PublishedPool pool : near) {
      List<NumberedSlice> relevant = new ArrayList<>();
      // Slices that name the node come first.
      for (boolean byName : new boolean[] {true, false}) {
        for (NumberedSlice entry : pool.entries) {
          ResourceSlice slice = entry.slice();
          boolean named = !isEverywhere(slice) && slice.nodes().nodeName().isPresent();
          if (named != byName) {
            continue;
          }
          switch (relevance(node, slice)) {
            case ERROR -> {
              return NodeDevices.unusable(
                  "slice " + slice.name() + " has a node selector that cannot be used");
            }
            case YES -> add(relevant, entry);
            case NO -> {}
          }
        }
      }
      seen.add(pool.name);
      PoolView view = relevant.isEmpty()
          ? null
          : PoolView.of(pool, relevant, profile.features().partitionableDevices());
      if (view != null) {
        views.add(view);
      }
    }
    broken.forEach((name, view) -> {
      if (!seen.contains(name)) {
        views.add(view);
      }
    });
    views.sort(BY_NAME);
    return NodeDevices.of(node, views, published);
  }

  private NodeMatching.Match relevance(Node node, ResourceSlice slice) {
    boolean counters = !slice.sharedCounters().isEmpty();
    if (!profile.features().partitionableDevices()
        && (counters || slice.perDeviceNodeSelection().isPresent())) {
      return NodeMatching.Match.NO;
    }
    if (isEverywhere(slice)) {
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

  /** Only slices of the latest generation count. */
  private static void add(List<NumberedSlice> relevant, NumberedSlice entry) {
    if (!relevant.isEmpty()) {
      long generation = relevant.get(0).slice().pool().generation();
      if (entry.slice().pool().generation() < generation) {
        return;
      }
      if (entry.slice().pool().generation() > generation) {
        relevant.clear();
      }
    }
    relevant.add(entry);
  }
}
