package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.api.cluster.Resources.LEASES;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.health.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The Lease by which the replicas of a controller elect a leader. It is further evidence: leader
 * election can be off, so that its absence proves nothing.
 */
final class LeaderLease {

  /** The clocks of the leader and of whoever read the cluster differ. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private static final long USUAL_SECONDS = 15;

  private LeaderLease() {}

  /** What the Lease of an operator in these namespaces says; never broken. */
  static Health health(Cluster cluster, OperatorProfile operator, Collection<String> namespaces) {
    Health health = Health.healthy(List.of());
    if (operator.lease().isEmpty()) {
      return health;
    }
    String name = operator.lease().get();
    Optional<KubernetesObject> lease = find(cluster, name).stream()
        .filter(found -> namespaces.contains(found.namespace()))
        .findFirst();
    if (lease.isEmpty()) {
      return health.note("No Lease " + name + " was seen; leader election may be off");
    }
    Observation seen = observe(lease.get(), cluster.time());
    Health observed = Health.healthy(List.of(seen));
    return seen.expected().isEmpty()
        ? observed
        : observed.warning(lease.get().reference() + " was last renewed at " + seen.value()
            + ", so no leader held it when the cluster was read");
  }

  /** The Lease of an operator, in any namespace, where somebody holds it. */
  static Optional<Observation> held(Cluster cluster, OperatorProfile operator) {
    return operator.lease().stream()
        .flatMap(name -> find(cluster, name).stream())
        .map(lease -> observe(lease, cluster.time()))
        .filter(seen -> seen.expected().isEmpty())
        .findFirst();
  }

  private static List<KubernetesObject> find(Cluster cluster, String name) {
    try {
      return cluster.named(LEASES, name).stream().toList();
    } catch (UnreadableException e) {
      return List.of();
    }
  }

  private static Observation observe(KubernetesObject lease, Instant time) {
    String renewed = lease.text("spec.renewTime");
    long seconds = lease.at("spec.leaseDurationSeconds").number(USUAL_SECONDS);
    Instant needed = time.minusSeconds(seconds).minus(CLOCK_SKEW);
    boolean held = !lease.text("spec.holderIdentity").isEmpty() && !isBefore(renewed, needed);
    return held
        ? Observation.of(lease, "spec.renewTime", renewed)
        : Observation.of(
            lease,
            "spec.renewTime",
            renewed.isEmpty() ? "absent" : renewed,
            "held, and renewed after " + needed);
  }

  private static boolean isBefore(String renewed, Instant needed) {
    try {
      return Instant.parse(renewed).isBefore(needed);
    } catch (DateTimeParseException e) {
      return true;
    }
  }
}
