package io.github.aiconf.simulator.placement.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.placement.gang.Forecast;
import io.github.aiconf.simulator.placement.gang.Forecast.Expectation;
import io.github.aiconf.simulator.placement.gang.Forecaster;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.WitnessCheck;
import io.github.aiconf.simulator.placement.stream.RecordedRun.Outcome;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the whole scheduler did with the pods and groups of 128 scenarios. */
@Tag("program")
class RecordedRunsTest {

  /** Pods whose outcome is not compared, and why. All others agree. */
  private static final Map<String, String> PODS_LEFT_OUT = Map.of(
      "D02 default/p1", "the scheduler first takes the claim away from the node",
      "F28 default/p2", "which devices the others got for a while is not recorded",
      "F34 default/p2", "which devices the others got for a while is not recorded",
      "G01 default/p", "volumes are not modelled");

  /** How many pods of each outcome there are; who is evicted is not computed. */
  private static final Map<Outcome, Integer> PODS = Map.of(
      Outcome.PLACED, 146,
      Outcome.REFUSED, 93,
      Outcome.FAILED, 1,
      Outcome.WAITS_FOR_GROUP, 38,
      Outcome.NOWHERE_TOGETHER, 2,
      Outcome.SILENT, 12,
      Outcome.EVICTED, 13,
      Outcome.BOUND, 4);

  /** Groups of which nothing certain is said, and why. */
  private static final Map<String, String> UNCERTAIN_GROUPS = Map.of(
      "F08", "luck: 11 of 12 runs failed",
      "F10b", "which node is liked best decides",
      "F22", "luck: three of four runs failed",
      "F34", "which device the first pod gets decides",
      "F35", "which node is liked best decides",
      "F16", "only by evicting others",
      "F17", "only by evicting others",
      "F18", "only by evicting others, which would not help",
      "F23", "only by evicting others, which did not help");

  private static final int CERTAIN_GROUPS = 28;
  private static final Set<String> INCOMPLETE_GROUPS = Set.of("F05", "F33", "F37");

  private final List<Map<String, Object>> recorded =
      RecordedCases.file("aiconf.sched.oracle", "curated.jsonl");

  private static String id(Map<String, Object> each) {
    String name = (String) each.get("name");
    return name.substring(0, name.indexOf('-'));
  }

  @Test
  void whatBecameOfPodsIsWhatTheFiltersSay() {
    Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    Map<String, String> problems = new TreeMap<>();
    for (Map<String, Object> each : recorded) {
      RecordedRun run = new RecordedRun(each);
      run.outcomes().forEach((pod, outcome) -> {
        seen.merge(outcome, 1, Integer::sum);
        if (outcome != Outcome.BOUND && outcome != Outcome.EVICTED) {
          run.problem(pod).ifPresent(p -> problems.put(id(each) + " " + pod, p));
        }
      });
    }
    assertThat(problems).containsOnlyKeys(PODS_LEFT_OUT.keySet());
    assertThat(seen).containsExactlyInAnyOrderEntriesOf(PODS);
  }

  @Test
  void whatBecameOfGroupsIsWhatIsForecast() {
    Map<String, Forecast> wrong = new TreeMap<>();
    Set<String> uncertain = new HashSet<>();
    Set<String> incomplete = new HashSet<>();
    int certain = 0;
    for (Map<String, Object> each : recorded) {
      RecordedRun run = new RecordedRun(each);
      for (RecordedGroup group : run.groups()) {
        if (group.isPlaced().isEmpty()) {
          assertThat(group.isIncomplete()).as(id(each)).isTrue();
          incomplete.add(id(each));
          continue;
        }
        Forecast forecast = forecast(run, group);
        if (forecast.expectation() == Expectation.MAY_PLACE) {
          uncertain.add(id(each));
        } else if ((forecast.expectation() == Expectation.WILL_PLACE)
            == group.isPlaced().get()) {
          certain++;
        } else {
          wrong.put(id(each) + " " + group.name(), forecast);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(uncertain).isEqualTo(UNCERTAIN_GROUPS.keySet());
    assertThat(incomplete).isEqualTo(INCOMPLETE_GROUPS);
    assertThat(certain).isEqualTo(CERTAIN_GROUPS);
  }

  private static Forecast forecast(RecordedRun run, RecordedGroup group) {
    GangSolver solver = new GangSolver(run.start(group));
    GangAnswer answer = solver.answer(group.gang());
    if (answer.verdict() instanceof GangVerdict.Fits fits) {
      assertThat(new WitnessCheck(solver.inventory()).problem(answer.gang(), fits.witness()))
          .isEmpty();
    }
    return new Forecaster(solver)
        .forecast(answer, SchedulerFlavour.NATIVE_1_36, Optional.empty(), group.completing());
  }
}
