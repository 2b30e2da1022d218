package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.PodOutlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a witness. */
final class Steps {

  private final PodOutlook outlook;
  private final List<Witness.Step> steps;

  Steps(PodOutlook outlook) {
    this(outlook, 16);
  }

  /** @param expected about so many steps */
  Steps(PodOutlook outlook, int expected) {
    this.outlook = outlook;
    this.steps = new ArrayList<>(expected);
  }

  void add(int podClass, int node, int count) {
    steps.add(new Witness.Step(podClass, outlook.name(node), count));
  }

  GangVerdict fits() {
    return new GangVerdict.Fits(new Witness(steps, Optional.empty()));
  }
}
