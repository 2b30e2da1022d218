package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.SlowGangs;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Compares answers about random gangs with those of trying everything, and verifies each. */
final class RandomGangComparison {

  private static final int MOST_SHOWN = 5;

  private final RandomGangs.Kind kind;
  private final List<String> differences = new ArrayList<>();
  private final Map<GangMethod, Integer> fitting = new EnumMap<>(GangMethod.class);
  private final Map<GangMethod, Integer> others = new EnumMap<>(GangMethod.class);

  RandomGangComparison(RandomGangs.Kind kind) {
    this.kind = kind;
  }

  /** Compares the cases with these numbers. */
  RandomGangComparison compare(long first, int count) {
    for (long seed = first; seed < first + count && differences.size() < MOST_SHOWN; seed++) {
      RandomGangs.Case each = RandomGangs.of(kind, seed);
      NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, each.cluster());
      GangAnswer answer = new GangSolver(inventory).answer(each.gang());
      boolean expected = new SlowGangs(each.cluster()).fits(each.gang());
      (expected ? fitting : others).merge(answer.method(), 1, Integer::sum);
      String problem = problem(inventory, answer, expected);
      if (!problem.isEmpty()) {
        differences.add(kind + " " + seed + " " + answer.method() + ": " + problem);
      }
    }
    return this;
  }

  /** What is wrong with an answer; empty if nothing. */
  static String problem(NodeInventory inventory, GangAnswer answer, boolean expected) {
    if (answer.verdict() instanceof GangVerdict.Fits fits) {
      return new WitnessCheck(inventory)
          .problem(answer.gang(), fits.witness())
          .orElse(expected ? "" : "fits, but must not");
    }
    if (answer.verdict() instanceof GangVerdict.DoesNotFit not) {
      CertificateCheck.Outcome outcome =
          new CertificateCheck(inventory).check(answer.gang(), not.certificate());
      return !expected && outcome == CertificateCheck.Outcome.CONFIRMED
          ? ""
          : (expected ? "fits, " : "does not fit, ") + outcome + ": " + not.certificate();
    }
    return answer.verdict().toString();
  }

  /** The first few. */
  List<String> differences() {
    return differences;
  }

  /** How many of the gangs fit. */
  int fitting() {
    return fitting.values().stream().mapToInt(n -> n).sum();
  }

  @Override
  public String toString() {
    return kind + ": " + fitting + " fit, " + others + " do not";
  }
}
