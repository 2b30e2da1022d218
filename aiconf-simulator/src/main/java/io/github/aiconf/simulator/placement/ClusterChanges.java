package io.github.aiconf.simulator.placement;

import com.google.common.collect.ImmutableMap;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodRequests;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.model.Taint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A cluster as it would be after some changes, one after the other. What is given to it is left as
 * it is. For one thread.
 *
 * <pre>{@code
 * ClusterObjects then = new ClusterChanges(now).uncordon("gpu-7").delete(pods).objects();
 * }</pre>
 */
public final class ClusterChanges {

  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final String PODS = "pods";
  /** Taints that say how a node fares, not of what kind it is. */
  private static final List<String> STATES =
      List.of("node.kubernetes.io/", "node.cloudprovider.kubernetes.io/");

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Pod> pods;
  private final List<Namespace> namespaces;
  private final List<ResourceSlice> slices;
  private final List<DeviceClass> classes;
  private final Map<String, ResourceClaim> claims = new LinkedHashMap<>();
  private final List<DeviceTaintRule> taintRules;

  /** Nothing is changed yet. */
  public ClusterChanges(ClusterObjects cluster) {
    cluster.nodes().forEach(node -> nodes.put(node.name(), node));
    pods = new ArrayList<>(cluster.pods());
    namespaces = cluster.namespaces();
    slices = new ArrayList<>(cluster.devices().slices());
    classes = cluster.devices().classes();
    cluster.devices().claims().forEach(claim -> claims.put(claim.key(), claim));
    taintRules = cluster.devices().taintRules();
  }

  /** The cluster after all changes so far. */
  public ClusterObjects objects() {
    return new ClusterObjects(
        List.copyOf(nodes.values()),
        pods,
        namespaces,
        new DraCluster(slices, classes, List.copyOf(claims.values()), taintRules));
  }

  /** The nodes, by name. */
  public Map<String, Node> nodes() {
    return ImmutableMap.copyOf(nodes);
  }

  /** All pods. */
  public List<Pod> pods() {
    return List.copyOf(pods);
  }

  /** The claim of that namespace and name; empty if there is none. */
  public Optional<ResourceClaim> claim(String namespace, String name) {
    return Optional.ofNullable(claims.get(namespace + "/" + name));
  }

  /** Names of the slices. */
  public Set<String> slices() {
    return slices.stream().map(ResourceSlice::name).collect(Collectors.toSet());
  }

  /**
   * More nodes like this one, with names of their own and with its devices: open for pods, and
   * Ready.
   *
   * @param daemons which of the pods of the node run on each node like it
   * @return the names of the nodes
   * @throws IllegalArgumentException if there is no node of that name
   */
  public List<String> addNodes(String like, int count, Predicate<Pod> daemons) {
    Node template = node(like);
    List<Pod> onEach = pods.stream()
        .filter(pod -> pod.nodeName().equals(like) && daemons.test(pod))
        .toList();
    List<ResourceSlice> published = slices.stream()
        .filter(slice -> slice.nodes().nodeName().filter(like::equals).isPresent())
        .toList();
    List<String> added = new ArrayList<>();
    for (int i = 1; added.size() < count; i++) {
      String name = like + "-added-" + i;
      if (!nodes.containsKey(name)) {
        nodes.put(name, fresh(template, name));
        onEach.forEach(pod -> pods.add(pod.on(name)));
        published.forEach(slice -> slices.add(on(slice, like, name)));
        added.add(name);
      }
    }
    return added;
  }

  private static Node fresh(Node like, String name) {
    Map<String, String> labels = new LinkedHashMap<>(like.labels());
    labels.replace(HOSTNAME, name);
    List<Taint> taints = like.taints().stream()
        .filter(taint -> STATES.stream().noneMatch(taint.key()::startsWith))
        .toList();
    return new Node(name, labels, like.allocatable(), taints, false, like.declaredFeatures());
  }

  private static ResourceSlice on(ResourceSlice slice, String like, String node) {
    String pool = slice.pool().name();
    return new ResourceSlice(
        slice.name() + "-" + node,
        slice.driver(),
        new ResourceSlice.Pool(
            pool.equals(like) ? node : pool + "-" + node,
            slice.pool().generation(),
            slice.pool().resourceSliceCount()),
        new NodeSelection(Optional.of(node), false, Optional.empty()),
        slice.perDeviceNodeSelection(),
        slice.devices(),
        slice.sharedCounters());
  }

  /**
   * The node takes no more pods.
   *
   * @throws IllegalArgumentException if there is no node of that name
   */
  public ClusterChanges cordon(String node) {
    return change(node, each -> each.withUnschedulable(true));
  }

  /**
   * The node takes pods again; the taint that comes with a cordon goes, too.
   *
   * @throws IllegalArgumentException if there is no node of that name
   */
  public ClusterChanges uncordon(String node) {
    return removeTaints(node, taint -> taint.key().equals("node.kubernetes.io/unschedulable"))
        .change(node, each -> each.withUnschedulable(false));
  }

