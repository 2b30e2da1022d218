package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SLICE;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** VictoriaMetrics, OpenTelemetry, and the collectors of clouds. */
class OtherCollectorsTest {

  static final String VICTORIA = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: vm-operator, namespace: vm, labels: {app.kubernetes.io/name: victoria-metrics-operator}}
      status: {availableReplicas: 1}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: vmagent-main, namespace: vm}
      status: {availableReplicas: 1}
      ---
      apiVersion: operator.victoriametrics.com/v1beta1
      kind: VMAgent
      metadata: {name: main, namespace: vm}
      spec: {selectAllByDefault: true}
      status: {updateStatus: operational}
      ---
      apiVersion: operator.victoriametrics.com/v1beta1
      kind: VMServiceScrape
      metadata: {name: llm, namespace: models, labels: {a: b}}
      spec: {selector: {matchLabels: {app: llm}}, endpoints: [{port: http}]}
      """;

  static final String TARGET_ALLOCATOR = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: otel-operator, namespace: otel, labels: {app.kubernetes.io/name: opentelemetry-operator}}
      status: {availableReplicas: 1}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: main-targetallocator, namespace: otel}
      status: {availableReplicas: 1}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: main-collector, namespace: otel}
      status: {readyReplicas: 1}
      ---
      apiVersion: opentelemetry.io/v1beta1
      kind: OpenTelemetryCollector
      metadata: {name: main, namespace: otel}
      spec:
        mode: statefulset
        targetAllocator:
          enabled: true
          prometheusCR: {enabled: true, serviceMonitorSelector: {}}
      """;

  static final String GOOGLE = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: gmp-operator, namespace: gmp-system, labels: {app: managed-prometheus-operator}}
      status: {availableReplicas: 1}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: collector, namespace: gmp-system}
      spec: {template: {metadata: {labels: {app: managed-prometheus-collector}}}}
      status: {desiredNumberScheduled: 3, numberReady: 2}
      ---
      apiVersion: monitoring.googleapis.com/v1
      kind: OperatorConfig
      metadata: {name: config, namespace: gmp-public}
      ---
      apiVersion: monitoring.googleapis.com/v1
      kind: PodMonitoring
      metadata: {name: llm, namespace: models}
      spec: {selector: {matchLabels: {app: llm}}, endpoints: [{port: http}]}
      """;

  private static final String AZURE = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: ama-metrics-operator-targets, namespace: kube-system, labels: {rsName: ama-metrics-operator-targets}}
      status: {availableReplicas: 1}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: ama-metrics, namespace: kube-system, labels: {rsName: ama-metrics}}
      spec: {replicas: 2}
      status: {availableReplicas: 2}
      """;

  private static final RequirementTester TESTER = RequirementTester.of(new AiServiceMetrics());

  @Test
  void victoriaMetricsSelectsAllByDefaultWhereItSaysSo() {
    TESTER
        .on(with(VICTORIA))
        .passes()
        .saying("VMAgent vm/main")
        .observingObject("VMServiceScrape models/llm");
    TESTER
        .on(with(VICTORIA.replace("selectAllByDefault: true", "replicaCount: 1")))
        .fails("NOTHING_SELECTED")
        .advising("spec.serviceScrapeSelector");
  }

  @Test
  void victoriaMetricsReadsOneSelectorWithoutTheOther() {
    TESTER
        .on(with(VICTORIA.replace(
            "selectAllByDefault: true", "serviceScrapeSelector: {matchLabels: {a: b}}")))
        .fails("NOTHING_SELECTED")
        .observing("spec.serviceScrapeSelector", "a=b in namespace vm");
    TESTER
        .on(with(VICTORIA.replace(
                "selectAllByDefault: true",
                "serviceScrapeNamespaceSelector: {matchLabels: {kubernetes.io/metadata.name: models}}"))
            .with("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: models, labels: {kubernetes.io/metadata.name: models}}
                """))
        .passes();
  }

  @Test
  void victoriaMetricsFailsWhereItsStateOrWorkloadIsBroken() {
    TESTER
        .on(with(VICTORIA.replace("operational", "failed")))
        .fails("COLLECTOR_UNAVAILABLE")
        .observing("status.updateStatus", "failed");
    TESTER
        .on(with(VICTORIA.replace("name: vmagent-main", "name: other")))
        .fails("COLLECTOR_UNAVAILABLE")
        .observing("workload vmagent-main", "absent");
  }

  @Test
  void theTargetAllocatorSelectsInAllNamespaces() {
    TESTER
        .on(with(TARGET_ALLOCATOR).with(SERVICE_MONITOR))
        .passes()
        .saying("OpenTelemetryCollector otel/main");
  }

  @Test
  void theTargetAllocatorLimitsNamespacesByName() {
    TESTER
        .on(with(TARGET_ALLOCATOR.replace(
                "{enabled: true, s", "{enabled: true, denyNamespaces: [models], s"))
            .with(SERVICE_MONITOR))
        .fails("NOTHING_SELECTED")
        .observing(
            "spec.targetAllocator.prometheusCR.serviceMonitorSelector",
            "{} (everything) in all namespaces but models");
    TESTER
        .on(with(TARGET_ALLOCATOR.replace(
                "{enabled: true, s", "{enabled: true, allowNamespaces: [models], s"))
            .with(SERVICE_MONITOR))
        .passes();
  }

  @Test
  void theTargetAllocatorSelectsNothingWhereItIsNotToldTo() {
    TESTER
        .on(with(TARGET_ALLOCATOR.replace(
                "prometheusCR: {enabled: true", "prometheusCR: {enabled: false"))
            .with(SERVICE_MONITOR))
        .fails("NOTHING_SELECTED")
        .advising("Set spec.targetAllocator.prometheusCR.enabled");
    TESTER
        .on(with(TARGET_ALLOCATOR
            .replace(
                "mode: statefulset",
                "config: {receivers: {prometheus: {config: {scrape_configs: [{job_name: own}]}}}}")
            .replace(", serviceMonitorSelector: {}", "")))
        .isUnknown("AMBIGUOUS")
        .saying("no object shows");
  }

  @Test
  void theTargetAllocatorOfV1alpha1SelectsByMap() {
    String old = TARGET_ALLOCATOR.replace("opentelemetry.io/v1beta1", "opentelemetry.io/v1alpha1");
    TESTER
        .on(with(old.replace(
                "serviceMonitorSelector: {}", "serviceMonitorSelector: {release: kps}"))
            .with(SERVICE_MONITOR))
        .passes();
    TESTER
        .on(with(old.replace(", serviceMonitorSelector: {}", "")).with(SERVICE_MONITOR))
        .passes();
  }

  @Test
  void aCollectorWithoutTargetAllocatorIsNone() {
    TESTER
        .on(with(TARGET_ALLOCATOR.replace("    enabled: true\n", "    enabled: false\n"))
            .with(SERVICE_MONITOR))
        .isUnknown("NOT_INSTALLED");
  }

  @Test
  void theTargetAllocatorHasToRunItself() {
    TESTER
        .on(with(TARGET_ALLOCATOR.replace("name: main-targetallocator", "name: gone"))
            .with(SERVICE_MONITOR))
        .fails("COLLECTOR_UNAVAILABLE")
        .observing("workload main-targetallocator", "absent");
  }

  @Test
  void googleCollectsPodsOfPodMonitorings() {
    TESTER
        .on(with(GOOGLE))
        .passes()
        .observingObject("PodMonitoring models/llm")
        .observing("status.numberReady", "2")
        .warning("2 of 3 pods available");
    TESTER
        .on(with(GOOGLE
            .replace("kind: PodMonitoring", "kind: ClusterPodMonitoring")
            .replace("name: llm, namespace: models", "name: llm")))
        .passes();
  }

  @Test
  void googleNeedsNoDeclaredPort() {
    TESTER.on(with(GOOGLE.replace("port: http", "port: 9999"))).passes();
    TESTER.on(with(GOOGLE.replace("port: http", "port: other"))).fails("TARGETS_UNRESOLVED");
  }

  @Test
  void googleFailsWhereNoCollectorIsReady() {
    TESTER
        .on(with(GOOGLE.replace("numberReady: 2", "numberReady: 0")))
        .fails("COLLECTOR_UNAVAILABLE")
        .observing("status.numberReady", "0");
    TESTER
        .on(with(GOOGLE.replace("app: managed-prometheus-collector", "app: other")))
        .fails("COLLECTOR_UNAVAILABLE");
  }

  @Test
  void azureCollectsMonitorsOfItsOwnGroupOnly() {
    String group = "azmonitoring.coreos.com/v1";
    TESTER
        .on(with(AZURE).with(SERVICE_MONITOR.replace("monitoring.coreos.com/v1", group)))
        .passes()
        .saying("Deployment kube-system/ama-metrics");
    TESTER
        .on(with(AZURE).with(POD_MONITOR.replace("monitoring.coreos.com/v1", group)))
        .passes();
    TESTER.on(with(AZURE).with(SERVICE_MONITOR)).isUnknown("AMBIGUOUS").saying("no monitor");
    TESTER
        .on(with(AZURE.replace(
            "replicas: 2}\nstatus: {availableReplicas: 2",
            "replicas: 2}\nstatus: {availableReplicas: 0")))
        .fails("COLLECTOR_UNAVAILABLE");
  }

  private static ClusterFixture with(String objects) {
    return ClusterFixture.of("1.35").with(objects).with(SERVICE).with(SLICE).with(POD);
  }
}
