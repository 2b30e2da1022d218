package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.Taint;
import io.github.aiconf.simulator.placement.ClusterChanges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A cluster to which the changes of a scenario are applied, one after the other. */
final class ScenarioTarget {

  private static final int NAMED = 3;

  private final PlacementCluster cluster;
  private final WrittenClaims written;
  private final ClusterChanges changes;
  private final List<String> words = new ArrayList<>();
  private final List<ResourceClaim> claims = new ArrayList<>();
  private final Map<String, WrittenObject> templates = new HashMap<>();
  private final List<QuotaRaise> quotas = new ArrayList<>();

  /** @param written claims that come with what is asked about */
  ScenarioTarget(PlacementCluster cluster, WrittenClaims written) {
    this.cluster = cluster;
    this.written = written;
    this.changes = new ClusterChanges(cluster.objects());
  }

  /** All changes. */
  ClusterChange change(List<String> files) {
    return new ClusterChange(
        files, words, Optional.of(changes.objects()), claims, templates, quotas);
  }

  /**
   * Applies a change.
   *
   * @throws InputException if something that it names is not there
   */
  void apply(ScenarioChange change) {
    if (change instanceof ScenarioChange.AddNodes add) {
      addNodes(add);
    } else if (change instanceof ScenarioChange.Cordon cordon) {
      List<String> nodes = nodes(cordon.nodes());
      nodes.forEach(cordon.on() ? changes::cordon : changes::uncordon);
      words.add((cordon.on() ? "cordon " : "uncordon ") + Choices.some(nodes));
    } else if (change instanceof ScenarioChange.AddTaint add) {
      List<String> nodes = nodes(add.nodes());
      nodes.forEach(node -> changes.addTaint(node, add.taint()));
      words.add("taint " + Choices.some(nodes) + " with " + add.taint().key());
    } else if (change instanceof ScenarioChange.RemoveTaint remove) {
      removeTaint(remove);
    } else if (change instanceof ScenarioChange.SetLabels set) {
      List<String> nodes = nodes(set.nodes());
      nodes.forEach(node -> changes.setLabels(node, set.labels()));
      words.add("label " + Choices.some(nodes) + " with " + set.labels());
    } else if (change instanceof ScenarioChange.Free free) {
      free(free);
    } else if (change instanceof ScenarioChange.DeletePods delete) {
      deletePods(delete);
    } else if (change instanceof ScenarioChange.RaiseQuota raise) {
      quotas.add(raise.raise());
      words.add("raise the quota of " + raise.raise().resource() + " by "
          + raise.raise().by());
    } else if (change instanceof ScenarioChange.Replace replace) {
      replace(replace.object());
    } else if (change instanceof ScenarioChange.DeleteSlices delete) {
      requireSlices(delete);
      delete.names().forEach(changes::removeSlice);
      words.add("delete ResourceSlice " + Choices.some(delete.names()));
    }
  }

  private void addNodes(ScenarioChange.AddNodes add) {
    requireNode(add.like(), add.place(), "like");
    Set<String> daemons = daemons(add.like());
    changes.addNodes(add.like(), add.count(), pod -> daemons.contains(pod.key()));
    words.add("add " + add.count() + (add.count() == 1 ? " node" : " nodes") + " like " + add.like()
        + (daemons.isEmpty() ? "" : " with the pods of DaemonSets"));
  }

  /** Pods of a node that each node like it gets. */
  private Set<String> daemons(String node) {
    Set<String> keys = new HashSet<>();
    StoredList pods = cluster.more().get(Resources.PODS);
    if (pods != null) {
      for (KubernetesObject pod : pods.objects()) {
        boolean isDaemon = pod.text("spec.nodeName").equals(node)
            && pod.items("metadata.ownerReferences").stream()
                .anyMatch(owner -> owner.text("kind").equals("DaemonSet"));
        if (isDaemon) {
          keys.add(pod.namespace() + "/" + pod.name());
        }
      }
    }
    return keys;
  }

  private void removeTaint(ScenarioChange.RemoveTaint remove) {
    List<String> nodes = nodes(remove.nodes());
    Predicate<Taint> which = taint -> taint.key().equals(remove.key())
        && remove.effect().map(taint.effect()::equals).orElse(true);
    List<Node> named = changes.nodes().values().stream()
        .filter(node -> nodes.contains(node.name()))
        .toList();
    List<String> tainted = named.stream()
        .filter(node -> node.taints().stream().anyMatch(which))
        .map(Node::name)
        .toList();
    if (tainted.isEmpty()) {
      List<String> there = named.stream()
          .flatMap(node -> node.taints().stream().map(Taint::key))
          .distinct()
          .toList();
      throw remove
          .nodes()
          .place()
          .refuse(
              "key",
              "is '" + remove.key() + "', a taint that none of these nodes has; "
                  + Choices.of("there are", there));
    }
    tainted.forEach(node -> changes.removeTaints(node, which));
    words.add("remove the taint " + remove.key() + " of " + Choices.some(tainted));
  }

