package io.github.aiconf.simulator.placement.gang;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.SlowGangs;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GangSolverTest {

  /** How many of each kind; more with -Daiconf.gangs=12500. */
  private static final int CASES = Integer.getInteger("aiconf.gangs", 1_500);

  @ParameterizedTest
  @EnumSource(RandomGangs.Kind.class)
  void answersAreThoseOfTryingEverything(RandomGangs.Kind kind) {
    List<String> differences = new ArrayList<>();
    Map<GangMethod, Integer> fitting = new EnumMap<>(GangMethod.class);
    Map<GangMethod, Integer> others = new EnumMap<>(GangMethod.class);
    for (int seed = 0; seed < CASES && differences.size() < 5; seed++) {
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
    assertThat(differences).isEmpty();
    assertThat(fitting.values().stream().mapToInt(n -> n).sum())
        .as("%s fit, %s do not", fitting, others)
        .isBetween(CASES / 10, CASES * 9 / 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_121, 4_802, 10_009, 11_541})
  void rulesAboutOthersOnlyCountInCertificates(int seed) {
    RandomGangs.Case each = RandomGangs.of(RandomGangs.Kind.CONNECTED, seed);
    NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, each.cluster());

    assertThat(problem(inventory, new GangSolver(inventory).answer(each.gang()), false))
        .isEmpty();
  }

  private static String problem(NodeInventory inventory, GangAnswer answer, boolean expected) {
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
}
