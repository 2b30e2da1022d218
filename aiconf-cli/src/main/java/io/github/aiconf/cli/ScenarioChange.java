package io.github.aiconf.cli;

import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.Taint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One change of a cluster, as it is written. */
sealed interface ScenarioChange {

  /** More nodes like one. */
  record AddNodes(ScenarioFields place, String like, int count) implements ScenarioChange {}

  /** Nodes take pods no more, or again. */
  record Cordon(Nodes nodes, boolean on) implements ScenarioChange {}

  /** Nodes get a taint. */
  record AddTaint(Nodes nodes, Taint taint) implements ScenarioChange {}

  /** Nodes lose a taint. */
  record RemoveTaint(Nodes nodes, String key, Optional<String> effect) implements ScenarioChange {}

  /** Nodes get labels. */
  record SetLabels(Nodes nodes, Map<String, String> labels) implements ScenarioChange {}

  /** So much of a resource that pods hold is free on each node. */
  record Free(Nodes nodes, String resource, Quantity amount) implements ScenarioChange {}

  /** Pods are gone: those of these names, or with these labels. */
  record DeletePods(
      ScenarioFields place, String namespace, List<String> names, Map<String, String> labels)
      implements ScenarioChange {

    /** Keeps copies. */
    public DeletePods {
      names = List.copyOf(names);
      labels = Map.copyOf(labels);
    }
  }

  /** A queue gets more. */
  record RaiseQuota(QuotaRaise raise) implements ScenarioChange {}

  /** A claim, a template or a slice is another. */
  record Replace(WrittenObject object) implements ScenarioChange {}

  /** Slices are gone. */
  record DeleteSlices(ScenarioFields place, List<String> names) implements ScenarioChange {

    /** Keeps a copy. */
    public DeleteSlices {
      names = List.copyOf(names);
    }
  }

  /**
   * Which nodes: those of these names, or with these labels.
   *
   * @param place where that is written
   */
  record Nodes(ScenarioFields place, List<String> names, Map<String, String> labels) {

    private static final String NODES = "nodes";
    private static final String LABELLED = "nodesWithLabels";

    /** Keeps copies. */
    public Nodes {
      names = List.copyOf(names);
      labels = Map.copyOf(labels);
    }

    static Nodes of(ScenarioFields place) {
      if (place.has(NODES) == place.has(LABELLED)) {
        throw place.refuse("", "needs one of " + NODES + " and " + LABELLED);
      }
      return new Nodes(
          place, place.texts(NODES), place.has(LABELLED) ? place.map(LABELLED) : Map.of());
    }
  }

  /** How many nodes are added at most, which is what Kubernetes can have. */
  int MOST_NODES = 5_000;

  /** What changes are called. */
  Set<String> KINDS = Set.of(
      "addNodes",
      "cordon",
      "uncordon",
      "addTaint",
      "removeTaint",
      "setLabels",
      "free",
      "deletePods",
      "raiseQuota",
      "replace",
      "replaceFrom",
      "deleteSlices");

  /**
   * Reads a change, or several from another file.
   *
   * @param file where it is written, as the user named it
   * @throws io.github.aiconf.core.input.InputException if it is none
   */
  static List<ScenarioChange> read(ScenarioFields item, String file, Terminal terminal) {
    item.only(KINDS);
    if (item.value().fields().size() != 1) {
      throw item.refuse("", "has to be one change; begin each with a dash");
    }
    String kind = item.value().fields().keySet().iterator().next();
    if (kind.equals("replaceFrom")) {
      Path folder = file.equals("-") ? null : Path.of(file).getParent();
      String name = item.text(kind);
      String other = folder == null ? name : folder.resolve(name).toString();
      return new ObjectFiles("claims", "ResourceClaim")
          .read(other, terminal).stream().map(ScenarioChange::replace).toList();
    }
    return List.of(kind.equals("replace") ? replace(object(item)) : change(kind, item.at(kind)));
  }

