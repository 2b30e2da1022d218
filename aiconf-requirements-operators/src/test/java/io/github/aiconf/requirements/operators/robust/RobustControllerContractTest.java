package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Requirement;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementContract;
import java.util.List;

class RobustControllerContractTest implements RequirementContract {

  @Override
  public Requirement requirement() {
    return new RobustController();
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(
        Operators.rayWithWebhook(),
        Operators.ray().with(Operators.KUEUE_ON_RAY),
        Operators.trainer().with(Operators.jobSet()),
        Operators.trainer(),
        Operators.ray().denying("pods"),
        Operators.ray().withoutDiscovery(),
        Operators.rayInUse(),
        ClusterFixture.of("1.35").with(Operators.RAY_CRDS),
        ClusterFixture.of("1.35"));
  }
}
