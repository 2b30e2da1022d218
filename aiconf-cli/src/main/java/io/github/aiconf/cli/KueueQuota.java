package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.Quota;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a ClusterQueue of Kueue has left: its nominal quota less what is reserved. Of several
 * flavours the sum, which a workload may not be able to use.
 */
final class KueueQuota {

  private static final Quantity NOTHING = Quantity.of(0, Quantity.Format.DECIMAL_SI);

  private final KubernetesObject queue;
  private final Map<String, Quantity> left = new LinkedHashMap<>();
  private boolean hasOneFlavour = true;

  private KueueQuota(KubernetesObject queue) {
    this.queue = queue;
    Map<String, Quantity> reserved = reserved();
    for (Value group : queue.items("spec.resourceGroups")) {
      List<Value> flavours = group.items("flavors");
      hasOneFlavour &= flavours.size() == 1;
      for (Value flavour : flavours) {
        for (Value resource : flavour.items("resources")) {
          String name = resource.text("name");
          Quantity used = reserved.getOrDefault(flavour.text("name") + "/" + name, NOTHING);
          left.merge(name, quantity(resource, "nominalQuota").minus(used), Quantity::plus);
        }
      }
    }
  }

  private Map<String, Quantity> reserved() {
    Map<String, Quantity> reserved = new HashMap<>();
    for (Value flavour : queue.items("status.flavorsReservation")) {
      for (Value resource : flavour.items("resources")) {
        reserved.put(
            flavour.text("name") + "/" + resource.text("name"), quantity(resource, "total"));
      }
    }
    return reserved;
  }

  private static Quantity quantity(Value fields, String field) {
    String text = fields.text(field);
    return Quantity.isQuantity(text) ? Quantity.parse(text) : NOTHING;
  }

  /** Whether what is missing may be had all the same. */
  private boolean mayGetMore() {
    boolean borrows =
        !queue.text("spec.cohort").isEmpty() || !queue.text("spec.cohortName").isEmpty();
    return borrows
        || queue.at("spec.preemption").fields().values().stream()
            .anyMatch(policy -> policy.isScalar() && !policy.text().equals("Never"));
  }

  /**
   * What the queue has left for the gang; empty if that is not known, and then a note says why.
   *
   * @param localQueue namespace and name
   * @param notes gets what a reader has to know
   * @throws io.github.aiconf.core.input.InputException if more is asked for a queue that is not
   *     there
   */
  static Optional<Quota> of(
      String localQueue, PlacementCluster cluster, Gang gang, List<String> notes) {
    List<QuotaRaise> raises = cluster.change().quotas();
    Optional<KubernetesObject> found = clusterQueue(localQueue, cluster, notes);
    if (found.isEmpty()) {
      if (!raises.isEmpty()) {
        throw raises
            .get(0)
            .place()
            .refuse("", "cannot be computed: " + notes.get(notes.size() - 1));
      }
      return Optional.empty();
    }
    KueueQuota quota = new KueueQuota(found.get());
    String name = found.get().name();
    raises.forEach(raise -> quota.raise(raise, name));
    return quota.certain(gang, name, notes);
  }

  private void raise(QuotaRaise raise, String name) {
    if (raise.queue().filter(other -> !other.equals(name)).isPresent()) {
      throw raise
          .place()
          .refuse(
              "clusterQueue", "is '" + raise.queue().get() + "', but the gang's is '" + name + "'");
    }
    if (!left.containsKey(raise.resource())) {
      throw raise
          .place()
          .refuse(
              "resource",
              "is '" + raise.resource() + "', of which ClusterQueue " + name + " has no quota; "
                  + Choices.of("there are", left.keySet()));
    }
    left.merge(raise.resource(), raise.by(), Quantity::plus);
  }

  private Optional<Quota> certain(Gang gang, String name, List<String> notes) {
    Quota quota = new Quota(left);
    List<String> lacking = quota.lacking(gang);
    if (!lacking.isEmpty() && mayGetMore()) {
      notes.add("ClusterQueue " + name + " has too little " + String.join(", ", lacking)
          + " left, but may borrow or preempt; that is not looked at.");
      return Optional.empty();
    }
    if (lacking.isEmpty() && !hasOneFlavour) {
      notes.add("ClusterQueue " + name
          + " has enough left in all its flavours together; which one is taken is not looked at.");
      return Optional.empty();
    }
    return Optional.of(quota);
  }

  private static Optional<KubernetesObject> clusterQueue(
      String localQueue, PlacementCluster cluster, List<String> notes) {
    int slash = localQueue.indexOf('/');
    Optional<KubernetesObject> local = find(
        MoreReads.LOCAL_QUEUES,
        localQueue.substring(0, slash),
        localQueue.substring(slash + 1),
        cluster,
        notes);
    return local.flatMap(
        each -> find(MoreReads.CLUSTER_QUEUES, "", each.text("spec.clusterQueue"), cluster, notes));
  }

  private static Optional<KubernetesObject> find(
      ResourceType type,
      String namespace,
      String name,
      PlacementCluster cluster,
      List<String> notes) {
    StoredList list = cluster.more().get(type);
    if (list != null) {
      for (KubernetesObject object : list.objects()) {
        if (object.name().equals(name) && object.namespace().equals(namespace)) {
          return Optional.of(object);
        }
      }
    }
    boolean isSeen = list != null && list.state() == ResourceRead.State.COMPLETE;
    String what = type.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    notes.add(
        isSeen
            ? what + " does not exist."
            : "The quota is not known: " + type + " could not be read.");
    return Optional.empty();
  }
}
