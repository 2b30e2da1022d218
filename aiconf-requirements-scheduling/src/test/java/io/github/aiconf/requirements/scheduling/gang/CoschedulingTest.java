package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoschedulingTest {

  private static final String SCHEDULER = Manifests.running(
      "scheduler-plugins/scheduler-plugins-scheduler",
      "registry.k8s.io/scheduler-plugins/kube-scheduler:v0.34.7",
      "component: scheduler");
  private static final String CONTROLLER = Manifests.running(
      "scheduler-plugins/scheduler-plugins-controller",
      "registry.k8s.io/scheduler-plugins/controller:v0.34.7",
      "app: scheduler-plugins-controller");

  @ParameterizedTest
  @ValueSource(strings = {"multiPoint", "permit"})
  void passesWithASecondSchedulerThatHasThePlugin(String point) {
    on(served().with(SCHEDULER).with(CONTROLLER).with(config(point, "Coscheduling")))
        .passes()
        .saying("coscheduling (scheduler-plugins) is ready")
        .observingObject("ConfigMap scheduler-plugins/scheduler-config");
  }

  @Test
  void passesWithoutItsController() {
    on(served().with(SCHEDULER).with(config("multiPoint", "Coscheduling")))
        .passes()
        .noting("No Deployment of the controller");
  }

  @Test
  void failsWhereThePluginIsNotEnabled() {
    on(served().with(SCHEDULER).with(CONTROLLER).with(config("multiPoint", "Trimaran")))
        .fails("GANG_PLUGIN_OFF")
        .saying("Coscheduling");
  }

  @Test
  void isUnknownWhereTheConfigurationWasNotSeen() {
    on(served().with(SCHEDULER).with(CONTROLLER)).isUnknown("AMBIGUOUS");
  }

  @Test
  void isUnknownWhereOnlyItsApiIsThere() {
    on(served()).isUnknown("AMBIGUOUS").saying("no Deployment of its scheduler");
  }

  @Test
  void isNotInstalledWhereItsImageServesOtherPlugins() {
    on(ClusterFixture.of("1.35").with(SCHEDULER).with(CONTROLLER)).isUnknown("NOT_INSTALLED");
  }

  private static ClusterFixture served() {
    return ClusterFixture.of("1.35").serving("scheduling.x-k8s.io/v1alpha1", "podgroups/PodGroup");
  }

  private static String config(String point, String plugin) {
    return Manifests.configMap(
        "scheduler-plugins/scheduler-config", "scheduler-config.yaml", """
        apiVersion: kubescheduler.config.k8s.io/v1
        kind: KubeSchedulerConfiguration
        leaderElection:
          leaderElect: false
        profiles:
        # Compose all plugins in one profile
        - schedulerName: scheduler-plugins-scheduler
          plugins:
            %s:
              enabled:
              - name: %s
              disabled:
              - name: PrioritySort
        """.formatted(
                point, plugin));
  }

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "scheduler_ready");
  }
}
