package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.placement.NodeInventory;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as it would be after some changes. The inventory is changed only while a question is
 * answered, and is afterwards as it was.
 *
 * <pre>{@code
 * new WhatIf(inventory).uncordon("gpu-7").addNodes(like, 2).ask(() -> solver.answer(gang));
 * }</pre>
 */
public final class WhatIf {

  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final String CPU = "cpu";
  private static final int THOUSANDTHS = 3;

  private final NodeInventory inventory;
  private final @Nullable Step last;

  /**
   * A change, and how to undo it; a chain that ends with the first.
   *
   * @param added the name of a node that is new; empty for other changes
   */
  private record Step(@Nullable Step before, Runnable change, Runnable back, String added) {}

  /** Nothing is changed yet. */
  public WhatIf(NodeInventory inventory) {
    this(inventory, null);
  }

  private WhatIf(NodeInventory inventory, @Nullable Step last) {
    this.inventory = inventory;
    this.last = last;
  }

  private WhatIf and(Runnable change, Runnable back) {
    return and(change, back, "");
  }

  private WhatIf and(Runnable change, Runnable back, String added) {
    return new WhatIf(inventory, new Step(last, change, back, added));
  }

  /** More nodes like this one, empty, with names of their own. */
  public WhatIf addNodes(Node like, int count) {
    Set<String> names = new HashSet<>();
    for (Step step = last; step != null; step = step.before()) {
      names.add(step.added());
    }
    WhatIf all = this;
    int more = 0;
    for (int i = 1; more < count; i++) {
      String name = like.name() + "-added-" + i;
      if (names.contains(name) || inventory.node(name).isPresent()) {
        continue;
      }
      Map<String, String> labels = new LinkedHashMap<>(like.labels());
      labels.replace(HOSTNAME, name);
      Node added = new Node(
          name,
          labels,
          like.allocatable(),
          like.taints(),
          like.unschedulable(),
          like.declaredFeatures());
      all = all.and(() -> inventory.put(added), () -> inventory.removeNode(name), name);
      more++;
    }
    return all;
  }

  /**
   * The node is another.
   *
   * @throws GangException if there is no node of that name
   */
  public WhatIf change(String node, UnaryOperator<Node> change) {
    Optional<Node> known = inventory.node(node);
    if (known.isEmpty()) {
      throw new GangException("node " + node + " is not in the cluster; check its name");
    }
    List<Node> before = new ArrayList<>();
    return and(
        () -> inventory.node(node).ifPresent(now -> {
          before.add(now);
          inventory.put(change.apply(now));
        }),
        () -> inventory.put(before.remove(before.size() - 1)));
  }

  /** The node takes no more pods. */
  public WhatIf cordon(String node) {
    return change(node, each -> each.withUnschedulable(true));
  }

  /** The node takes pods again; the taint that comes with a cordon goes, too. */
  public WhatIf uncordon(String node) {
    return withoutTaint(node, "node.kubernetes.io/unschedulable")
        .change(node, each -> each.withUnschedulable(false));
  }

  /** The node has no taint with the key. */
  public WhatIf withoutTaint(String node, String key) {
    return change(
        node,
        each -> each.withTaints(
            each.taints().stream().filter(taint -> !taint.key().equals(key)).toList()));
  }

  /**
   * So much more of a resource is free on the node.
   *
   * @param amount in thousandths of cpu, or whole units of anything else
   */
  public WhatIf free(String node, String resource, long amount) {
    return change(node, each -> {
      Map<String, Quantity> allocatable = new LinkedHashMap<>(each.allocatable());
      allocatable.merge(resource, quantity(resource, amount), Quantity::plus);
      return each.withAllocatable(allocatable);
    });
  }

  /** These pods, which were added to the inventory as they are, are gone. */
  public WhatIf delete(List<Pod> pods) {
    WhatIf all = this;
    for (Pod pod : pods) {
      all = all.and(() -> inventory.remove(pod), () -> inventory.add(pod));
    }
    return all;
  }

  /** So many more pods like this one run on its node. */
  WhatIf place(Pod pod, int count) {
    return and(
        () -> repeat(count, () -> inventory.add(pod)),
        () -> repeat(count, () -> inventory.remove(pod)));
  }

  private static void repeat(int count, Runnable change) {
    for (int i = 0; i < count; i++) {
      change.run();
    }
  }

  /** Other slices, classes and claims, in the place of those there are. */
  public WhatIf devices(DraCluster before, DraCluster after) {
    return and(() -> inventory.putDevices(after), () -> inventory.putDevices(before));
  }

  /**
   * An amount as Kubernetes writes it.
   *
   * @param amount in thousandths of cpu, or whole units of anything else
   */
  public static Quantity quantity(String resource, long amount) {
    BigDecimal value =
        resource.equals(CPU) ? BigDecimal.valueOf(amount, THOUSANDTHS) : BigDecimal.valueOf(amount);
    boolean isBytes = resource.equals("memory")
        || resource.equals("ephemeral-storage")
        || resource.startsWith("hugepages-");
    return Quantity.of(value, isBytes ? Quantity.Format.BINARY_SI : Quantity.Format.DECIMAL_SI);
  }

  /**
   * How many nodes like this one have to be added, at the fewest, so that the gang fits; 0 if it
   * fits without, or {@code most} are not enough.
   */
  public int fewestAdded(GangSolver solver, Gang gang, Node like, int most) {
    return ask(
        () -> solver.answer(gang).fits() ? 0 : new Growth(solver, gang, like, most).fewest());
  }

  /** Asks something of the cluster as it would be. */
  public <T> T ask(Supplier<T> question) {
    Deque<Step> steps = new ArrayDeque<>();
    for (Step step = last; step != null; step = step.before()) {
      steps.push(step);
    }
    Deque<Step> done = new ArrayDeque<>();
    try {
      while (!steps.isEmpty()) {
        Step step = steps.pop();
        step.change().run();
        done.push(step);
      }
      return question.get();
    } finally {
      done.forEach(step -> step.back().run());
    }
  }
}
