package io.github.aiconf.cli;

import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Claims, a cluster, and what came of asking.
 *
 * @param cluster what was asked
 * @param claims what was asked about
 * @param sweep what is known of the nodes; absent where the cluster could not be seen as a whole
 * @param notes what a reader has to know beside the answer
 */
record ClaimQuestion(
    DeviceCluster cluster,
    List<ResourceClaim> claims,
    Optional<NodeSweep> sweep,
    List<String> notes) {

  /** Keeps copies. */
  ClaimQuestion {
    claims = List.copyOf(claims);
    notes = List.copyOf(notes);
  }

  static ClaimQuestion of(ClaimFiles written, DeviceCluster cluster, @Nullable String node) {
    boolean whole = cluster.gaps().isEmpty();
    TreeSet<String> classes = cluster.objects().cluster().classes().stream()
        .map(DeviceClass::name)
        .collect(Collectors.toCollection(TreeSet::new));
    List<ResourceClaim> claims =
        written.claims(cluster.profile(), whole ? Optional.of(classes) : Optional.empty());
    List<String> notes = new ArrayList<>();
    for (ResourceClaim claim : claims) {
      cluster.objects().cluster().claims().stream()
          .filter(other -> other.key().equals(claim.key()) && other.allocation().isPresent())
          .findFirst()
          .ifPresent(other -> notes.add("The cluster has a claim " + claim.key()
              + " already, which keeps its devices; this is asked of one more."));
    }
    return of(claims, cluster, node, notes);
  }

  static ClaimQuestion of(
      List<ResourceClaim> claims, DeviceCluster cluster, @Nullable String node, List<String> more) {
    List<String> notes = new ArrayList<>(cluster.notes());
    notes.addAll(more);
    if (!cluster.gaps().isEmpty()) {
      return new ClaimQuestion(cluster, claims, Optional.empty(), notes);
    }
    DeviceInventory inventory = cluster.inventory();
    NodeSweep sweep = NodeSweep.of(cluster, inventory, inventory.plan(claims), node);
    notes.addAll(sweep.notes(cluster));
    return new ClaimQuestion(cluster, claims, Optional.of(sweep), notes);
  }

  DraAnswer answer() {
    return sweep.map(NodeSweep::answer).orElse(DraAnswer.UNDECIDED);
  }
}
