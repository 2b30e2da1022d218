package io.github.aiconf.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.RequirementResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster that satisfies the six requirements, live and through its recording.
 *
 * <p>The recording is the project's example snapshot when it is asked for:
 *
 * <pre>{@code
 * mvn verify -Pcontrol-plane -pl aiconf-integration-tests -Dit.test=ConformantClusterIT \
 *   -Daiconf.example.out=$PWD/examples/gpu-cluster.snapshot.jsonl.gz
 * }</pre>
 */
@OnPlane(Plan.CONFORMANT)
final class ConformantClusterIT {

  private static ConformanceReport live;
  private static ConformanceReport recorded;

  @TempDir
  private static Path folder;

  @BeforeAll
  static void look(ControlPlane plane) throws IOException {
    Path snapshot = folder.resolve("gpu-cluster.snapshot.jsonl.gz");
    live = Reports.live(plane.kubeconfig());
    Reports.record(plane.kubeconfig(), snapshot);
    recorded = Reports.ofSnapshot(snapshot);
    String example = System.getProperty("aiconf.example.out", "");
    if (!example.isEmpty()) {
      Files.createDirectories(Path.of(example).toAbsolutePath().getParent());
      Files.write(Path.of(example), Files.readAllBytes(snapshot));
    }
  }

  @Test
  void draSupportPassesOnTheApisOfTheServer() {
    assertPasses("dra_support");
  }

  @Test
  void aiInferencePassesOnGatewayStatusAppliedByTest() {
    assertPasses("ai_inference");
  }

  @Test
  void gangSchedulingPassesOnTheQueueOfKueue() {
    assertPasses("gang_scheduling");
  }

  @Test
  void aiServiceMetricsPassesOnPrometheusObjectsAppliedByTest() {
    assertPasses("ai_service_metrics");
  }

  @Test
  void secureAcceleratorAccessPassesOnDriversWhosePodsAreOfKwok() {
    assertPasses("secure_accelerator_access");
  }

  @Test
  void robustControllerPassesOnJobSetWithItsWebhook() {
    assertPasses("robust_controller");
  }

  @Test
  void nothingIsMissingToTheAdministrator() {
    assertThat(live.gaps()).isEmpty();
  }

  private static void assertPasses(String id) {
    assertThat(Reports.requirement(live, id)).satisfies(ConformantClusterIT::isInspected);
    assertThat(Reports.requirement(recorded, id)).satisfies(ConformantClusterIT::isInspected);
  }

  private static void isInspected(RequirementResult result) {
    assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
    assertThat(result.assurance()).contains(Assurance.INSPECTED);
  }
}