  private void free(ScenarioChange.Free free) {
    List<String> nodes = nodes(free.nodes());
    for (String node : nodes) {
      try {
        changes.free(node, free.resource(), free.amount());
      } catch (IllegalArgumentException e) {
        throw free.nodes().place().refuse("amount", "is too much: " + e.getMessage());
      }
    }
    words.add("free " + free.amount() + " " + free.resource() + " on "
        + (nodes.size() > 1 ? "each of " : "") + Choices.some(nodes));
  }

  private void deletePods(ScenarioChange.DeletePods delete) {
    List<Pod> inNamespace = changes.pods().stream()
        .filter(pod -> pod.namespace().equals(delete.namespace()))
        .toList();
    List<Pod> gone = inNamespace.stream()
        .filter(pod -> delete.names().isEmpty()
            ? pod.labels().entrySet().containsAll(delete.labels().entrySet())
            : delete.names().contains(pod.name()))
        .toList();
    List<String> names = gone.stream().map(Pod::name).toList();
    for (String name : delete.names()) {
      if (!names.contains(name)) {
        throw delete
            .place()
            .refuse(
                "names",
                "has '" + name + "', which is no pod of namespace " + delete.namespace() + "; "
                    + Choices.of(
                        "there are", inNamespace.stream().map(Pod::name).toList()));
      }
    }
    if (gone.isEmpty()) {
      throw delete
          .place()
          .refuse("labels", "are those of no pod of namespace " + delete.namespace());
    }
    changes.delete(gone);
    String some = Choices.some(gone.stream().limit(NAMED).map(Pod::key).toList());
    words.add("delete " + (gone.size() > NAMED ? gone.size() + " pods, such as " : "") + some);
  }

  private void replace(WrittenObject object) {
    String key = object.namespace() + "/" + object.name();
    switch (object.kind()) {
      case "ResourceClaim" -> {
        ResourceClaim claim = WrittenClaims.claim(object, cluster.profile());
        require(changes.claim(claim.namespace(), claim.name()).isPresent(), object);
        changes.put(claim);
        claims.add(claim);
      }
      case "ResourceClaimTemplate" -> {
        WrittenClaims.check(object, cluster.profile());
        require(
            written.hasTemplate(key)
                || cluster.template(object.namespace(), object.name()).isPresent(),
            object);
        templates.put(key, object);
      }
      default -> {
        require(changes.slices().contains(object.name()), object);
        try {
          changes.put(ModelReader.strict().resourceSlice(object.tree()));
        } catch (ModelException e) {
          throw object.refuse(e.field(), e.problem());
        }
      }
    }
    words.add("replace " + object.kind() + " "
        + (object.kind().equals("ResourceSlice") ? object.name() : key));
  }

  private static void require(boolean isThere, WrittenObject object) {
    if (!isThere) {
      throw object.refuse("", "is not in the cluster; only what is there can be replaced");
    }
  }

  private void requireSlices(ScenarioChange.DeleteSlices delete) {
    for (String name : delete.names()) {
      if (!changes.slices().contains(name)) {
        throw delete
            .place()
            .refuse(
                "names",
                "has '" + name + "', which is no ResourceSlice of the cluster; "
                    + Choices.of("there are", changes.slices()));
      }
    }
  }

  private List<String> nodes(ScenarioChange.Nodes nodes) {
    nodes.names().forEach(name -> requireNode(name, nodes.place(), "nodes"));
    if (!nodes.names().isEmpty()) {
      return nodes.names();
    }
    List<String> found = changes.nodes().values().stream()
        .filter(node -> node.labels().entrySet().containsAll(nodes.labels().entrySet()))
        .map(Node::name)
        .toList();
    if (found.isEmpty()) {
      throw nodes.place().refuse("nodesWithLabels", "are those of no node of the cluster");
    }
    return found;
  }

  private void requireNode(String name, ScenarioFields place, String field) {
    Collection<String> known = changes.nodes().keySet();
    if (!known.contains(name)) {
      throw place.refuse(
          field,
          (field.equals("nodes") ? "has '" : "is '") + name + "', which is no node of the cluster; "
              + Choices.of("there are", known));
    }
  }
}
