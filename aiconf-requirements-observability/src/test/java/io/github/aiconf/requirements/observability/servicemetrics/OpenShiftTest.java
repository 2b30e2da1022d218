package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.OPERATOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.PROMETHEUS;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SLICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.cluster;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** A platform whose own Prometheus scrapes the platform only. */
class OpenShiftTest {

  private static final String USERS = PROMETHEUS.replace(
      "name: k8s, namespace: monitoring",
      "name: user-workload, namespace: openshift-user-workload-monitoring");

  private static final RequirementTester TESTER = RequirementTester.of(new AiServiceMetrics());

  @Test
  void isUnknownWhereUserWorkloadMonitoringIsOff() {
    TESTER
        .on(withUserWorkload("false"))
        .isUnknown("NOT_INSTALLED")
        .observing("data[config.yaml].enableUserWorkload", "not true")
        .advising("enableUserWorkload: true");
    TESTER.on(withUserWorkload("false # true")).isUnknown("NOT_INSTALLED");
    TESTER
        .on(platform())
        .isUnknown("NOT_INSTALLED")
        .observing("data[config.yaml].enableUserWorkload", "absent");
  }

  @Test
  void readsTheSettingInFlowStyle() {
    TESTER
        .on(withConfig("{\"enableUserWorkload\": true}"))
        .fails("COLLECTOR_UNAVAILABLE")
        .observing("data[config.yaml].enableUserWorkload", "true");
  }

  @Test
  void isUnknownWhereTheSettingsAreMalformed() {
    TESTER
        .on(withConfig("enableUserWorkload: true: false"))
        .isUnknown("AMBIGUOUS")
        .saying(
            "ConfigMap openshift-monitoring/cluster-monitoring-config, data[config.yaml]: line 1:");
  }

  @Test
  void failsWhereItIsOnButNotThere() {
    TESTER
        .on(withUserWorkload("true # for models"))
        .fails("COLLECTOR_UNAVAILABLE")
        .saying("openshift-user-workload-monitoring");
  }

  @Test
  void passesThroughTheCollectorForUsers() {
    TESTER
        .on(withUserWorkload("true").with(USERS))
        .passes()
        .saying("Prometheus openshift-user-workload-monitoring/user-workload");
  }

  @Test
  void needsNoConfigMapWhereTheCollectorForUsersIsThere() {
    TESTER
        .on(withUserWorkload("true").with(USERS).denying("configmaps"))
        .passes()
        .withoutGaps();
  }

  @Test
  void isUnknownWhereTheConfigMapCannotBeSeen() {
    TESTER
        .on(withUserWorkload("true").denying("configmaps"))
        .isUnknown("RBAC_DENIED")
        .withGap("configmaps");
  }

  static ClusterFixture withUserWorkload(String value) {
    return withConfig("""
        prometheusK8s:
          retention: 15d
        enableUserWorkload: %s
        """.formatted(value));
  }

  private static ClusterFixture withConfig(String yaml) {
    return platform().with("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: cluster-monitoring-config, namespace: openshift-monitoring}
        data:
          config.yaml: |
        %s
        """.formatted(yaml.indent(4)));
  }

  private static ClusterFixture platform() {
    return cluster(
        OPERATOR,
        PROMETHEUS.replace("namespace: monitoring", "namespace: openshift-monitoring"),
        SERVICE_MONITOR,
        SERVICE,
        SLICE);
  }
}
