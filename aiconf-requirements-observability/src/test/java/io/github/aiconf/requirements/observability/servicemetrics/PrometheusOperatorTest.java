package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.OPERATOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.PROMETHEUS;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SLICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.cluster;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.healthy;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** The collector itself: whether it is there, runs, and can be seen. */
class PrometheusOperatorTest {

  private static final RequirementTester TESTER = RequirementTester.of(new AiServiceMetrics());

  @Test
  void passesWhereASelectedServiceMonitorHasAReadyEndpoint() {
    TESTER
        .on(healthy())
        .passes()
        .saying("with a ready target for 1 of 1 selected monitors")
        .observing("selected by", "Prometheus monitoring/k8s")
        .observing("ready endpoints, port http", "1")
        .observing("status.availableReplicas", "2")
        .observingObject("Deployment monitoring/prometheus-operator")
        .withoutWarnings()
        .withoutGaps();
  }

  @Test
  void passesWhereASelectedPodMonitorFindsAReadyPod() {
    TESTER
        .on(cluster(OPERATOR, PROMETHEUS, POD_MONITOR, POD))
        .passes()
        .observingObject("Pod models/llm-0");
  }

  @Test
  void isUnknownWhereNothingIsInstalled() {
    TESTER
        .on(ClusterFixture.of("1.35"))
        .isUnknown("NOT_INSTALLED")
        .saying("outside the cluster")
        .observing("items", "not served")
        .withoutGaps();
  }

  @Test
  void namesMonitorsThatNoCollectorReads() {
    TESTER
        .on(cluster(OPERATOR, SERVICE_MONITOR))
        .isUnknown("NOT_INSTALLED")
        .noting("1 servicemonitors.monitoring.coreos.com exist");
  }

  @Test
  void failsWhereItIsNotAvailable() {
    TESTER
        .on(healthy().with(PROMETHEUS.replace("\"True\"", "\"False\"").replace("k8s", "other")))
        .passes()
        .noting("FAIL(COLLECTOR_UNAVAILABLE) Prometheus monitoring/other does not run");
    TESTER
        .on(cluster(OPERATOR, PROMETHEUS.replace("\"True\"", "\"False\""), SERVICE_MONITOR))
        .fails("COLLECTOR_UNAVAILABLE")
        .observing("status.conditions[Available].status", "False")
        .advising("describe prometheuses.monitoring.coreos.com k8s");
  }

  @Test
  void failsWhereNoReplicaIsAvailable() {
    TESTER
        .on(cluster(OPERATOR, PROMETHEUS.replace("availableReplicas: 2", "availableReplicas: 0")))
        .fails("COLLECTOR_UNAVAILABLE")
        .observing("status.availableReplicas", "0");
  }

  @Test
  void failsWhereItIsPaused() {
    TESTER
        .on(cluster(
            OPERATOR, PROMETHEUS.replace("spec:", "spec:\n  paused: true"), SERVICE_MONITOR))
        .fails("COLLECTOR_UNAVAILABLE")
        .saying("paused")
        .observing("spec.paused", "true");
  }

  @Test
  void warnsWhereItIsDegraded() {
    TESTER
        .on(cluster(
            OPERATOR,
            PROMETHEUS.replace("\"True\"", "Degraded, message: shard 1 has no pods"),
            SERVICE_MONITOR,
            SERVICE,
            SLICE))
        .passes()
        .warning("degraded: shard 1 has no pods");
  }

  @Test
  void isUnknownWhereItsConditionIsStale() {
    TESTER
        .on(cluster(
            OPERATOR,
            PROMETHEUS.replace("observedGeneration: 2", "observedGeneration: 1"),
            SERVICE_MONITOR,
            SERVICE,
            SLICE))
        .isUnknown("STALE")
        .observing("status.conditions[Available].observedGeneration", "1");
  }

