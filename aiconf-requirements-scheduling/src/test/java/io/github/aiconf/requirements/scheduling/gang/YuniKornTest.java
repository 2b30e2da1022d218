package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class YuniKornTest {

  private static final String SCHEDULER = controller("scheduler", "scheduler-1.6.3");
  private static final String ADMISSION = controller("admission-controller", "admission-1.6.3");

  @Test
  void passesWithSchedulerAndAdmissionController() {
    on(ClusterFixture.of("1.35").with(SCHEDULER).with(ADMISSION))
        .passes()
        .saying("Apache YuniKorn is ready")
        .observingObject("Deployment yunikorn/yunikorn-scheduler")
        .observingObject("Deployment yunikorn/yunikorn-admission-controller");
  }

  @Test
  void tellsItsControllersApartByTheTagOfTheirImage() {
    on(ClusterFixture.of("1.35")
            .with(SCHEDULER.replace("app: yunikorn", "app: renamed"))
            .with(ADMISSION.replace("app: yunikorn", "app: renamed")))
        .passes();
  }

  @Test
  void failsWhereItsSchedulerHasNoReadyPod() {
    on(ClusterFixture.of("1.35")
            .with(SCHEDULER.replace(
                "type: Ready, status: \"True\"", "type: Ready, status: \"False\""))
            .with(ADMISSION))
        .fails("CONTROLLER_UNAVAILABLE");
  }

  @Test
  void isUnknownWhereItsAdmissionControllerIsMissing() {
    on(ClusterFixture.of("1.35").with(SCHEDULER)).isUnknown("AMBIGUOUS");
  }

  private static String controller(String name, String tag) {
    return Manifests.running(
        "yunikorn/yunikorn-" + name,
        "apache/yunikorn:" + tag,
        "app: yunikorn, component: yunikorn-" + name);
  }

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "scheduler_ready");
  }
}
