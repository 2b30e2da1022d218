package io.github.aiconf.requirements.accelerators.dra;

import static io.github.aiconf.api.cluster.Resources.DEVICE_CLASSES;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_CLAIMS;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_SLICES;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How much the APIs are used: facts beside the verdict, which they do not change. */
final class DraUse {

  private DraUse() {}

  static Reads reads() {
    return Reads.none()
        .list(DEVICE_CLASSES, "metadata.name")
        .list(RESOURCE_SLICES, "spec.driver", "spec.pool")
        .list(RESOURCE_CLAIMS, "status.allocation.devices.results.device");
  }

  static Finding describe(Cluster cluster, Finding finding) {
    Listing classes = cluster.listVisible(DEVICE_CLASSES);
    Listing slices = cluster.listVisible(RESOURCE_SLICES);
    Listing claims = cluster.listVisible(RESOURCE_CLAIMS);
    Finding described = finding;
    if (classes.gap().isEmpty()) {
      described = described.note(classes.size() + " DeviceClasses");
    }
    if (slices.gap().isEmpty()) {
      described = pools(described, slices);
    }
    if (claims.gap().isEmpty()) {
      long allocated = claims.stream()
          .filter(claim -> claim.at("status.allocation").isPresent())
          .count();
      described =
          described.note(allocated + " of " + claims.size() + " ResourceClaims are allocated");
    }
    return described;
  }

  private static Finding pools(Finding finding, Listing slices) {
    Map<String, Pool> pools = new TreeMap<>();
    TreeSet<String> drivers = new TreeSet<>();
    for (KubernetesObject slice : slices) {
      String driver = slice.text("spec.driver");
      drivers.add(driver);
      pools
          .computeIfAbsent(driver + " " + slice.text("spec.pool.name"), name -> new Pool())
          .add(slice);
    }
    String named = drivers.isEmpty() ? "" : ": " + String.join(", ", drivers);
    Finding described = finding.note(drivers.size() + " drivers publish devices" + named);
    for (Map.Entry<String, Pool> pool : pools.entrySet()) {
      if (!pool.getValue().isComplete()) {
        described =
            described.warning("The pool of " + pool.getKey() + " is incomplete: " + pool.getValue()
                + "; nothing is allocated from it until its driver publishes the rest");
      }
    }
    return described;
  }

  /** The slices of a pool; only those of the highest generation count. */
  private static final class Pool {

    private final Map<Long, Integer> slices = new HashMap<>();
    private long generation = -1;
    private long expected;

    void add(KubernetesObject slice) {
      long own = slice.at("spec.pool.generation").number(0);
      slices.merge(own, 1, Integer::sum);
      if (own >= generation) {
        generation = own;
        expected = slice.at("spec.pool.resourceSliceCount").number(1);
      }
    }

    boolean isComplete() {
      return seen() == expected;
    }

    private int seen() {
      return slices.getOrDefault(generation, 0);
    }

    @Override
    public String toString() {
      return seen() + " of " + expected + " slices of generation " + generation;
    }
  }
}
