package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodRequests;
import io.github.aiconf.simulator.model.PodResize;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes of a cluster and what is taken of them, kept for questions about pods. For one thread;
 * a change of one pod or node costs about as much as what it changes, however large the cluster is.
 *
 * <p>Nodes are columns of numbers by slot, see {@code NodeTable}. Pods are not kept: they are sums
 * of resources, ports, and counts of pods that others cannot tell apart. What pods of one template
 * take is computed once. Dictionaries of labels, taints and templates only grow.
 */
public final class NodeInventory {

  private static final int MOST_REMEMBERED = 1 << 16;
  private static final int MOST_ASKED = 1 << 8;

  static final ResourcesFilter RESOURCES = new ResourcesFilter();

  private static final List<NodeFilter> FILTERS = List.of(
      new UnschedulableFilter(),
      new NodeNameFilter(),
      new TaintFilter(),
      new NodeAffinityFilter(),
      new PortsFilter(),
      RESOURCES,
      new SpreadFilter(),
      new InterPodFilter(),
      new DevicesFilter(),
      new DeclaredFeaturesFilter());

  private static final List<NodeFilter> BESIDE_RESOURCES =
      FILTERS.stream().filter(each -> each != RESOURCES).toList();

  private final SchedulerProfile profile;
  private final NodeTable nodes = new NodeTable();
  private final PortTable ports = new PortTable();
  private final PodTally tally = new PodTally();
  private final NominatedPods nominated = new NominatedPods();
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();
  private final DeviceState devices;
  private final Map<Template, Demand> demands = new HashMap<>();
  private final IdentityHashMap<PodSpec, Held> recent = new IdentityHashMap<>();

  private final IdentityHashMap<PodSpec, Demand> asked = new IdentityHashMap<>();

  private record Template(PodSpec spec, PodResize resize) {}

  /** What the last pod with a spec was found to take. */
  private record Held(PodResize resize, Demand demand) {}

  /** An inventory without nodes. */
  public NodeInventory(SchedulerProfile profile) {
    this.profile = profile;
    this.devices = new DeviceState(profile);
  }

  /** An inventory of the cluster; the order of its objects makes no difference. */
  public static NodeInventory of(SchedulerProfile profile, ClusterObjects cluster) {
    NodeInventory inventory = new NodeInventory(profile);
    cluster.nodes().stream().sorted(Comparator.comparing(Node::name)).forEach(inventory::put);
    cluster.namespaces().forEach(inventory::put);
    cluster.pods().forEach(inventory::add);
    inventory.putDevices(cluster.devices());
    return inventory;
  }

  /** Which scheduler's answers are given. */
  public SchedulerProfile profile() {
    return profile;
  }

  /** Adds a node, or replaces the one of that name; its pods stay. */
  public void put(Node node) {
    nodes.put(node);
    devices.nodesHaveChanged();
  }

  /** Removes a node. Its pods count again if it comes back. */
  public void removeNode(String name) {
    if (nodes.remove(name)) {
      devices.nodesHaveChanged();
    }
  }

  /** Adds a namespace, or replaces the one of that name. */
  public void put(Namespace namespace) {
    namespaces.put(namespace.name(), namespace.labels());
  }

  /** Removes a namespace. */
  public void removeNamespace(String name) {
    namespaces.remove(name);
  }

  /** Replaces slices, classes and claims. */
  public void putDevices(DraCluster cluster) {
    devices.put(cluster);
  }

  /** Adds a claim, or replaces the one of that name. */
  public void put(ResourceClaim claim) {
    devices.put(claim);
  }

  /** Removes the claim of that namespace and name, if there is one. */
  public void remove(ResourceClaim claim) {
    devices.remove(claim);
  }

  /** Adds a pod. One that is not bound or has ended takes no room. */
  public void add(Pod pod) {
    if (!pod.nodeName().isEmpty() && !pod.isFinished()) {
      count(pod, nodes.slot(pod.nodeName()), 1);
    }
  }

  /**
   * Keeps the room of a pod on the node that is being emptied for it, if there is one, from pods
   * that are not more important when {@link #judge} is asked about them.
   */
  public void keepRoomFor(Pod pod) {
    if (pod.nodeName().isEmpty() && !pod.isFinished()) {
      nominated.add(pod);
    }
  }

  /**
   * Removes a pod as it was added.
   *
   * @throws IllegalArgumentException if there is no such pod on its node
   */
  public void remove(Pod pod) {
    if (pod.nodeName().isEmpty() || pod.isFinished()) {
      return;
    }
    Integer slot = nodes.known(pod.nodeName());
    if (slot == null || tally.kind(pod).places.of(slot) == 0) {
      throw new IllegalArgumentException(
          "pod " + pod.key() + " was not added to node " + pod.nodeName());
    }
    count(pod, slot, -1);
  }

