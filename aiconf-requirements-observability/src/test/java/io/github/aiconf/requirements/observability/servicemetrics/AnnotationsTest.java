package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SLICE;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** A Prometheus without an operator, which follows annotations by custom. */
class AnnotationsTest {

  static final String SERVER = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: prometheus-server, namespace: monitoring}
      spec: {template: {spec: {containers: [{name: c, image: "quay.io/prometheus/prometheus:v3.0.0"}]}}}
      status: {availableReplicas: 1}
      """;

  private static final String ASKING =
      "labels: {app: llm}, annotations: {prometheus.io/scrape: \"true\", prometheus.io/port: \"8000\"}";

  private static final RequirementTester TESTER = RequirementTester.of(new AiServiceMetrics());

  @Test
  void passesWhereAReadyPodAsks() {
    TESTER
        .on(cluster(SERVER, asking(POD)))
        .passes()
        .saying("Deployment monitoring/prometheus-server")
        .observing("metadata.annotations[prometheus.io/scrape]", "true, and ready")
        .warning("Not seen: whether the configuration")
        .noting("1 of 1 pods of vllm in namespace models are matched by a monitor by annotation");
  }

  @Test
  void passesWhereAServiceAsks() {
    TESTER
        .on(cluster(SERVER, asking(SERVICE), SLICE))
        .passes()
        .observingObject("Service models/llm");
  }

  @Test
  void findsTheServerByLabelAndAsAStatefulSet() {
    TESTER.on(cluster("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: p, namespace: monitoring, labels: {app.kubernetes.io/name: prometheus}}
            status: {readyReplicas: 1}
            """, asking(POD))).passes();
  }

  @Test
  void aWorkloadOfAnOperatorIsNotSuchAServer() {
    TESTER
        .on(cluster(
            SERVER.replace(
                "namespace: monitoring",
                "namespace: monitoring, ownerReferences: [{kind: Prometheus, name: k8s}]"),
            asking(POD)))
        .isUnknown("NOT_INSTALLED");
  }

  @Test
  void isUnknownWhereNothingAsks() {
    TESTER
        .on(cluster(SERVER, POD))
        .isUnknown("AMBIGUOUS")
        .saying("its own configuration is not evaluated")
        .advising("prometheus.io/scrape");
    TESTER
        .on(cluster(SERVER, asking(POD).replace("status: \"True\"", "status: \"False\"")))
        .isUnknown("AMBIGUOUS")
        .observing("metadata.annotations[prometheus.io/scrape]", "true, but not ready");
    TESTER
        .on(cluster(SERVER, asking(SERVICE), SLICE.replace("true", "false")))
        .isUnknown("AMBIGUOUS");
  }

  @Test
  void failsWhereThePortIsNoNumber() {
    TESTER
        .on(cluster(SERVER, asking(POD).replace("port: \"8000\"", "port: http")))
        .fails("TARGETS_UNRESOLVED")
        .observing("metadata.annotations[prometheus.io/port]", "http");
  }

  @Test
  void failsWhereTheServerDoesNotRun() {
    TESTER
        .on(cluster(SERVER.replace("availableReplicas: 1", "availableReplicas: 0"), asking(POD)))
        .fails("COLLECTOR_UNAVAILABLE");
  }

  @Test
  void isUnknownWherePodsCannotBeSeen() {
    TESTER
        .on(cluster(SERVER, asking(POD)).denying("pods"))
        .isUnknown("RBAC_DENIED")
        .withGap("pods");
  }

  @Test
  void keepsItsVerdictWhereOnlyServicesCannotBeSeen() {
    TESTER.on(cluster(SERVER, asking(POD)).denying("services")).passes().withGap("services");
  }

  private static String asking(String object) {
    return object.replace("labels: {app: llm}", ASKING);
  }

  private static ClusterFixture cluster(String... objects) {
    ClusterFixture cluster = ClusterFixture.of("1.35");
    for (String object : objects) {
      cluster.with(object);
    }
    return cluster;
  }
}
