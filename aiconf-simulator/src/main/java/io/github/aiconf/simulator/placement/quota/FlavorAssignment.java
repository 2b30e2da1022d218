package io.github.aiconf.simulator.placement.quota;

import io.github.aiconf.simulator.placement.quota.QuotaAnswer.Outcome;
import io.github.aiconf.simulator.placement.quota.QuotaAnswer.Shortage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses flavors as Kueue does: pod set after pod set, of each group of resources the first flavor
 * with enough quota; what one pod set takes is not there for the next.
 */
public final class FlavorAssignment {

  private final QuotaTree tree;
  private final QuotaHolder queue;
  private final Map<FlavorResource, Long> taken = new HashMap<>();
  private final Map<String, Map<String, String>> flavors = new LinkedHashMap<>();
  private final List<Shortage> shortages = new ArrayList<>();
  private Outcome worst = Outcome.FITS;

  /** What came of one flavor. */
  private record Attempt(Outcome outcome, String flavor, List<Shortage> shortages) {

    /** Kueue keeps the first of those that it may wait for; of others the nearest says most. */
    boolean isBetterThan(Attempt other) {
      int order = outcome.compareTo(other.outcome);
      return order < 0 || (order == 0 && outcome == Outcome.EXCEEDS && excess() < other.excess());
    }

    private double excess() {
      return shortages.stream()
          .mapToDouble(each -> (double) each.wanted() / Math.max(1, each.most()))
          .max()
          .orElse(0);
    }
  }

  private FlavorAssignment(QuotaTree tree, QuotaHolder queue) {
    this.tree = tree;
    this.queue = queue;
  }

  /** Whether the queue has quota for all pod sets at once. */
  public static QuotaAnswer answer(QuotaTree tree, QuotaHolder queue, List<QuotaRequest> podSets) {
    FlavorAssignment assignment = new FlavorAssignment(tree, queue);
    podSets.forEach(assignment::assign);
    return new QuotaAnswer(assignment.worst, assignment.flavors, assignment.shortages);
  }

  private void assign(QuotaRequest podSet) {
    Map<String, String> chosen = new LinkedHashMap<>();
    new TreeMap<>(podSet.amounts()).forEach((resource, amount) -> {
      Optional<ResourceGroup> group = queue.group(resource);
      if (group.isEmpty() && amount > 0) {
        note(Outcome.NO_FLAVOR, List.of(nothing(podSet, resource, amount)));
      } else if (group.isPresent() && !chosen.containsKey(resource)) {
        assign(podSet, group.get(), resource, chosen);
      }
    });
    flavors.put(podSet.name(), Map.copyOf(chosen));
  }

  private void assign(
      QuotaRequest podSet, ResourceGroup group, String resource, Map<String, String> chosen) {
    Optional<Attempt> best = Optional.empty();
    for (ResourceGroup.Flavor flavor : group.flavors()) {
      if (!podSet.unfit().contains(flavor.name()) && flavor.quotas().containsKey(resource)) {
        Attempt attempt = attempt(podSet, group, flavor.name());
        if (best.isEmpty() || attempt.isBetterThan(best.get())) {
          best = Optional.of(attempt);
        }
      }
    }
    if (best.isEmpty()) {
      note(
          Outcome.NO_FLAVOR,
          List.of(nothing(podSet, resource, podSet.amounts().getOrDefault(resource, 0L))));
      return;
    }
    note(best.get().outcome(), best.get().shortages());
    String flavor = best.get().flavor();
    podSet.amounts().forEach((each, amount) -> {
      if (group.resources().contains(each)) {
        chosen.put(each, flavor);
        taken.merge(new FlavorResource(flavor, each), amount, QuotaTree::plus);
      }
    });
  }

  private Attempt attempt(QuotaRequest podSet, ResourceGroup group, String flavor) {
    Outcome outcome = Outcome.FITS;
    List<Shortage> missing = new ArrayList<>();
    for (Map.Entry<String, Long> entry : new TreeMap<>(podSet.amounts()).entrySet()) {
      if (!group.resources().contains(entry.getKey())) {
        continue;
      }
      FlavorResource resource = new FlavorResource(flavor, entry.getKey());
      long wanted = QuotaTree.plus(taken.getOrDefault(resource, 0L), entry.getValue());
      long available = tree.available(queue.name(), resource);
      long most = tree.most(queue.name(), resource);
      if (wanted > most || wanted > available) {
        Outcome of = wanted > most ? Outcome.EXCEEDS : Outcome.WAITS;
        outcome = of.compareTo(outcome) > 0 ? of : outcome;
        missing.add(new Shortage(podSet.name(), resource, wanted, available, most));
      }
    }
    return new Attempt(outcome, flavor, missing);
  }

  private static Shortage nothing(QuotaRequest podSet, String resource, long amount) {
    return new Shortage(podSet.name(), new FlavorResource("", resource), amount, 0, 0);
  }

  private void note(Outcome outcome, List<Shortage> missing) {
    worst = outcome.compareTo(worst) > 0 ? outcome : worst;
    shortages.addAll(missing);
  }
}
