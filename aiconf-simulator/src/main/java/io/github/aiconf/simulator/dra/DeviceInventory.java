package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a cluster, compiled for questions about claims. Immutable and safe for any number
 * of threads; what is found out while answering is remembered.
 *
 * <p>A change of the cluster gives another inventory, which shares with this one whatever the
 * change does not touch: what a slice, a node or a claim costs grows with its pool, not with the
 * cluster. Only a pool whose slices do not name their nodes concerns all of them.
 *
 * <p>Answers are those of the structured allocator of Kubernetes
 * ({@code k8s.io/dynamic-resource-allocation}), in the release of the profile.
 */
public final class DeviceInventory {

  /** What holds for every device. */
  private record Setting(
      DraProfile profile,
      Compatibility compatibility,
      DeviceSelectors selectors,
      Map<String, DeviceClass> classes,
      List<DeviceTaintRule> taintRules) {}

  private final Setting setting;
  private final PublishedDevices published;
  private final Usage usage;
  private final NodeTree nodes;
  private final PersistentMap<String, Long> orderOfNode;
  private final long nextNode;

  private DeviceInventory(
      Setting setting,
      PublishedDevices published,
      Usage usage,
      NodeTree nodes,
      PersistentMap<String, Long> orderOfNode,
      long nextNode) {
    this.setting = setting;
    this.published = published;
    this.usage = usage;
    this.nodes = nodes;
    this.orderOfNode = orderOfNode;
    this.nextNode = nextNode;
  }

  /** Compiles objects; what the API describes is what is answered. */
  public static DeviceInventory compile(DraProfile profile, List<Node> nodes, DraCluster cluster) {
    return compile(profile, Compatibility.NONE, nodes, cluster);
  }

  /** Compiles objects for answers that keep some of Kubernetes' own deviations. */
  public static DeviceInventory compile(
      DraProfile profile, Compatibility compatibility, List<Node> nodes, DraCluster cluster) {
    return compile(
        profile, compatibility, DeviceSelectors.of(profile.selectorLanguage()), nodes, cluster);
  }

  /** The same, with selectors that other inventories use as well. */
  static DeviceInventory compile(
      DraProfile profile,
      Compatibility compatibility,
      DeviceSelectors selectors,
      List<Node> nodes,
      DraCluster cluster) {
    Map<String, DeviceClass> classes = new LinkedHashMap<>();
    cluster.classes().forEach(c -> classes.put(c.name(), c));
    Setting setting = new Setting(profile, compatibility, selectors, classes, cluster.taintRules());
    return compile(setting, nodes, cluster.slices(), cluster.claims());
  }

  private static DeviceInventory compile(
      Setting setting, List<Node> nodes, List<ResourceSlice> slices, List<ResourceClaim> claims) {
    PublishedDevices published =
        PublishedDevices.of(slices, setting.taintRules(), setting.profile());
    boolean shares = setting.profile().features().consumableCapacity();
    return new DeviceInventory(
            setting,
            published,
            Usage.none(shares).with(claims, published),
            NodeTree.of(List.of()),
            PersistentMap.empty(),
            0)
        .withNodes(nodes);
  }

  /** The release whose answers are given. */
  public DraProfile profile() {
    return setting.profile();
  }

  /** The nodes, in the order given; their index is their number. */
  public List<Node> nodes() {
    return new AbstractList<>() {
      @Override
      public Node get(int number) {
        if (number < 0 || number >= nodes.size()) {
          throw new IndexOutOfBoundsException("no node with number " + number);
        }
        return nodes.get(number).node;
      }

      @Override
      public int size() {
        return nodes.size();
      }
    };
  }

  /** The number of a node; empty if there is none of that name. */
  public OptionalInt node(String name) {
    Long order = orderOfNode.get(name);
    return order == null ? OptionalInt.empty() : OptionalInt.of(nodes.numberOf(order));
  }

  /** Prepares claims that are to be allocated together, in this order. */
  public ClaimPlan plan(List<ResourceClaim> claims) {
    return new ClaimPlanning(this, claims).plan();
  }

  /** Something to ask many questions with, from one thread. */
  public Allocator allocator() {
    return new Allocator(this);
  }

  /** What allocating the claims for the node gives. */
  public Allocation allocate(int node, ClaimPlan plan) {
    return allocator().allocate(node, plan);
  }

  /** Why the claims cannot be allocated for the node, and what would help. */
  public Explanation explain(int node, ClaimPlan plan) {
    return new Explainer(this).explain(node, plan);
  }

  /**
   * What {@link #explain} says of the pools and of each request on its own, without the search for
   * a conflict and for changes.
   */
  public Explanation outline(int node, ClaimPlan plan) {
    return new Explainer(this).outline(node, plan);
  }

  // ---- the same after a change; plans made before remain good for claims and nodes only

  /** The same inventory for these nodes. */
  public DeviceInventory withNodes(List<Node> others) {
    List<NodeState> states = new ArrayList<>(others.size());
    PersistentMap<String, Long> orders = PersistentMap.empty();
    for (Node node : others) {
      long order = states.size();
      states.add(new NodeState(node, order));
      orders = orders.get(node.name()) == null ? orders.with(node.name(), order) : orders;
    }
    return new DeviceInventory(
        setting, published, usage, NodeTree.of(states), orders, states.size());
  }

  /** The same inventory with this node, in the place of one of that name if there is one. */
  public DeviceInventory with(Node node) {
    Long order = orderOfNode.get(node.name());
    return order != null
        ? with(nodes.with(order, known -> new NodeState(node, order)))
        : new DeviceInventory(
            setting,
            published,
            usage,
            nodes.add(new NodeState(node, nextNode)),
            orderOfNode.with(node.name(), nextNode),
            nextNode + 1);
  }