  /** Replaces a pod by what has become of it; the same as removing the one and adding the other. */
  public void replace(Pod before, Pod after) {
    remove(before);
    add(after);
  }

  private void count(Pod pod, int slot, int change) {
    Demand demand = held(pod);
    tally.kind(pod).places.add(slot, change);
    nodes.resources.take(slot, demand, change);
    ports.take(slot, demand, change);
    nodes.countPod(slot, change);
  }

  /** What a pod asks for. The same pods are asked about again and again. */
  Demand wanted(PodSpec spec) {
    Demand known = asked.get(spec);
    if (known == null) {
      known = Demand.of(PodRequests.wanted(spec, profile.requests()), spec, nodes.resources, ports);
      if (asked.size() == MOST_ASKED) {
        asked.clear();
      }
      asked.put(spec, known);
    }
    return known;
  }

  /** What the pod takes on its node. */
  private Demand held(Pod pod) {
    Held last = recent.get(pod.spec());
    if (last != null && last.resize().equals(pod.resize())) {
      return last.demand();
    }
    Template template = new Template(pod.spec(), pod.resize());
    Demand demand = demands.get(template);
    if (demand == null) {
      demand = Demand.of(
          PodRequests.held(pod.spec(), pod.resize(), profile.requests()),
          pod.spec(),
          nodes.resources,
          ports);
      demands.put(template, demand);
    }
    if (recent.size() == MOST_REMEMBERED) {
      recent.clear();
    }
    recent.put(pod.spec(), new Held(pod.resize(), demand));
    return demand;
  }

  /**
   * Where the pod can be placed: each filter alone, for every node. What the pod says of its own
   * node is taken as a wish. See {@link #keepRoomFor} for nodes that are being emptied.
   */
  public PodVerdicts judge(Pod pod) {
    Map<Filter, FilterVerdict> verdicts = ask(new PodQuestion(this, pod));
    nominated.keepRoom(this, pod, verdicts);
    return new PodVerdicts(nodes, verdicts, pod.spec().schedulingGates(), notModelled(pod));
  }

  /** Each filter alone, in the cluster as it is. */
  Map<Filter, FilterVerdict> ask(PodQuestion question) {
    return ask(question, FILTERS);
  }

  private Map<Filter, FilterVerdict> ask(PodQuestion question, List<NodeFilter> filters) {
    Map<Filter, FilterVerdict> verdicts = new EnumMap<>(Filter.class);
    for (NodeFilter filter : filters) {
      FilterVerdict verdict = new FilterVerdict(nodes.size());
      filter.judge(question, verdict);
      verdicts.put(filter.filter(), verdict);
    }
    return verdicts;
  }

  /** What is to be known for placing many pods like this one. */
  public PodOutlook outlook(Pod pod) {
    PodQuestion question = new PodQuestion(this, pod);
    return new PodOutlook(question, ask(question, BESIDE_RESOURCES));
  }

  /** The devices of the cluster; nodes have the numbers that {@link PodOutlook} gives them. */
  public DeviceInventory deviceInventory() {
    return devices.inventory(nodes);
  }

  /** Whether every device belongs to one node, so that nodes do not compete for devices. */
  public boolean devicesBelongToNodes() {
    return devices.belongToNodes();
  }

  /** The claim of that name; empty if there is none. */
  public Optional<ResourceClaim> claim(String namespace, String name) {
    return Optional.ofNullable(devices.claim(namespace, name));
  }

  /** The node of that name; empty if there is none. */
  public Optional<Node> node(String name) {
    Integer slot = nodes.known(name);
    return slot == null ? Optional.empty() : Optional.ofNullable(nodes.node(slot));
  }

  private static Set<NotModelled> notModelled(Pod pod) {
    Set<NotModelled> found = EnumSet.noneOf(NotModelled.class);
    if (!pod.spec().volumes().isEmpty()) {
      found.add(NotModelled.VOLUMES);
    }
    if (!pod.spec().schedulerName().equals("default-scheduler")) {
      found.add(NotModelled.SCHEDULER);
    }
    return found;
  }

  /** Whether a node that does not have the resource can offer devices for it. */
  boolean isHadAsDevices(String resource) {
    return devices.classFor(resource) != null;
  }

  NodeTable nodeTable() {
    return nodes;
  }

  PortTable ports() {
    return ports;
  }

  PodTally tally() {
    return tally;
  }

  Map<String, Map<String, String>> namespaces() {
    return namespaces;
  }

  DeviceState devices() {
    return devices;
  }
}
