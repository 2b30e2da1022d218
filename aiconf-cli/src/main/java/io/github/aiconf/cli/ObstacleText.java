package io.github.aiconf.cli;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.Taint;
import io.github.aiconf.simulator.model.Toleration;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodVerdicts;
import io.github.aiconf.simulator.placement.Rejection;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.Obstacle;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what keeps nodes from taking one more pod of a class. */
final class ObstacleText {

  private static final String OF_CORDON = "node.kubernetes.io/unschedulable";

  private final NodeInventory inventory;
  private final PodClass podClass;
  private final PodVerdicts verdicts;

  private ObstacleText(NodeInventory inventory, PodClass podClass) {
    this.inventory = inventory;
    this.podClass = podClass;
    this.verdicts = inventory.judge(podClass.template());
  }

  /** All obstacles of an explanation; the inventory is the one that was asked. */
  static List<GangObstacle> of(GangExplanation explanation, NodeInventory inventory) {
    Gang gang = explanation.answer().gang();
    boolean isByRules = isByRules(explanation);
    List<ObstacleText> texts =
        gang.classes().stream().map(each -> new ObstacleText(inventory, each)).toList();
    return explanation.obstacles().stream()
        .map(each -> texts.get(each.podClass()).obstacle(each, isByRules))
        .toList();
  }

  /** Whether nodes alone would take more pods than the rules between the pods let in. */
  static boolean isByRules(GangExplanation explanation) {
    List<PodClass> classes = explanation.answer().gang().classes();
    long takes = explanation.obstacles().stream()
        .mapToLong(Obstacle::takes)
        .reduce(0, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    return classes.size() == 1
        && !rules(classes.get(0).template().spec()).isEmpty()
        && takes > explanation.most();
  }

  /** What the pods say about each other. */
  static String rules(PodSpec spec) {
    List<String> rules = new ArrayList<>();
    if (!spec.affinity().isEmpty()) {
      rules.add("the affinity between pods");
    }
    if (!spec.antiAffinity().isEmpty()) {
      rules.add("the anti-affinity between pods");
    }
    if (!spec.spread().isEmpty()) {
      rules.add("the spread constraints");
    }
    return String.join(" and ", rules);
  }

  private GangObstacle obstacle(Obstacle obstacle, boolean isByRules) {
    if (isByRules && obstacle.takes() > 0) {
      String rules = rules(podClass.template().spec()) + "; without, up to " + obstacle.takes();
      return new GangObstacle(obstacle, podClass.name(), List.of(rules));
    }
    List<String> reasons = new ArrayList<>();
    obstacle.filters().stream()
        .sorted()
        .map(each -> reason(each, obstacle))
        .filter(reason -> !reason.isEmpty())
        .forEach(reasons::add);
    if (!obstacle.resources().isEmpty()) {
      reasons.add(lacking(obstacle));
    }
    if (reasons.isEmpty()) {
      boolean takesAll = obstacle.takes() >= (long) obstacle.nodes() * podClass.count();
      reasons.add(takesAll ? "takes all of them" : "rules between the pods");
    }
    return new GangObstacle(obstacle, podClass.name(), reasons);
  }

  private String reason(Filter filter, Obstacle obstacle) {
    String example = obstacle.examples().get(0);
    String such = obstacle.nodes() > 1 ? "such as " : "";
    PodSpec spec = podClass.template().spec();
    return switch (filter) {
      case NODE_UNSCHEDULABLE -> "cordoned";
      case TAINT_TOLERATION -> {
        String taints = inventory.node(example).map(this::taints).orElse("");
        boolean isOfCordon =
            taints.isEmpty() && obstacle.filters().contains(Filter.NODE_UNSCHEDULABLE);
        yield isOfCordon ? "" : taints.isEmpty() ? "a taint" : such + taints;
      }
      case NODE_AFFINITY ->
        spec.nodeSelector().isEmpty()
            ? "not selected by the node affinity of the pod"
            : "not selected: the pod wants " + labels(spec.nodeSelector())
                + (spec.nodeAffinity().isPresent() ? ", and has a node affinity" : "");
      case DYNAMIC_RESOURCES -> {
        String otherwise = obstacle.takes() > 0 ? "devices run out" : "too few devices";
        yield podClass.claims().isEmpty() && obstacle.takes() == 0
            ? words(filter, example, otherwise)
            : otherwise;
      }
      default -> words(filter, example, inTheWay(filter));
    };
  }

  /** As the scheduler says it. */
  private String words(Filter filter, String node, String otherwise) {
    int number = verdicts.nodes().indexOf(node);
    Optional<Rejection> rejection = verdicts
        .ofPod(filter)
        .or(() -> number < 0 ? Optional.empty() : verdicts.of(filter, number));
    return rejection
        .map(each -> filter.plugin() + ": " + String.join(", ", each.reasons()))
        .orElse(otherwise);
  }

  /** Those that are in the way; that of a cordon is said with the cordon. */
  private String taints(Node node) {
    return node.taints().stream()
        .filter(Taint::keepsAway)
        .filter(taint -> !taint.key().equals(OF_CORDON))
        .filter(taint ->
            podClass.template().spec().tolerations().stream().noneMatch(each -> fits(each, taint)))
        .map(taint -> "taint " + taint.key() + (taint.value().isEmpty() ? "" : "=" + taint.value())
            + ":" + taint.effect())
        .collect(Collectors.joining(", "));
  }

  private static boolean fits(Toleration toleration, Taint taint) {
    boolean isOfKey = toleration.key().isEmpty() || toleration.key().equals(taint.key());
    boolean isOfEffect =
        toleration.effect().isEmpty() || toleration.effect().equals(taint.effect());
    boolean isOfValue =
        toleration.operator().equals("Exists") || toleration.value().equals(taint.value());
    return isOfKey && isOfEffect && isOfValue;
  }

  private static String labels(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String lacking(Obstacle obstacle) {
    String first = obstacle.resources().get(0);
    String all =
        obstacle.resources().stream().map(GangText::resource).collect(Collectors.joining(" and "));
    String wants = "a pod asks for " + WhatIf.quantity(first, obstacle.wanted());
    if (obstacle.takes() > 0) {
      return all + (obstacle.resources().size() > 1 ? " run out: " : " runs out: ") + wants + ", "
          + WhatIf.quantity(first, obstacle.free()) + " free in all";
    }
    return "too little " + all + ": " + wants + ", "
        + (obstacle.nodes() > 1 ? "at most " : "")
        + WhatIf.quantity(first, obstacle.largest()) + " free";
  }

  /** What a filter stands for. */
  static String inTheWay(Filter filter) {
    return switch (filter) {
      case NODE_UNSCHEDULABLE -> "the cordons";
      case NODE_NAME -> "the node that the pod names";
      case TAINT_TOLERATION -> "the taints that are not tolerated";
      case NODE_AFFINITY -> "the node selector or affinity of the pods";
      case NODE_PORTS -> "the host ports";
      case NODE_RESOURCES_FIT -> "what is free";
      case POD_TOPOLOGY_SPREAD -> "the spread constraints";
      case INTER_POD_AFFINITY -> "affinity or anti-affinity between pods";
      case DYNAMIC_RESOURCES -> "the devices";
      case NODE_DECLARED_FEATURES -> "features that nodes lack";
    };
  }
}
