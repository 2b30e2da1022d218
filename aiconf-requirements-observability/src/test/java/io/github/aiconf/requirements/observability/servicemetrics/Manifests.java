package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.testkit.ClusterFixture;

/** Objects of which the tests of this package make their clusters. */
final class Manifests {

  static final String OPERATOR = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: prometheus-operator, namespace: monitoring, labels: {app.kubernetes.io/name: prometheus-operator}}
      spec: {replicas: 1}
      status: {availableReplicas: 1}
      """;

  /** The selectors of the chart kube-prometheus-stack. */
  static final String PROMETHEUS = """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s, namespace: monitoring, generation: 2}
      spec:
        serviceMonitorSelector: {matchLabels: {release: kps}}
        serviceMonitorNamespaceSelector: {}
        podMonitorSelector: {matchLabels: {release: kps}}
        podMonitorNamespaceSelector: {}
      status:
        availableReplicas: 2
        conditions: [{type: Available, status: "True", observedGeneration: 2}]
      """;

  static final String SERVICE_MONITOR = """
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata: {name: llm, namespace: models, labels: {release: kps}}
      spec:
        selector: {matchLabels: {app: llm}}
        endpoints: [{port: http}]
      """;

  static final String SERVICE = """
      apiVersion: v1
      kind: Service
      metadata: {name: llm, namespace: models, labels: {app: llm}}
      spec:
        selector: {app: llm}
        ports: [{name: http, port: 80, targetPort: 8000}]
      """;

  static final String SLICE = """
      apiVersion: discovery.k8s.io/v1
      kind: EndpointSlice
      metadata: {name: llm-1, namespace: models, labels: {kubernetes.io/service-name: llm}}
      endpoints: [{conditions: {ready: true}}]
      ports: [{name: http, port: 8000}]
      """;

  static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: llm-0, namespace: models, labels: {app: llm}}
      spec:
        containers: [{name: server, image: "vllm/vllm-openai:v0.9", ports: [{name: http, containerPort: 8000}]}]
      status: {phase: Running, conditions: [{type: Ready, status: "True"}]}
      """;

  static final String POD_MONITOR = """
      apiVersion: monitoring.coreos.com/v1
      kind: PodMonitor
      metadata: {name: llm, namespace: models, labels: {release: kps}}
      spec:
        selector: {matchLabels: {app: llm}}
        podMetricsEndpoints: [{port: http}]
      """;

  private Manifests() {}

  /** A cluster that serves the Prometheus Operator and holds these objects. */
  static ClusterFixture cluster(String... objects) {
    ClusterFixture cluster = ClusterFixture.of("1.35")
        .serving(
            "monitoring.coreos.com/v1",
            "prometheuses/Prometheus",
            "servicemonitors/ServiceMonitor",
            "podmonitors/PodMonitor")
        .serving(
            "monitoring.coreos.com/v1alpha1",
            "prometheusagents/PrometheusAgent",
            "scrapeconfigs/ScrapeConfig");
    for (String object : objects) {
      cluster.with(object);
    }
    return cluster;
  }

  /** Everything that makes a PASS through a ServiceMonitor. */
  static ClusterFixture healthy() {
    return cluster(OPERATOR, PROMETHEUS, SERVICE_MONITOR, SERVICE, SLICE, POD);
  }
}
