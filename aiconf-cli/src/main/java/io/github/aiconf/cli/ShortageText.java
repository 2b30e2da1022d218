package io.github.aiconf.cli;

import io.github.aiconf.simulator.placement.gang.Certificate;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.Obstacle;
import io.github.aiconf.simulator.placement.gang.WhatIf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a few sentences why a gang cannot be placed. */
final class ShortageText {

  private final Gang gang;
  private final GangExplanation explanation;
  private final List<GangObstacle> obstacles;

  ShortageText(GangExplanation explanation, List<GangObstacle> obstacles) {
    this.gang = explanation.answer().gang();
    this.explanation = explanation;
    this.obstacles = obstacles;
  }

  /** How many pods have a place, and what the others lack. */
  String text() {
    String places = "places " + (explanation.mostIsExact() ? "" : "at least ") + explanation.most()
        + " of " + gang.minimum() + ": ";
    boolean isPlain = gang.classes().size() == 1
        && explanation.answer().verdict() instanceof GangVerdict.DoesNotFit not
        && not.certificate() instanceof Certificate.TooFewPlaces;
    if (!isPlain) {
      return places + new GangText(gang).reason(explanation.answer().verdict());
    }
    List<GangObstacle> open = obstacles.stream().filter(ShortageText::isOpen).toList();
    List<GangObstacle> closed = obstacles.stream().filter(each -> !isOpen(each)).toList();
    String shortage = open.isEmpty()
        ? "no node is open to the pods"
        : ObstacleText.isByRules(explanation)
            ? ObstacleText.rules(gang.classes().get(0).template().spec()) + " let no more in"
            : shortages(open);
    return places + shortage + closed(closed, open.isEmpty());
  }

  /** Whether the nodes are not refused for anything but what is taken there. */
  private static boolean isOpen(GangObstacle obstacle) {
    return obstacle.obstacle().takes() > 0 || obstacle.obstacle().filters().isEmpty();
  }

  private String shortages(List<GangObstacle> open) {
    Map<String, List<Obstacle>> byResource = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (GangObstacle each : open) {
      List<String> resources = each.obstacle().resources();
      if (resources.isEmpty()) {
        others.addAll(each.reasons());
      } else {
        byResource.computeIfAbsent(resources.get(0), r -> new ArrayList<>()).add(each.obstacle());
      }
    }
    List<String> texts = new ArrayList<>();
    byResource.entrySet().stream()
        .sorted(Comparator.comparingInt(each -> -nodes(each.getValue())))
        .forEach(each -> texts.add(shortage(each.getKey(), each.getValue())));
    texts.addAll(others);
    return texts.stream().distinct().collect(Collectors.joining("; "));
  }

  private String shortage(String resource, List<Obstacle> those) {
    String name = GangText.resource(resource);
    long wanted = those.get(0).wanted();
    long free = those.stream().mapToLong(Obstacle::free).reduce(0, ShortageText::plus);
    long largest = those.stream().mapToLong(Obstacle::largest).max().orElse(0);
    int nodes = nodes(those);
    String each = "a pod asks for " + WhatIf.quantity(resource, wanted);
    if (wanted > largest) {
      return "there is too little " + name + " on one node; " + each + ", and "
          + (nodes == 1
              ? those.get(0).examples().get(0) + " has " + WhatIf.quantity(resource, largest)
              : "the most that one of the " + nodes + " nodes open to it has is "
                  + WhatIf.quantity(resource, largest))
          + " free";
    }
    long takes = those.stream().mapToLong(Obstacle::takes).reduce(0, ShortageText::plus);
    boolean isScattered = free / wanted > takes;
    return name + " runs out; " + each + ", and " + WhatIf.quantity(resource, free) + " "
        + (WhatIf.quantity(resource, free).toString().equals("1") ? "is" : "are") + " free on "
        + (nodes == 1 ? "the node that is" : "the " + nodes + " nodes that are") + " open to it"
        + (isScattered ? ", but scattered: what each has left is less than a pod asks for" : "");
  }

  private static String closed(List<GangObstacle> closed, boolean isAll) {
    if (closed.isEmpty()) {
      return "";
    }
    int nodes = closed.stream().mapToInt(each -> each.obstacle().nodes()).sum();
    GangObstacle first = closed.get(0);
    String who = nodes == 1 ? first.obstacle().examples().get(0) : nodes + " nodes";
    String most = closed.size() == 1 ? "" : "most of them ";
    String because = most + String.join(", ", first.reasons());
    return isAll
        ? " (" + because + ")"
        : ". " + who + (nodes == 1 ? " is" : " are") + " closed: " + because;
  }

  private static int nodes(List<Obstacle> obstacles) {
    return obstacles.stream().mapToInt(Obstacle::nodes).sum();
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
