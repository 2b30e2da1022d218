package example.acme.racks;

import io.github.aiconf.api.Requirement;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementContract;
import io.github.aiconf.testkit.RequirementTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class RackLabelsTest implements RequirementContract {

  private static final String LABELLED = """
      apiVersion: v1
      kind: Node
      metadata: {name: gpu-1, labels: {acme.example/rack: r7}}
      status: {allocatable: {cpu: "64", nvidia.com/gpu: "8"}}
      """;

  private static final String UNLABELLED = """
      apiVersion: v1
      kind: Node
      metadata: {name: gpu-2}
      status: {allocatable: {cpu: "64", nvidia.com/gpu: "8"}}
      """;

  @Override
  public Requirement requirement() {
    return new RackLabels();
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(
        ClusterFixture.of("1.35").with(LABELLED),
        ClusterFixture.of("1.35").with(LABELLED).with(UNLABELLED),
        ClusterFixture.of("1.35"));
  }

  @Test
  void passesWhereEveryAcceleratorNodeHasTheLabel() {
    RequirementTester.of(new RackLabels()).on(ClusterFixture.of("1.35").with(LABELLED)).passes();
  }

  @Test
  void namesTheNodeWithoutTheLabel() {
    RequirementTester.of(new RackLabels())
        .on(ClusterFixture.of("1.35").with(LABELLED).with(UNLABELLED))
        .fails("LABEL_MISSING")
        .observingObject("Node gpu-2");
  }

  @Test
  void isUnknownWhereNodesMayNotBeListed() {
    RequirementTester.of(new RackLabels())
        .on(ClusterFixture.of("1.35").with(LABELLED).denying("nodes"))
        .isUnknown("RBAC_DENIED");
  }
}
