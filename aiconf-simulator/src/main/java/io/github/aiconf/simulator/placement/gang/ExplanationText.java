package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells people why a gang can or cannot be placed. */
final class ExplanationText {

  private final GangExplanation explanation;
  private final Gang gang;
  private final List<String> lines = new ArrayList<>();

  ExplanationText(GangExplanation explanation) {
    this.explanation = explanation;
    this.gang = explanation.answer().gang();
  }

  List<String> lines() {
    GangVerdict verdict = explanation.answer().verdict();
    if (verdict instanceof GangVerdict.Fits fits) {
      lines.add("fits: all " + pods(fits.witness().placed()) + " can be placed"
          + fits.witness().domain().map(part -> " in " + part).orElse(""));
    } else if (verdict instanceof GangVerdict.DoesNotFit not) {
      doesNotFit(not.certificate());
    } else if (verdict instanceof GangVerdict.Undecided undecided) {
      lines.add("undecided: " + undecided.reason());
    } else if (verdict instanceof GangVerdict.NotModelled not) {
      lines.add("not modelled: " + String.join("; ", not.reasons()));
    }
    explanation.answer().assumptions().forEach(each -> lines.add("assumed: " + each));
    return lines;
  }

  private void doesNotFit(Certificate certificate) {
    lines.add("does not fit: places " + (explanation.mostIsExact() ? "" : "at least ")
        + explanation.most() + " of " + gang.minimum() + ", " + explanation.deficit()
        + " missing");
    lines.add("because " + because(certificate));
    for (Obstacle each : explanation.obstacles()) {
      lines.add("  " + obstacle(each));
    }
    if (!explanation.corrections().isEmpty()) {
      lines.add("would fit without "
          + explanation.corrections().stream()
              .map(ExplanationText::filters)
              .collect(Collectors.joining(", or without ")));
    }
    explanation.remedies().forEach(each -> lines.add("to make it fit: " + each.text()));
  }

  private String because(Certificate certificate) {
    if (certificate instanceof Certificate.TooFewPlaces few) {
      return names(few.classes()) + " has places for " + pods(few.places()) + ", and needs "
          + few.needed();
    }
    if (certificate instanceof Certificate.TooFewNodes few) {
      return names(few.classes()) + ": each pod takes a whole node; " + few.nodes()
          + " nodes are open to them, " + few.needed() + " are needed";
    }
    if (certificate instanceof Certificate.TooLittle little) {
      return names(little.classes()) + " needs "
          + WhatIf.quantity(little.resource(), little.needed()) + " " + little.resource() + ", "
          + WhatIf.quantity(little.resource(), little.available())
          + " is free on the nodes that are open to it";
    }
    if (certificate instanceof Certificate.TooFewBesideLarger few) {
      return "beside the larger pods there are places for " + few.places() + " pods of "
          + WhatIf.quantity(few.resource(), few.size()) + " " + few.resource() + ", and "
          + few.needed() + " are needed";
    }
    if (certificate instanceof Certificate.NoPartHasRoom parts) {
      return parts(parts);
    }
    return "every possibility was tried";
  }

  private String parts(Certificate.NoPartHasRoom certificate) {
    String by = gang.topology().map(each -> String.join("/", each.path())).orElse("node");
    if (certificate.parts().isEmpty()) {
      return "no node has the label " + by;
    }
    Certificate.NoPartHasRoom.Part best = certificate.parts().get(0);
    for (Certificate.NoPartHasRoom.Part part : certificate.parts()) {
      if (places(part.reason()) > places(best.reason())) {
        best = part;
      }
    }
    return "no " + by + " (there are " + certificate.parts().size()
        + ") has room for all; in the best, " + best.name() + ", " + because(best.reason());
  }

  private static long places(Certificate certificate) {
    return certificate instanceof Certificate.TooFewPlaces few ? few.places() : -1;
  }

  private String names(List<Integer> classes) {
    return classes.stream()
        .map(podClass -> gang.classes().get(podClass).name())
        .collect(Collectors.joining(" and "));
  }

  private String obstacle(Obstacle obstacle) {
    String where = obstacle.nodes() + (obstacle.nodes() == 1 ? " node" : " nodes") + " ("
        + String.join(", ", obstacle.examples())
        + (obstacle.nodes() > obstacle.examples().size() ? ", …" : "") + ")";
    List<String> why = new ArrayList<>();
    obstacle.filters().stream().sorted().forEach(filter -> why.add(text(filter)));
    if (!obstacle.resources().isEmpty()) {
      why.add(lacking(obstacle));
    }
    String takes = obstacle.takes() == 0 ? "" : "after " + pods(obstacle.takes()) + ": ";
    String who = gang.classes().size() == 1
        ? ""
        : gang.classes().get(obstacle.podClass()).name() + ", ";
    return who + where + ": " + takes
        + (why.isEmpty() ? "rules between the pods" : String.join(", ", why));
  }

  private static String lacking(Obstacle obstacle) {
    String first = obstacle.resources().get(0);
    String all = String.join(", ", obstacle.resources());
    return obstacle.takes() > 0
        ? "no " + all + " for one more"
        : "too little " + all + " (a pod asks for " + WhatIf.quantity(first, obstacle.wanted())
            + " " + first + ", at most " + WhatIf.quantity(first, obstacle.largest())
            + " is free on one node)";
  }

  private static String filters(Set<Filter> filters) {
    return filters.stream()
        .sorted()
        .map(ExplanationText::text)
        .collect(Collectors.joining(" and "));
  }

  private static String text(Filter filter) {
    return switch (filter) {
      case NODE_UNSCHEDULABLE -> "the cordon";
      case NODE_NAME -> "the node that the pod names";
      case TAINT_TOLERATION -> "a taint that is not tolerated";
      case NODE_AFFINITY -> "the node selector or affinity";
      case NODE_PORTS -> "a host port that is taken";
      case NODE_RESOURCES_FIT -> "what is free";
      case POD_TOPOLOGY_SPREAD -> "the spread constraint";
      case INTER_POD_AFFINITY -> "affinity between pods";
      case DYNAMIC_RESOURCES -> "the devices";
      case NODE_DECLARED_FEATURES -> "a feature that the node lacks";
    };
  }

  private static String pods(long count) {
    return count + (count == 1 ? " pod" : " pods");
  }
}