  private static ScenarioChange change(String kind, ScenarioFields fields) {
    return switch (kind) {
      case "addNodes" -> {
        fields.only(Set.of("like", "count"));
        yield new AddNodes(fields, fields.text("like"), fields.count("count", MOST_NODES));
      }
      case "cordon", "uncordon" -> new Cordon(nodes(fields), kind.equals("cordon"));
      case "addTaint" -> {
        Nodes nodes = nodes(fields, "key", "value", "effect");
        String value = fields.optionalText("value").orElse("");
        yield new AddTaint(
            nodes, new Taint(fields.text("key"), value, effect(fields).orElse("")));
      }
      case "removeTaint" ->
        new RemoveTaint(nodes(fields, "key", "effect"), fields.text("key"), effect(fields));
      case "setLabels" -> new SetLabels(nodes(fields, "labels"), fields.map("labels"));
      case "free" ->
        new Free(
            nodes(fields, "resource", "amount"),
            fields.text("resource"),
            fields.quantity("amount"));
      case "deletePods" -> deletePods(fields);
      case "raiseQuota" -> {
        fields.only(Set.of("clusterQueue", "resource", "by"));
        yield new RaiseQuota(new QuotaRaise(
            fields,
            fields.optionalText("clusterQueue"),
            fields.text("resource"),
            fields.quantity("by")));
      }
      default -> {
        fields.only(Set.of("names"));
        if (!fields.has("names")) {
          throw fields.refuse("names", "is missing");
        }
        yield new DeleteSlices(fields, fields.texts("names"));
      }
    };
  }

  private static Nodes nodes(ScenarioFields fields, String... more) {
    Set<String> known = new TreeSet<>(Set.of("nodes", "nodesWithLabels"));
    known.addAll(List.of(more));
    return Nodes.of(fields.only(known));
  }

  /** Required for a taint that is added. */
  private static Optional<String> effect(ScenarioFields fields) {
    Optional<String> effect = fields.optionalText("effect");
    Set<String> known = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    boolean isAdded = fields.path().endsWith("addTaint");
    if (effect.isEmpty() && isAdded) {
      throw fields.refuse("effect", "is missing");
    }
    if (effect.filter(each -> !known.contains(each)).isPresent()) {
      throw fields.refuse(
          "effect", "is " + effect.get() + "; there are NoExecute, NoSchedule, PreferNoSchedule");
    }
    return effect;
  }

  private static ScenarioChange deletePods(ScenarioFields fields) {
    fields.only(Set.of("namespace", "names", "labels"));
    if (fields.has("names") == fields.has("labels")) {
      throw fields.refuse("", "needs one of names and labels");
    }
    return new DeletePods(
        fields,
        fields.text("namespace"),
        fields.texts("names"),
        fields.has("labels") ? fields.map("labels") : Map.of());
  }

  private static WrittenObject object(ScenarioFields item) {
    ScenarioFields object = item.at("replace");
    if (!object.value().isObject()) {
      throw object.refuse("", "has to be an object, with apiVersion and kind");
    }
    return new WrittenObject(object.document(), object.path(), object.value());
  }

  private static ScenarioChange replace(WrittenObject object) {
    Set<String> kinds = Set.of("ResourceClaim", "ResourceClaimTemplate", "ResourceSlice");
    if (!kinds.contains(object.kind())) {
      throw object.refuse(
          object.kind().isEmpty() ? "kind" : "",
          "cannot be replaced; there are ResourceClaim, ResourceClaimTemplate and ResourceSlice");
    }
    if (!object.group().equals("resource.k8s.io")) {
      throw object.refuse("apiVersion", "is not of resource.k8s.io; write resource.k8s.io/v1");
    }
    if (object.name().isEmpty()) {
      throw object.refuse("metadata.name", "is missing");
    }
    return new Replace(object);
  }
}
