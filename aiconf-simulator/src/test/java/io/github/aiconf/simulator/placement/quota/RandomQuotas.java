package io.github.aiconf.simulator.placement.quota;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * Random quotas of one resource, and what they mean, said slowly: a state is allowed if no member
 * takes more than it has and may borrow, and nobody takes what others do not lend.
 */
final class RandomQuotas {

  static final FlavorResource CPU = new FlavorResource("f", "cpu");
  private static final int MOST = 6;

  final List<QuotaHolder> queues = new ArrayList<>();
  final List<QuotaHolder> cohorts = new ArrayList<>();
  final Map<String, Long> used = new HashMap<>();

  RandomQuotas(Random random) {
    int depth = random.nextInt(4);
    for (int i = 0; i < depth; i++) {
      Optional<String> parent = i == 0 ? Optional.empty() : Optional.of("c" + random.nextInt(i));
      if (i == 0 && random.nextBoolean()) {
        continue; // A cohort that only has a name.
      }
      cohorts.add(holder("c" + i, parent, random));
    }
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Optional<String> cohort = depth == 0 || random.nextInt(5) == 0
          ? Optional.empty()
          : Optional.of("c" + random.nextInt(depth));
      queues.add(holder("q" + i, cohort, random));
      used.put("q" + i, (long) random.nextInt(MOST));
    }
  }

  private static QuotaHolder holder(String name, Optional<String> cohort, Random random) {
    OptionalLong none = OptionalLong.empty();
    ResourceQuota quota = new ResourceQuota(
        random.nextInt(MOST),
        cohort.isPresent() && random.nextBoolean() ? OptionalLong.of(random.nextInt(MOST)) : none,
        cohort.isPresent() && random.nextBoolean() ? OptionalLong.of(random.nextInt(MOST)) : none);
    return new QuotaHolder(
        name,
        cohort,
        List.of(new ResourceGroup(
            Set.of("cpu"), List.of(new ResourceGroup.Flavor("f", Map.of("cpu", quota))))));
  }

  QuotaTree tree() {
    Map<String, Map<FlavorResource, Long>> all = new HashMap<>();
    used.forEach((queue, amount) -> all.put(queue, Map.of(CPU, amount)));
    return QuotaTree.of(queues, cohorts, all);
  }

  /** The most that the queue can take more; below zero if it has too much. */
  long available(String queue) {
    for (long more = MOST * 20L; more >= 0; more--) {
      Map<String, Long> then = new HashMap<>(used);
      then.merge(queue, more, Long::sum);
      if (isAllowed(queue, then)) {
        return more;
      }
    }
    return -1;
  }

  /** The most that it can take if nothing is taken. */
  long most(String queue) {
    for (long all = MOST * 20L; all > 0; all--) {
      if (isAllowed(queue, Map.of(queue, all))) {
        return all;
      }
    }
    return 0;
  }

  /** Whether all on the way from the queue to the top keep to what they may take. */
  private boolean isAllowed(String queue, Map<String, Long> taken) {
    String name = queue;
    boolean isQueue = true;
    while (true) {
      Optional<String> parent = parent(name, isQueue);
      ResourceQuota quota = quota(name, isQueue);
      long has = has(name, isQueue);
      long takes = takes(name, isQueue, taken);
      if (parent.isEmpty()) {
        return takes <= has;
      }
      if (quota.borrowingLimit().isPresent()
          && takes > has + quota.borrowingLimit().getAsLong()) {
        return false;
      }
      name = parent.get();
      isQueue = false;
    }
  }

  private List<QuotaHolder> members(String cohort, List<QuotaHolder> of) {
    return of.stream().filter(each -> each.cohort().equals(Optional.of(cohort))).toList();
  }

  private long has(String name, boolean isQueue) {
    long has = quota(name, isQueue).nominal();
    if (!isQueue) {
      for (QuotaHolder each : members(name, queues)) {
        has += has(each.name(), true) - kept(each.name(), true);
      }
      for (QuotaHolder each : members(name, cohorts)) {
        has += has(each.name(), false) - kept(each.name(), false);
      }
    }
    return has;
  }

  private long takes(String name, boolean isQueue, Map<String, Long> taken) {
    if (isQueue) {
      return taken.getOrDefault(name, 0L);
    }
    long takes = 0;
    for (QuotaHolder each : members(name, queues)) {
      takes += Math.max(0, takes(each.name(), true, taken) - kept(each.name(), true));
    }
    for (QuotaHolder each : members(name, cohorts)) {
      takes += Math.max(0, takes(each.name(), false, taken) - kept(each.name(), false));
    }
    return takes;
  }

  /** What others never get. */
  private long kept(String name, boolean isQueue) {
    OptionalLong lends = quota(name, isQueue).lendingLimit();
    return lends.isPresent() ? Math.max(0, has(name, isQueue) - lends.getAsLong()) : 0;
  }

  private Optional<QuotaHolder> find(String name, boolean isQueue) {
    return (isQueue ? queues : cohorts)
        .stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private Optional<String> parent(String name, boolean isQueue) {
    return find(name, isQueue).flatMap(QuotaHolder::cohort);
  }

  private ResourceQuota quota(String name, boolean isQueue) {
    return find(name, isQueue).map(each -> each.quotas().get(CPU)).orElse(new ResourceQuota(0));
  }
}