  @Test
  void looksAtTheWorkloadWhereThereIsNoCondition() {
    String silent = """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: k8s, namespace: monitoring}
        spec: {serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}}
        """;
    String set = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: prometheus-k8s, namespace: monitoring}
        spec: {replicas: 2}
        status: {readyReplicas: 1}
        """;
    TESTER
        .on(cluster(OPERATOR, silent, set, SERVICE_MONITOR, SERVICE, SLICE))
        .passes()
        .warning("has no condition Available")
        .warning("1 of 2 pods available");
    TESTER
        .on(cluster(OPERATOR, silent, SERVICE_MONITOR))
        .fails("COLLECTOR_UNAVAILABLE")
        .observing("workload prometheus-k8s", "absent");
    TESTER
        .on(cluster(OPERATOR, silent, SERVICE_MONITOR).denying("statefulsets.apps"))
        .isUnknown("RBAC_DENIED")
        .withGap("statefulsets.apps");
  }

  @Test
  void findsAnAgentThatRunsAsADaemonSet() {
    String agent = """
        apiVersion: monitoring.coreos.com/v1alpha1
        kind: PrometheusAgent
        metadata: {name: edge, namespace: monitoring}
        spec: {mode: DaemonSet, podMonitorSelector: {}, podMonitorNamespaceSelector: {}}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: prom-agent-edge, namespace: monitoring}
        status: {desiredNumberScheduled: 3, numberReady: 3}
        """;
    TESTER
        .on(cluster(OPERATOR, agent, POD_MONITOR, POD))
        .passes()
        .saying("PrometheusAgent monitoring/edge")
        .observing("status.numberReady", "3");
  }

  @Test
  void failsWhereTheOperatorDoesNotRun() {
    TESTER
        .on(cluster(
            OPERATOR.replace("availableReplicas: 1", "availableReplicas: 0"),
            PROMETHEUS,
            SERVICE_MONITOR,
            SERVICE,
            SLICE))
        .fails("COLLECTOR_UNAVAILABLE")
        .saying("Deployment monitoring/prometheus-operator has no available pod");
  }

  @Test
  void isUnknownWhereTheStatusOfTheOperatorIsStale() {
    TESTER
        .on(cluster(
            OPERATOR
                .replace("name: prometheus-operator,", "name: prometheus-operator, generation: 3,")
                .replace("status: {", "status: {observedGeneration: 2, "),
            PROMETHEUS,
            SERVICE_MONITOR,
            SERVICE,
            SLICE))
        .isUnknown("STALE")
        .observing("status.observedGeneration", "2");
  }

  @Test
  void isUnknownWhereTheOperatorIsGone() {
    TESTER
        .on(cluster(PROMETHEUS, SERVICE_MONITOR, SERVICE, SLICE))
        .isUnknown("AMBIGUOUS")
        .saying("may be left over")
        .advising("--profiles");
  }

  @Test
  void findsTheOperatorByItsImageToo() {
    String operator = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: po, namespace: olm}
        spec:
          replicas: 1
          template: {spec: {containers: [{name: c, image: "mirror.acme.example:5000/prometheus-operator/prometheus-operator@sha256:0"}]}}
        status: {availableReplicas: 1}
        """;
    TESTER.on(cluster(operator, PROMETHEUS, SERVICE_MONITOR, SERVICE, SLICE)).passes();
  }

  @Test
  void oneOperatorThatRunsIsEnough() {
    TESTER
        .on(healthy()
            .with(OPERATOR
                .replace("namespace: monitoring", "namespace: old")
                .replace("availableReplicas: 1", "availableReplicas: 0")))
        .passes()
        .warning("Deployment old/prometheus-operator has no available pod");
  }

  @Test
  void isUnknownWhereTheOperatorCannotBeSeen() {
    TESTER
        .on(healthy().denying("deployments.apps"))
        .isUnknown("RBAC_DENIED")
        .withGap("deployments.apps");
  }

  @Test
  void isUnknownWhereCollectorsCannotBeSeen() {
    TESTER
        .on(healthy().denying("prometheuses.monitoring.coreos.com"))
        .isUnknown("RBAC_DENIED")
        .withGap("prometheuses.monitoring.coreos.com");
    TESTER
        .on(healthy().notRecorded("prometheuses.monitoring.coreos.com"))
        .isUnknown("NOT_IN_SNAPSHOT");
  }

  @Test
  void keepsItsVerdictWhereOtherCollectorsCannotBeSeen() {
    TESTER
        .on(healthy()
            .denying("prometheusagents.monitoring.coreos.com")
            .denying("vmagents.operator.victoriametrics.com")
            .denying("statefulsets.apps")
            .denying("daemonsets.apps")
            .denying("podmonitors.monitoring.coreos.com")
            .denying("namespaces"))
        .passes()
        .withGap("prometheusagents.monitoring.coreos.com")
        .withGap("podmonitors.monitoring.coreos.com");
  }

  @Test
  void doesNotClaimAbsenceWhereACollectorCannotBeSeen() {
    TESTER
        .on(ClusterFixture.of("1.35").denying("statefulsets.apps"))
        .isUnknown("RBAC_DENIED")
        .withGap("statefulsets.apps");
    TESTER
        .on(cluster(OPERATOR, PROMETHEUS.replace("kps", "none"), SERVICE_MONITOR)
            .denying("prometheusagents.monitoring.coreos.com"))
        .isUnknown("RBAC_DENIED")
        .noting("FAIL(NOTHING_SELECTED)");
  }

  @Test
  void keepsItsVerdictWithoutDiscovery() {
    TESTER.on(healthy().withoutDiscovery()).passes();
  }
}
