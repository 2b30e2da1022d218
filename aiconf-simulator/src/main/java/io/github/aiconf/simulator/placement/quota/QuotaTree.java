package io.github.aiconf.simulator.placement.quota;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Quotas of ClusterQueues and their cohorts, with what is taken of them. Immutable.
 *
 * <p>A part of what a member has is for itself alone: what exceeds its lending limit. The rest is
 * seen by its cohort, together with what is taken of it. What is free for a member is what it still
 * has for itself and what is free in its cohort, the latter within its borrowing limit.
 */
public final class QuotaTree {

  private static final ResourceQuota NONE = new ResourceQuota(0);

  private final Map<String, Member> queues = new LinkedHashMap<>();
  private final Map<String, Member> cohorts = new HashMap<>();

  /** A queue or cohort, with its sums. */
  private static final class Member {

    private final Map<FlavorResource, ResourceQuota> quotas;
    private final Map<FlavorResource, Long> subtree = new HashMap<>();
    private final Map<FlavorResource, Long> used = new HashMap<>();
    private @Nullable Member parent;
    private boolean isInCycle;

    Member(Map<FlavorResource, ResourceQuota> quotas) {
      this.quotas = quotas;
      quotas.forEach((resource, quota) -> subtree.put(resource, quota.nominal()));
    }

    ResourceQuota quota(FlavorResource resource) {
      return quotas.getOrDefault(resource, NONE);
    }

    long subtree(FlavorResource resource) {
      return subtree.getOrDefault(resource, 0L);
    }

    long used(FlavorResource resource) {
      return used.getOrDefault(resource, 0L);
    }

    /** What it never lends. */
    long local(FlavorResource resource) {
      ResourceQuota quota = quota(resource);
      return quota.lendingLimit().isPresent()
          ? Math.max(0, subtree(resource) - quota.lendingLimit().getAsLong())
          : 0;
    }

    long available(FlavorResource resource) {
      if (parent == null) {
        return subtree(resource) - used(resource);
      }
      long above = parent.available(resource);
      long local = local(resource);
      ResourceQuota quota = quota(resource);
      if (quota.borrowingLimit().isPresent()) {
        long takenAbove = Math.max(0, used(resource) - local);
        long ofOwn = subtree(resource) - local - takenAbove;
        above = Math.min(above, plus(ofOwn, quota.borrowingLimit().getAsLong()));
      }
      return plus(Math.max(0, local - used(resource)), above);
    }

    long most(FlavorResource resource) {
      if (parent == null) {
        return subtree(resource);
      }
      long most = plus(local(resource), parent.most(resource));
      ResourceQuota quota = quota(resource);
      return quota.borrowingLimit().isPresent()
          ? Math.min(most, plus(subtree(resource), quota.borrowingLimit().getAsLong()))
          : most;
    }
  }

  private QuotaTree() {}

  /**
   * Puts quotas together.
   *
   * @param queues ClusterQueues
   * @param cohorts Cohort objects; a cohort that only has a name has no quota of its own
   * @param used what workloads have reserved, by ClusterQueue
   */
  public static QuotaTree of(
      Collection<QuotaHolder> queues,
      Collection<QuotaHolder> cohorts,
      Map<String, Map<FlavorResource, Long>> used) {
    QuotaTree tree = new QuotaTree();
    cohorts.forEach(each -> tree.cohorts.put(each.name(), new Member(each.quotas())));
    cohorts.forEach(each -> tree.join(tree.cohort(each.name()), each.cohort()));
    for (QuotaHolder each : queues) {
      Member queue = new Member(each.quotas());
      queue.used.putAll(used.getOrDefault(each.name(), Map.of()));
      tree.queues.put(each.name(), queue);
      tree.join(queue, each.cohort());
    }
    tree.queues.values().forEach(QuotaTree::findCycle);
    tree.sum();
    return tree;
  }

  private void join(Member member, Optional<String> cohort) {
    cohort.ifPresent(name -> member.parent = cohort(name));
  }

  private Member cohort(String name) {
    return cohorts.computeIfAbsent(name, each -> new Member(Map.of()));
  }

  private static void findCycle(Member queue) {
    Set<Member> path = new HashSet<>();
    for (@Nullable Member member = queue; member != null; member = member.parent) {
      if (!path.add(member)) {
        queue.isInCycle = true;
        return;
      }
    }
  }

  /** From the leaves to the top; members of a cycle are left out, since Kueue disables them. */
  private void sum() {
    Map<Member, Integer> open = new HashMap<>();
    cohorts.values().forEach(each -> open.merge(each, 0, Integer::sum));
    cohorts.values().stream()
        .flatMap(each -> Optional.ofNullable(each.parent).stream())
        .forEach(parent -> open.merge(parent, 1, Integer::sum));
    queues.values().stream().filter(each -> !each.isInCycle).forEach(QuotaTree::addToParent);
    boolean found = true;
    while (found) {
      found = false;
      for (Member cohort : cohorts.values()) {
        if (open.getOrDefault(cohort, -1) == 0) {
          open.put(cohort, -1);
          found = true;
          addToParent(cohort);
          if (cohort.parent != null) {
            open.merge(cohort.parent, -1, Integer::sum);
          }
        }
      }
    }
  }

  private static void addToParent(Member member) {
    Member parent = member.parent;
    if (parent == null) {
      return;
    }
    member.subtree.forEach((resource, amount) ->
        parent.subtree.merge(resource, amount - member.local(resource), QuotaTree::plus));
    member.used.forEach((resource, amount) ->
        parent.used.merge(resource, Math.max(0, amount - member.local(resource)), QuotaTree::plus));
  }

  /** Whether the queue is in a cohort that is a part of itself; Kueue lets nothing in then. */
  public boolean isInCycle(String queue) {
    return member(queue).isInCycle;
  }

  /** What workloads of the queue have reserved. */
  public long used(String queue, FlavorResource resource) {
    return member(queue).used(resource);
  }

  /** What is free for the queue now, borrowing included; below zero if too much was let in. */
  public long available(String queue, FlavorResource resource) {
    return isInCycle(queue) ? 0 : member(queue).available(resource);
  }

  /** What the queue could have if nothing else were there, borrowing included. */
  public long most(String queue, FlavorResource resource) {
    return isInCycle(queue) ? 0 : member(queue).most(resource);
  }

  private Member member(String queue) {
    Member member = queues.get(queue);
    if (member == null) {
      throw new IllegalArgumentException("no ClusterQueue " + queue);
    }
    return member;
  }

  /** Neither sum leaves the numbers there are. */
  static long plus(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }
}
