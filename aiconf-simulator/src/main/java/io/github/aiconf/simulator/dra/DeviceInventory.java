package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a cluster, compiled for questions about claims. Immutable and safe for any number
 * of threads; what is found out while answering is remembered.
 *
 * <p>Answers are those of the structured allocator of Kubernetes
 * ({@code k8s.io/dynamic-resource-allocation}), in the release of the profile.
 */
public final class DeviceInventory {

  private final DraProfile profile;
  private final Compatibility compatibility;
  private final DeviceSelectors selectors;
  private final List<Node> nodes;
  private final Map<String, Integer> nodeNumbers;
  private final Map<String, DeviceClass> classes;
  private final List<DeviceTaintRule> taintRules;
  private final PublishedDevices published;
  private final Usage usage;
  private final PoolGathering gathering;
  private final AtomicReferenceArray<@Nullable NodeDevices> devicesOf;
  private AtomicReferenceArray<@Nullable NodeUsage> usageOf;

  private DeviceInventory(
      DraProfile profile,
      Compatibility compatibility,
      DeviceSelectors selectors,
      List<Node> nodes,
      DraCluster cluster) {
    this.profile = profile;
    this.compatibility = compatibility;
    this.selectors = selectors;
    this.nodes = List.copyOf(nodes);
    this.nodeNumbers = new HashMap<>();
    this.classes = new HashMap<>();
    number(this.nodes, nodeNumbers);
    cluster.classes().forEach(c -> classes.put(c.name(), c));
    DraFeatures features = profile.features();
    this.taintRules = cluster.taintRules();
    this.published = new PublishedDevices(cluster.slices(), cluster.taintRules(), features);
    this.usage = Usage.none(published, features.consumableCapacity()).with(cluster.claims());
    this.gathering = new PoolGathering(published, profile);
    this.devicesOf = new AtomicReferenceArray<>(nodes.size());
    this.usageOf = new AtomicReferenceArray<>(nodes.size());
  }

  /** The same devices for other nodes. */
  private DeviceInventory(DeviceInventory before, List<Node> nodes) {
    this.profile = before.profile;
    this.compatibility = before.compatibility;
    this.selectors = before.selectors;
    this.nodes = List.copyOf(nodes);
    this.nodeNumbers = new HashMap<>();
    number(this.nodes, nodeNumbers);
    this.classes = before.classes;
    this.taintRules = before.taintRules;
    this.published = before.published;
    this.usage = before.usage;
    this.gathering = before.gathering;
    this.devicesOf = new AtomicReferenceArray<>(nodes.size());
    this.usageOf = new AtomicReferenceArray<>(nodes.size());
  }

  private static void number(List<Node> nodes, Map<String, Integer> numbers) {
    for (int i = 0; i < nodes.size(); i++) {
      numbers.putIfAbsent(nodes.get(i).name(), i);
    }
  }

  /** The same devices, otherwise used; what is known of nodes is kept. */
  private DeviceInventory(DeviceInventory before, Usage usage) {
    this.profile = before.profile;
    this.compatibility = before.compatibility;
    this.selectors = before.selectors;
    this.nodes = before.nodes;
    this.nodeNumbers = before.nodeNumbers;
    this.classes = before.classes;
    this.taintRules = before.taintRules;
    this.published = before.published;
    this.usage = usage;
    this.gathering = before.gathering;
    this.devicesOf = before.devicesOf;
    this.usageOf = new AtomicReferenceArray<>(nodes.size());
    for (int node = 0; node < nodes.size(); node++) {
      usageOf.setPlain(node, before.usageOf.getPlain(node));
    }
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
    return new DeviceInventory(profile, compatibility, selectors, nodes, cluster);
  }

  /** The release whose answers are given. */
  public DraProfile profile() {
    return profile;
  }

  /** The nodes, in the order given; their index is their number. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The number of a node; empty if there is none of that name. */
  public OptionalInt node(String name) {
    Integer number = nodeNumbers.get(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Prepares claims that are to be allocated together, in this order. */
  public ClaimPlan plan(List<ResourceClaim> claims) {
    return new ClaimPlan.Builder(this, claims).build();
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

  /** The same inventory for these nodes. Plans made before remain good. */
  public DeviceInventory withNodes(List<Node> others) {
    return new DeviceInventory(this, others);
  }

  /** The same inventory after a claim was allocated. */
  public DeviceInventory with(ResourceClaim allocated) {
    return changed(usage.with(List.of(allocated)), allocated);
  }

  /** The same inventory after a claim was deallocated. */
  public DeviceInventory without(ResourceClaim allocated) {
    return changed(usage.without(allocated), allocated);
  }

  private DeviceInventory changed(Usage after, ResourceClaim claim) {
    DeviceInventory changed = new DeviceInventory(this, after);
    for (DeviceInUse device : claim.allocation().orElse(List.of())) {
      PublishedDevices.@Nullable PublishedPool pool =
          published.pool(device.driver(), device.pool());
      if (pool == null) {
        continue;
      }
      for (PublishedDevices.Entry entry : pool.entries) {
        Optional<String> nodeName = entry.slice().nodes().nodeName();
        if (nodeName.isEmpty()) {
          changed.usageOf = new AtomicReferenceArray<>(nodes.size());
          return changed;
        }
        node(nodeName.get()).ifPresent(node -> changed.usageOf.set(node, null));
      }
    }
    return changed;
  }

  /** The part of the cluster that decides for one node. */
  DraCluster visibleFrom(int node) {
    Set<PublishedDevices.PublishedPool> pools = new HashSet<>();
    for (NodeDevices.Pool pool : devicesOf(node).pools) {
      PublishedDevices.@Nullable PublishedPool of = published.pool(pool.driver(), pool.name());
      if (of != null) {
        pools.add(of);
      }
    }
    List<ResourceSlice> slices = new ArrayList<>();
    for (PublishedDevices.Entry entry : published.entries) {
      if (pools.contains(published.pool(entry.slice()))) {
        slices.add(entry.slice());
      }
    }
    List<ResourceClaim> claims = new ArrayList<>();
    for (ResourceClaim claim : usage.claims()) {
      for (DeviceInUse device : claim.allocation().orElse(List.of())) {
        PublishedDevices.@Nullable PublishedPool of =
            published.pool(device.driver(), device.pool());
        if (of != null && pools.contains(of)) {
          claims.add(claim);
          break;
        }
      }
    }
    return new DraCluster(slices, List.copyOf(classes.values()), claims, taintRules);
  }

  List<String> holders(int device) {
    return usage.of(device).holders();
  }

  PublishedDevices published() {
    return published;
  }

  DeviceSelectors selectors() {
    return selectors;
  }

  Compatibility compatibility() {
    return compatibility;
  }

  @Nullable
  DeviceClass deviceClass(String name) {
    return classes.get(name);
  }

  Collection<DeviceClass> deviceClasses() {
    return classes.values();
  }

  NodeDevices devicesOf(int node) {
    NodeDevices found = devicesOf.get(node);
    if (found == null) {
      found = gathering.gather(nodes.get(node));
      devicesOf.set(node, found);
    }
    return found;
  }

  NodeUsage usageOf(int node) {
    NodeUsage found = usageOf.get(node);
    if (found == null) {
      found = new NodeUsage(devicesOf(node), published, usage, compatibility);
      usageOf.set(node, found);
    }
    return found;
  }
}