  /**
   * The node has one more taint, in the place of one with its key and effect.
   *
   * @throws IllegalArgumentException if there is no node of that name
   */
  public ClusterChanges addTaint(String node, Taint taint) {
    removeTaints(
        node, each -> each.key().equals(taint.key()) && each.effect().equals(taint.effect()));
    return change(node, each -> {
      List<Taint> taints = new ArrayList<>(each.taints());
      taints.add(taint);
      return each.withTaints(taints);
    });
  }

  /**
   * The node has none of these taints.
   *
   * @throws IllegalArgumentException if there is no node of that name
   */
  public ClusterChanges removeTaints(String node, Predicate<Taint> which) {
    return change(
        node,
        each -> each.withTaints(each.taints().stream().filter(which.negate()).toList()));
  }

  /**
   * The node has these labels, too.
   *
   * @throws IllegalArgumentException if there is no node of that name
   */
  public ClusterChanges setLabels(String node, Map<String, String> labels) {
    return change(node, each -> {
      Map<String, String> all = new LinkedHashMap<>(each.labels());
      all.putAll(labels);
      return each.withLabels(all);
    });
  }

  /**
   * So much of a resource that pods hold on the node is free.
   *
   * @throws IllegalArgumentException if there is no node of that name, or its pods hold less
   */
  public ClusterChanges free(String node, String resource, Quantity amount) {
    Quantity held = held(node(node), resource);
    if (amount.compareTo(held) > 0) {
      throw new IllegalArgumentException("of " + resource + " on " + node + ", pods hold " + held
          + "; no more than that can be freed");
    }
    return change(node, each -> {
      Map<String, Quantity> allocatable = new LinkedHashMap<>(each.allocatable());
      allocatable.merge(resource, amount, Quantity::plus);
      return each.withAllocatable(allocatable);
    });
  }

  private Quantity held(Node node, String resource) {
    Quantity one = Quantity.of(1, Quantity.Format.DECIMAL_SI);
    Quantity held = Quantity.of(0, Quantity.Format.DECIMAL_SI);
    for (Pod pod : pods) {
      if (pod.nodeName().equals(node.name()) && !pod.isFinished()) {
        Quantity own = resource.equals(PODS)
            ? one
            : PodRequests.held(pod.spec(), pod.resize()).get(resource);
        held = own == null ? held : own.plus(held);
      }
    }
    return held;
  }

  /** These pods are gone, with the claims made for them; claims that nobody uses now are free. */
  public ClusterChanges delete(Collection<Pod> gone) {
    Set<String> keys = gone.stream().map(Pod::key).collect(Collectors.toSet());
    Set<String> owners =
        gone.stream().map(Pod::uid).filter(uid -> !uid.isEmpty()).collect(Collectors.toSet());
    pods.removeIf(pod -> keys.contains(pod.key()));
    claims.values().removeIf(claim -> owners.contains(claim.owner()));
    Set<String> used = uses(pods);
    for (String claim : uses(gone)) {
      if (!used.contains(claim)) {
        claims.computeIfPresent(claim, (key, allocated) -> released(allocated));
      }
    }
    return this;
  }

  /** Keys of the claims that are not made for one pod. */
  private static Set<String> uses(Collection<Pod> pods) {
    return pods.stream()
        .filter(pod -> !pod.nodeName().isEmpty() && !pod.isFinished())
        .flatMap(pod -> pod.spec().claims().stream()
            .flatMap(reference -> reference.claim().stream())
            .map(claim -> pod.namespace() + "/" + claim))
        .collect(Collectors.toSet());
  }

  private static ResourceClaim released(ResourceClaim claim) {
    return new ResourceClaim(
        claim.namespace(),
        claim.name(),
        claim.requests(),
        claim.constraints(),
        claim.configuration(),
        Optional.empty(),
        Optional.empty(),
        claim.terminating(),
        claim.owner());
  }

  /** Adds a claim, or puts it in the place of the one of that name. */
  public ClusterChanges put(ResourceClaim claim) {
    claims.put(claim.key(), claim);
    return this;
  }

  /** Adds a slice, or puts it in the place of the one of that name. */
  public ClusterChanges put(ResourceSlice slice) {
    removeSlice(slice.name());
    slices.add(slice);
    return this;
  }

  /** There is no slice of that name. */
  public ClusterChanges removeSlice(String name) {
    slices.removeIf(slice -> slice.name().equals(name));
    return this;
  }

  private ClusterChanges change(String node, UnaryOperator<Node> change) {
    nodes.put(node, change.apply(node(node)));
    return this;
  }

  private Node node(String name) {
    Node node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("there is no node " + name + "; check its name");
    }
    return node;
  }
}
