package io.github.aiconf.simulator.dra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slices of a pool, of all generations. */
final class PublishedPool {

  final PoolName name;

  /** In order. */
  final List<NumberedSlice> entries;

  /** The nodes that can see it; null if slices do not name them. */
  final @Nullable Set<String> nodes;

  PublishedPool(PoolName name, List<NumberedSlice> entries) {
    this.name = name;
    this.entries = List.copyOf(entries);
    this.nodes = nodes(entries);
  }

  private static @Nullable Set<String> nodes(List<NumberedSlice> entries) {
    Set<String> names = new HashSet<>();
    for (NumberedSlice entry : entries) {
      Optional<String> name = entry.slice().nodes().nodeName();
      if (name.isEmpty()) {
        return null;
      }
      names.add(name.get());
    }
    // Most pools are one node's; its set is small.
    return Set.copyOf(names);
  }

  PublishedPool with(NumberedSlice entry) {
    List<NumberedSlice> more = new ArrayList<>(entries);
    more.add(entry);
    more.sort(Comparator.comparingLong(NumberedSlice::order));
    return new PublishedPool(name, more);
  }

  PublishedPool without(NumberedSlice entry) {
    return new PublishedPool(
        name, entries.stream().filter(e -> e.order() != entry.order()).toList());
  }

  @Nullable
  NumberedSlice entry(String slice) {
    NumberedSlice last = null;
    for (NumberedSlice entry : entries) {
      last = entry.slice().name().equals(slice) ? entry : last;
    }
    return last;
  }
}
