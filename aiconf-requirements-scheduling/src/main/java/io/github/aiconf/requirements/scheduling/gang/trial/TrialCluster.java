package io.github.aiconf.requirements.scheduling.gang.trial;

import static io.github.aiconf.api.cluster.Resources.DEVICE_CLASSES;
import static io.github.aiconf.api.cluster.Resources.DEVICE_TAINT_RULES;
import static io.github.aiconf.api.cluster.Resources.NAMESPACES;
import static io.github.aiconf.api.cluster.Resources.NODES;
import static io.github.aiconf.api.cluster.Resources.PODS;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_CLAIMS;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_SLICES;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.simulator.dra.ClusterObjects;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodGroup;
import io.github.aiconf.simulator.model.PodGroupApi;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.pending.PendingGang;
import io.github.aiconf.simulator.placement.pending.PendingGangs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** The nodes of a cluster with what is taken of them, and the gangs that wait. */
public final class TrialCluster {

  private static final String OLD_WORKLOADS = "scheduling.k8s.io/v1alpha1";

  /** Steps of a search for one gang: a check has to end, and says so where they do not suffice. */
  private static final long STEPS = 2_000;

  /** Messages about objects that cannot be read; more are counted. */
  private static final int MOST_MESSAGES = 3;

  private final Cluster cluster;
  private final ModelReader reader = ModelReader.lenient();
  private final ClusterObjects devices = new ClusterObjects();
  private final NodeInventory inventory;
  private final Set<GangSolver.Unseen> unseen = EnumSet.noneOf(GangSolver.Unseen.class);
  private final List<String> unreadable = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<PendingGang> waiting;
  private final GangSolver solver;

  /**
   * Reads a cluster.
   *
   * @throws UnreadableException if its nodes or pods cannot be read
   */
  public TrialCluster(Cluster cluster) {
    this.cluster = cluster;
    SchedulerProfile profile = profile();
    inventory = new NodeInventory(profile);
    PendingGangs gangs = gangs();
    int before = unreadable.size();
    each(cluster.list(NODES), tree -> inventory.put(reader.node(tree)));
    each(cluster.list(PODS), tree -> {
      Pod pod = reader.pod(BoundPods.reduced(tree));
      inventory.add(pod);
      gangs.add(pod);
    });
    if (unreadable.size() > before) {
      unseen.add(GangSolver.Unseen.PODS);
    }
    each(visible(NAMESPACES, GangSolver.Unseen.NAMESPACES), tree -> {
      inventory.put(reader.namespace(tree));
    });
    readDevices(profile);
    waiting = gangs.waiting(inventory::claim);
    solver = new GangSolver(inventory, unseen, STEPS);
  }

  private SchedulerProfile profile() {
    Optional<ServerVersion> version = Optional.empty();
    try {
      version = Optional.of(cluster.version());
    } catch (UnreadableException e) {
      // Said below, with what is computed instead.
    }
    Optional<SchedulerProfile> known =
        version.flatMap(each -> SchedulerProfile.of(each.gitVersion()));
    SchedulerProfile profile = known.orElse(SchedulerProfile.KUBERNETES_1_36);
    if (known.isEmpty()) {
      notes.add("The cluster is of "
          + version.map(each -> each.release().toString()).orElse("a release that is not known")
          + "; computed as kube-scheduler of " + profile.release() + " filters nodes.");
    } else if (!profile.run()) {
      notes.add("How kube-scheduler of " + profile.release()
          + " differs from that of 1.36 was read in its code; it was not asked.");
    }
    return profile;
  }

  private void readDevices(SchedulerProfile profile) {
    Consumer<Map<String, ?>> add = devices::add;
    for (ResourceType type : List.of(DEVICE_CLASSES, RESOURCE_SLICES, RESOURCE_CLAIMS)) {
      each(visible(type, GangSolver.Unseen.DEVICES), add);
    }
    if (profile.dra().features().deviceTaintRules()) {
      each(visible(DEVICE_TAINT_RULES, GangSolver.Unseen.DEVICES), add);
    }
    devices.unreadable().forEach(e -> {
      unreadable.add(e.getMessage());
      unseen.add(GangSolver.Unseen.DEVICES);
    });
    inventory.putDevices(devices.cluster());
  }

  private PendingGangs gangs() {
    List<PodGroup> groups = new ArrayList<>();
    Set<PodGroupApi> hidden = EnumSet.noneOf(PodGroupApi.class);
    List<ResourceType> types = new ArrayList<>(TrialReads.OTHER_GROUPS);
    types.add(TrialReads.NATIVE_GROUPS);
    types.add(TrialReads.NATIVE_WORKLOADS);
    for (ResourceType type : types) {
      Listing list = cluster.listVisible(type);
      int before = unreadable.size();
      each(list, tree -> groups.addAll(groups(type, tree)));
      if (list.gap().isPresent() || unreadable.size() > before) {
        PodGroupApi.of(type.group()).ifPresent(hidden::add);
      }
    }
    return new PendingGangs(groups, hidden);
  }

  private List<PodGroup> groups(ResourceType type, Map<String, ?> tree) {
    if (!type.equals(TrialReads.NATIVE_WORKLOADS)) {
      return List.of(reader.podGroup(tree));
    }
    return OLD_WORKLOADS.equals(tree.get("apiVersion"))
        ? reader.podGroupsOfWorkload(tree)
        : List.of();
  }

  private Listing visible(ResourceType type, GangSolver.Unseen otherwise) {
    Listing list = cluster.listVisible(type);
    if (list.gap().isPresent()) {
      unseen.add(otherwise);
    }
    return list;
  }

  @SuppressWarnings("unchecked") // JSON objects have texts as keys.
  private void each(Listing list, Consumer<Map<String, ?>> add) {
    for (KubernetesObject object : list) {
      if (object.root().json() instanceof Map<?, ?> tree) {
        try {
          add.accept((Map<String, ?>) tree);
        } catch (ModelException e) {
          unreadable.add(e.getMessage());
        }
      }
    }
  }

  /**
   * Between two questions.
   *
   * @throws CancellationException if nobody waits for the answers any more
   */
  static void stopIfCancelled() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("cancelled while gangs were tried");
    }
  }

  NodeInventory inventory() {
    return inventory;
  }

  GangSolver solver() {
    return solver;
  }

  ModelReader reader() {
    return reader;
  }

  Cluster cluster() {
    return cluster;
  }

  /** The gangs of which pods wait for a node. */
  List<PendingGang> waiting() {
    return waiting;
  }

  /** What a reader has to know beside the answers. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    unreadable.stream().limit(MOST_MESSAGES).forEach(message -> all.add("Left out: " + message));
    if (unreadable.size() > MOST_MESSAGES) {
      all.add("Left out: " + (unreadable.size() - MOST_MESSAGES) + " objects more");
    }
    return all;
  }
}
