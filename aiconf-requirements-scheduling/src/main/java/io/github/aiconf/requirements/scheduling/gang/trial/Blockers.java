package io.github.aiconf.requirements.scheduling.gang.trial;

import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a line what keeps pods from nodes. */
final class Blockers {

  /** How many kinds of nodes are told apart. */
  private static final int MOST = 3;

  private Blockers() {}

  /** For example {@code nvidia.com/gpu on 3 nodes (a, b, …)}. */
  static String words(GangExplanation explanation) {
    List<Obstacle> all = explanation.obstacles().stream()
        .filter(each -> !each.filters().isEmpty() || !each.resources().isEmpty())
        .toList();
    if (all.isEmpty()) {
      return "rules between the pods";
    }
    List<String> words =
        all.stream().limit(MOST).map(Blockers::words).distinct().collect(Collectors.toList());
    if (all.size() > MOST) {
      words.add((all.size() - MOST) + " reasons more");
    }
    return String.join("; ", words);
  }

  private static String words(Obstacle obstacle) {
    List<String> what = new ArrayList<>(obstacle.resources());
    obstacle.filters().stream().sorted().map(Blockers::words).forEach(what::add);
    String examples = String.join(", ", obstacle.examples())
        + (obstacle.nodes() > obstacle.examples().size() ? ", ..." : "");
    return String.join(", ", what) + " on " + obstacle.nodes()
        + (obstacle.nodes() == 1 ? " node (" : " nodes (") + examples + ")";
  }

  private static String words(Filter filter) {
    return switch (filter) {
      case NODE_UNSCHEDULABLE -> "a cordon";
      case NODE_NAME -> "the node that the pods name";
      case TAINT_TOLERATION -> "a taint";
      case NODE_AFFINITY -> "node selector or affinity";
      case NODE_PORTS -> "host ports";
      case NODE_RESOURCES_FIT -> "resources";
      case POD_TOPOLOGY_SPREAD -> "spread constraints";
      case INTER_POD_AFFINITY -> "affinity between pods";
      case DYNAMIC_RESOURCES -> "devices";
      case NODE_DECLARED_FEATURES -> "a feature that the node lacks";
    };
  }
}
