package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.gang.CertificateCheck;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangExplainer;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.WitnessCheck;
import java.util.List;

/**
 * A cluster and a gang for it.
 *
 * @param inventory the cluster
 * @param solver asks it
 * @param explainer explains what the solver says
 * @param gang what is asked about
 */
record GangInput(NodeInventory inventory, GangSolver solver, GangExplainer explainer, Gang gang) {

  static GangInput of(ClusterObjects cluster, List<Pod> pods, Gang gang) {
    NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, cluster);
    GangSolver solver = new GangSolver(inventory);
    return new GangInput(inventory, solver, new GangExplainer(solver, pods), gang);
  }

  GangInput with(Gang other) {
    return new GangInput(inventory, solver, explainer, other);
  }

  /**
   * Asks, and replays the witness through the filters or verifies the certificate.
   *
   * @return whether the gang fits
   * @throws IllegalStateException if that shows that the answer is wrong
   */
  boolean verify() {
    GangVerdict verdict = solver.answer(gang).verdict();
    if (verdict instanceof GangVerdict.Fits fits) {
      new WitnessCheck(inventory).problem(gang, fits.witness()).ifPresent(problem -> {
        throw new IllegalStateException("the witness is wrong: " + problem);
      });
      return true;
    }
    if (!(verdict instanceof GangVerdict.DoesNotFit not)
        || new CertificateCheck(inventory).check(gang, not.certificate())
            != CertificateCheck.Outcome.CONFIRMED) {
      throw new IllegalStateException("the answer cannot be verified: " + verdict);
    }
    return false;
  }
}
