package io.github.aiconf.cli;

import io.github.aiconf.simulator.placement.gang.Certificate;
import io.github.aiconf.simulator.placement.gang.Forecast;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Topology;
import io.github.aiconf.simulator.placement.gang.WhatIf;
import io.github.aiconf.simulator.placement.gang.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers about gangs in words. */
final class GangText {

  private final Gang gang;

  GangText(Gang gang) {
    this.gang = gang;
  }

  /** What is asked for, in a line. */
  String wanted() {
    String classes = gang.classes().stream()
        .map(each -> each.count() + " " + each.name())
        .collect(Collectors.joining(", "));
    String atLeast = gang.minimum() < gang.size() ? ", at least " + gang.minimum() : "";
    String within = gang.topology()
        .map(each -> (each.required() ? ", all in one " : ", if possible in one ") + label(each))
        .orElse("");
    return classes + atLeast + within;
  }

  private static String label(Topology topology) {
    return String.join("/", topology.path());
  }

  /** Why it does not fit, in a line; how many are placed, if that is known. */
  String reason(GangVerdict verdict) {
    if (verdict instanceof GangVerdict.DoesNotFit not) {
      return because(not.certificate());
    }
    if (verdict instanceof GangVerdict.Undecided undecided) {
      return undecided.reason();
    }
    return verdict instanceof GangVerdict.NotModelled not ? String.join("; ", not.reasons()) : "";
  }

  private String because(Certificate certificate) {
    if (certificate instanceof Certificate.TooFewPlaces few) {
      return "places " + few.places() + " of " + few.needed() + " " + names(few.classes());
    }
    if (certificate instanceof Certificate.TooFewNodes few) {
      return "each of " + names(few.classes()) + " takes a whole node; there are " + few.nodes()
          + " such nodes, and " + few.needed() + " are needed";
    }
    if (certificate instanceof Certificate.TooLittle little) {
      return names(little.classes()) + " can have " + amount(little.resource(), little.available())
          + " of " + amount(little.resource(), little.needed()) + " " + resource(little.resource());
    }
    if (certificate instanceof Certificate.TooFewBesideLarger few) {
      return "beside the larger pods there is room for " + few.places() + " of " + few.needed()
          + " that ask for " + amount(few.resource(), few.size()) + " " + few.resource();
    }
    return certificate instanceof Certificate.NoPartHasRoom parts
        ? noPart(parts.parts())
        : "every possibility was tried";
  }

  private String noPart(List<Certificate.NoPartHasRoom.Part> parts) {
    String by = gang.topology().map(GangText::label).orElse("node");
    if (parts.isEmpty()) {
      return "no node has the label " + by;
    }
    Certificate.NoPartHasRoom.Part best = parts.stream()
        .max(Comparator.comparingLong(
            part -> part.reason() instanceof Certificate.TooFewPlaces few ? few.places() : -1))
        .orElse(parts.get(0));
    return "none of " + parts.size() + " values of " + by + " has room for all; " + best.name()
        + ": " + because(best.reason());
  }

  /** What a resource is called; room for pods and ports count as such, too. */
  static String resource(String name) {
    if (name.startsWith("port/")) {
      String[] parts = name.split("/", -1);
      return "host port " + parts[2] + "/" + parts[1];
    }
    return name.equals("pods") ? "room for pods" : name;
  }

  private static String amount(String resource, long amount) {
    return WhatIf.quantity(resource, amount).toString();
  }

  private String names(List<Integer> classes) {
    return classes.stream()
        .map(podClass -> gang.classes().get(podClass).name())
        .collect(Collectors.joining(" and "));
  }

  /** What the scheduler will do. */
  static String forecast(Forecast forecast) {
    String will = switch (forecast.expectation()) {
      case WILL_PLACE -> "will place it";
      case MAY_PLACE -> "may place it";
      case WILL_NOT_PLACE -> "will not place it";
    };
    return name(forecast.scheduler()) + " " + will + ": " + forecast.reason();
  }

  private static String name(SchedulerFlavour scheduler) {
    return switch (scheduler) {
      case ONE_BY_ONE -> "kube-scheduler, which takes pod by pod,";
      case NATIVE_1_35 -> "kube-scheduler of 1.35";
      case NATIVE_1_36 -> "kube-scheduler of 1.36";
      case NATIVE_1_37 -> "kube-scheduler of 1.37";
      case COSCHEDULING -> "Coscheduling";
      case VOLCANO -> "Volcano";
      case KUEUE -> "Kueue";
      case KAI -> "KAI";
    };
  }

  /** Nodes that get the same pods are one row. */
  List<List<String>> placement(Witness witness) {
    Map<String, Map<Integer, Integer>> byNode = new LinkedHashMap<>();
    witness
        .steps()
        .forEach(step -> byNode
            .computeIfAbsent(step.node(), node -> new TreeMap<>())
            .merge(step.podClass(), step.count(), Integer::sum));
    Map<Map<Integer, Integer>, List<String>> alike = new LinkedHashMap<>();
    byNode.forEach(
        (node, pods) -> alike.computeIfAbsent(pods, p -> new ArrayList<>()).add(node));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NODES", "PODS ON EACH", "NAMES"));
    alike.forEach((pods, nodes) -> rows.add(List.of(
        String.valueOf(nodes.size()),
        pods.entrySet().stream()
            .map(each -> each.getValue() + kind(each.getKey()))
            .collect(Collectors.joining(", ")),
        Choices.some(nodes))));
    return rows;
  }

  /** What the pods are called, where there are several kinds. */
  private String kind(int podClass) {
    return gang.classes().size() == 1 ? "" : " " + gang.classes().get(podClass).name();
  }
}