  /** The same inventory without the node of that name. Later ones get other numbers. */
  public DeviceInventory withoutNode(String name) {
    Long order = orderOfNode.get(name);
    return order == null
        ? this
        : new DeviceInventory(
            setting, published, usage, nodes.without(order), orderOfNode.without(name), nextNode);
  }

  /** The same inventory with this slice, in the place of one of that name if there is one. */
  public DeviceInventory with(ResourceSlice slice) {
    return with(slice.name(), published.with(slice));
  }

  /** The same inventory without the slice of that name. */
  public DeviceInventory withoutSlice(String name) {
    return with(name, published.without(name));
  }

  private DeviceInventory with(String slice, PublishedDevices after) {
    if (after.isSparse()) {
      return compile(setting, nodes(), after.slices(), usage.claims());
    }
    NodeTree changed = nodes;
    for (PublishedDevices side : List.of(published, after)) {
      PublishedPool pool = side.poolOfSlice(slice);
      if (pool == null) {
        continue;
      }
      boolean all = published.reachesEveryNode(pool) || after.reachesEveryNode(pool);
      changed = changed(changed, all ? null : pool.nodes, NodeState::withOtherDevices);
    }
    return new DeviceInventory(setting, after, usage, changed, orderOfNode, nextNode);
  }

  /** Changes the nodes of these names; all if there are none. */
  private NodeTree changed(
      NodeTree tree, @Nullable Set<String> names, UnaryOperator<NodeState> change) {
    if (names == null) {
      return tree.withAll(change);
    }
    NodeTree changed = tree;
    for (String name : names) {
      Long order = orderOfNode.get(name);
      changed = order == null ? changed : changed.with(order, change);
    }
    return changed;
  }

  /** The same inventory with this class, in the place of one of that name if there is one. */
  public DeviceInventory with(DeviceClass deviceClass) {
    Map<String, DeviceClass> classes = new LinkedHashMap<>(setting.classes());
    classes.put(deviceClass.name(), deviceClass);
    return with(classes);
  }

  /** The same inventory without the class of that name. */
  public DeviceInventory withoutClass(String name) {
    Map<String, DeviceClass> classes = new LinkedHashMap<>(setting.classes());
    classes.remove(name);
    return with(classes);
  }

  private DeviceInventory with(Map<String, DeviceClass> classes) {
    Setting changed = new Setting(
        setting.profile(),
        setting.compatibility(),
        setting.selectors(),
        classes,
        setting.taintRules());
    return new DeviceInventory(changed, published, usage, nodes, orderOfNode, nextNode);
  }

  /** The same inventory after a claim was allocated. */
  public DeviceInventory with(ResourceClaim allocated) {
    return changed(usage.with(List.of(allocated), published), allocated);
  }

  /** The same inventory after a claim was deallocated. */
  public DeviceInventory without(ResourceClaim allocated) {
    return changed(usage.without(allocated, published), allocated);
  }

  private DeviceInventory changed(Usage after, ResourceClaim claim) {
    NodeTree changed = nodes;
    PoolName last = new PoolName("", "");
    for (DeviceInUse device : claim.allocation().orElse(List.of())) {
      if (last.is(device.driver(), device.pool())) {
        continue;
      }
      last = new PoolName(device.driver(), device.pool());
      PublishedPool pool = published.pool(last);
      if (pool != null) {
        changed = changed(changed, pool.nodes, NodeState::withOtherUsage);
      }
    }
    return new DeviceInventory(setting, published, after, changed, orderOfNode, nextNode);
  }

  /**
   * The same inventory with these rules in the place of all others. Costs as much as compiling it.
   */
  public DeviceInventory withTaintRules(List<DeviceTaintRule> rules) {
    Setting changed = new Setting(
        setting.profile(),
        setting.compatibility(),
        setting.selectors(),
        setting.classes(),
        List.copyOf(rules));
    return compile(changed, nodes(), published.slices(), usage.claims());
  }

  private DeviceInventory with(NodeTree changed) {
    return new DeviceInventory(setting, published, usage, changed, orderOfNode, nextNode);
  }

  // ---- for those who ask

  /** The part of the cluster that decides for one node. */
  DraCluster visibleFrom(int node) {
    List<PublishedPool> pools = new ArrayList<>();
    Set<PoolName> names = new HashSet<>();
    for (NodeDevices.Pool pool : devicesOf(node).pools) {
      PublishedPool of = published.pool(pool.name());
      if (of != null && names.add(pool.name())) {
        pools.add(of);
      }
    }
    List<ResourceClaim> claims = new ArrayList<>();
    for (ResourceClaim claim : usage.claims()) {
      for (DeviceInUse device : claim.allocation().orElse(List.of())) {
        if (names.contains(new PoolName(device.driver(), device.pool()))) {
          claims.add(claim);
          break;
        }
      }
    }
    return new DraCluster(
        PublishedDevices.slices(pools),
        List.copyOf(setting.classes().values()),
        claims,
        setting.taintRules());
  }

  List<String> holders(int device) {
    return usage.of(published.identity[device]).holders();
  }

  PublishedDevices published() {
    return published;
  }

  Usage usage() {
    return usage;
  }

  DeviceSelectors selectors() {
    return setting.selectors();
  }

  Compatibility compatibility() {
    return setting.compatibility();
  }

  @Nullable
  DeviceClass deviceClass(String name) {
    return setting.classes().get(name);
  }

  NodeTree nodeTree() {
    return nodes;
  }

  Collection<DeviceClass> deviceClasses() {
    return setting.classes().values();
  }

  NodeDevices devicesOf(int node) {
    return nodes.get(node).devices(this);
  }
}
