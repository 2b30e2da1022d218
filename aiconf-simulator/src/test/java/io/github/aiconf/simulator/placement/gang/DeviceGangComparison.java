package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.ArrayList;
import java.util.List;

/** Compares answers about random gangs with devices with those of trying everything. */
final class DeviceGangComparison {

  private final List<String> differences = new ArrayList<>();
  private int fitting;
  private int others;
  private int undecided;

  /** Compares the cases with these numbers. */
  DeviceGangComparison compare(long first, int count) {
    for (long seed = first; seed < first + count; seed++) {
      RandomDeviceGangs.Case each = RandomDeviceGangs.of(seed);
      NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, each.cluster());
      GangAnswer answer = new GangSolver(inventory).answer(each.gang());
      boolean expected = new SlowDeviceGangs(each).fits();
      boolean isDecided = answer.fits() || answer.verdict() instanceof GangVerdict.DoesNotFit;
      if (!isDecided && each.hasShared()) {
        // Where nodes share devices a placement is tried out, which may not decide.
        undecided++;
        continue;
      }
      String problem = RandomGangComparison.problem(inventory, answer, expected);
      if (!problem.isEmpty()) {
        differences.add("devices " + seed + " " + answer.method() + ": " + problem);
      }
      fitting += expected ? 1 : 0;
      others += expected ? 0 : 1;
    }
    return this;
  }

  List<String> differences() {
    return differences;
  }

  int fitting() {
    return fitting;
  }

  int undecided() {
    return undecided;
  }

  @Override
  public String toString() {
    return "DEVICES: " + fitting + " fit, " + others + " do not, " + undecided + " undecided";
  }
}
