package io.github.aiconf.requirements.accelerators.dra;

import io.github.aiconf.api.Requirement;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementContract;
import java.util.List;

class DraSupportContractTest implements RequirementContract {

  @Override
  public Requirement requirement() {
    return new DraSupport();
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(
        ClusterFixture.of("1.35").with(DraSupportTest.SLICES),
        ClusterFixture.of("1.35").withoutGroup("resource.k8s.io"),
        ClusterFixture.of("1.35").withoutDiscovery());
  }
}
