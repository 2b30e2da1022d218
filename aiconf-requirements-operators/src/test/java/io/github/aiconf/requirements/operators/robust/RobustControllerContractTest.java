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
        RobustControllerTest.rayWithWebhook(),
        RobustControllerTest.ray().with(RobustControllerTest.KUEUE_ON_RAY),
        RobustControllerTest.trainer().with(RobustControllerTest.jobSet()),
        RobustControllerTest.trainer(),
        RobustControllerTest.ray().denying("pods"),
        RobustControllerTest.ray().withoutDiscovery(),
        RobustControllerTest.rayInUse(),
        ClusterFixture.of("1.35").with(RobustControllerTest.RAY_CRDS),
        ClusterFixture.of("1.35"));
  }
}
