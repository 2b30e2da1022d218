package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The pools that ResourceSlices make up; only slices of a pool's highest generation count. */
final class DevicePools {

  private static final class Pool {
    private long generation = -1;
    private long expected;
    private long seen;

    private void add(long own, long count) {
      if (own > generation) {
        generation = own;
        expected = count;
        seen = 0;
      }
      if (own == generation) {
        seen++;
      }
    }
  }

  private final Map<String, Pool> pools = new HashMap<>();
  private final Set<String> drivers = new HashSet<>();

  DevicePools(Listing slices) {
    for (KubernetesObject slice : slices) {
      drivers.add(slice.text("spec.driver"));
      pools
          .computeIfAbsent(key(slice), unused -> new Pool())
          .add(generation(slice), slice.at("spec.pool.resourceSliceCount").number(1));
    }
  }

  /** The drivers that publish devices. */
  Set<String> drivers() {
    return drivers;
  }

  boolean isCurrent(KubernetesObject slice) {
    return pool(slice).generation == generation(slice);
  }

  /** Nothing is allocated from a pool of which a slice is missing. */
  boolean isComplete(KubernetesObject slice) {
    Pool pool = pool(slice);
    return pool.seen == pool.expected;
  }

  String shown(KubernetesObject slice) {
    Pool pool = pool(slice);
    return pool.seen + " of " + pool.expected + " slices of generation " + pool.generation;
  }

  private Pool pool(KubernetesObject slice) {
    return pools.getOrDefault(key(slice), new Pool());
  }

  private static String key(KubernetesObject slice) {
    return slice.text("spec.driver") + " " + slice.text("spec.pool.name");
  }

  private static long generation(KubernetesObject slice) {
    return slice.at("spec.pool.generation").number(0);
  }
}
