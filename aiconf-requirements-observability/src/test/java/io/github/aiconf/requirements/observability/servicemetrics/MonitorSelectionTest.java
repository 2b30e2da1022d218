package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.OPERATOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.PROMETHEUS;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SLICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.cluster;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** Which monitors a Prometheus selects. */
class MonitorSelectionTest {

  private static final RequirementTester TESTER = RequirementTester.of(new AiServiceMetrics());

  @Test
  void givesTheLabelThatIsMissing() {
    on(
            "{serviceMonitorSelector: {matchLabels: {release: kps}}, serviceMonitorNamespaceSelector: {}}",
            SERVICE_MONITOR.replace("release: kps", "team: a"))
        .fails("NOTHING_SELECTED")
        .saying("selects none of the 1 monitors")
        .advising(
            "kubectl -n models label --overwrite servicemonitors.monitoring.coreos.com llm release=kps")
        .observing("spec.serviceMonitorSelector", "release=kps in all namespaces")
        .observing("metadata.labels", "{team=a}");
  }

  @Test
  void anAbsentSelectorSelectsNothing() {
    on("{serviceMonitorNamespaceSelector: {}}", SERVICE_MONITOR)
        .fails("NOTHING_SELECTED")
        .saying("has no selector")
        .observing("spec.serviceMonitorSelector", "nothing")
        .advising("an absent one selects nothing, {} selects everything")
        .noting("configuration of its own");
  }

  @Test
  void anAbsentSelectorIsWrongEvenWithoutMonitors() {
    TESTER.on(cluster(OPERATOR, prometheus("{}"))).fails("NOTHING_SELECTED");
  }

  @Test
  void anEmptySelectorSelectsEverything() {
    on(
            "{serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}}",
            SERVICE_MONITOR.replace("release: kps", "team: a"))
        .passes();
  }

  @Test
  void anAbsentNamespaceSelectorMeansTheOwnNamespace() {
    on("{serviceMonitorSelector: {}}", SERVICE_MONITOR)
        .fails("NOTHING_SELECTED")
        .observing("spec.serviceMonitorSelector", "{} (everything) in namespace monitoring")
        .advising("spec.serviceMonitorNamespaceSelector");
    on(
            "{serviceMonitorSelector: {}}",
            SERVICE_MONITOR
                .replace("namespace: models", "namespace: monitoring")
                .replace("endpoints:", "namespaceSelector: {matchNames: [models]}\n  endpoints:"))
        .passes();
  }

  @Test
  void readsExpressions() {
    String selector =
        "{serviceMonitorNamespaceSelector: {}, serviceMonitorSelector: {matchExpressions: [%s]}}";
    on(selector.formatted("{key: release, operator: In, values: [kps, other]}"), SERVICE_MONITOR)
        .passes();
    on(selector.formatted("{key: release, operator: Exists}"), SERVICE_MONITOR).passes();
    on(selector.formatted("{key: hidden, operator: DoesNotExist}"), SERVICE_MONITOR)
        .passes();
    on(selector.formatted("{key: release, operator: NotIn, values: [kps]}"), SERVICE_MONITOR)
        .fails("NOTHING_SELECTED")
        .advising("llm release-");
    on(selector.formatted("{key: tier, operator: In, values: [gold]}"), SERVICE_MONITOR)
        .fails("NOTHING_SELECTED")
        .advising("llm tier=gold");
    on(selector.formatted("{key: release, operator: Like, values: [kps]}"), SERVICE_MONITOR)
        .fails("NOTHING_SELECTED");
  }

  @Test
  void selectsNamespacesByLabel() {
    String byLabel =
        "{serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {matchLabels: {monitored: \"true\"}}}";
    String namespace = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: models, labels: {monitored: "%s"}}
        """;
    TESTER.on(wired(byLabel).with(namespace.formatted("true"))).passes();
    TESTER
        .on(wired(byLabel).with(namespace.formatted("false")))
        .fails("NOTHING_SELECTED")
        .advising("kubectl label --overwrite namespace models monitored=true");
    TESTER.on(wired(byLabel).denying("namespaces")).isUnknown("RBAC_DENIED").withGap("namespaces");
  }

  @Test
  void aSelectionThatCannotBeDecidedDoesNotSpoilAnother() {
    TESTER
        .on(cluster(
                OPERATOR,
                prometheus(
                    "{serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {matchLabels: {a: b}}, "
                        + "podMonitorSelector: {}, podMonitorNamespaceSelector: {}}"),
                SERVICE_MONITOR,
                POD_MONITOR,
                POD)
            .denying("namespaces"))
        .passes()
        .withGap("namespaces");
  }

  @Test
  void isUnknownWhereThereIsNoMonitor() {
    TESTER
        .on(cluster(OPERATOR, PROMETHEUS))
        .isUnknown("AMBIGUOUS")
        .saying("there is no monitor")
        .advising("release=kps");
  }

  @Test
  void isUnknownWhereMonitorsCannotBeSeen() {
    TESTER
        .on(cluster(OPERATOR, PROMETHEUS).denying("servicemonitors.monitoring.coreos.com"))
        .isUnknown("RBAC_DENIED")
        .withGap("servicemonitors.monitoring.coreos.com");
  }

  @Test
  void additionalScrapeConfigsMayHoldTheTargets() {
    on("{additionalScrapeConfigs: {name: extra, key: a.yaml}}", SERVICE_MONITOR)
        .isUnknown("AMBIGUOUS")
        .saying("no object shows");
  }

  @Test
  void warnsOfMonitorsThatNoCollectorSelects() {
    TESTER
        .on(wired(
                "{serviceMonitorSelector: {matchLabels: {release: kps}}, serviceMonitorNamespaceSelector: {}}")
            .with(
                SERVICE_MONITOR.replace("name: llm", "name: left").replace("release: kps", "a: b")))
        .passes()
        .warning(
            "ServiceMonitor models/left is selected by no collector that runs; kubectl -n models label");
  }

  @Test
  void oneCollectorThatSelectsIsEnough() {
    TESTER
        .on(wired("{serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}}")
            .with(PROMETHEUS.replace("name: k8s", "name: second").replace("kps", "none")))
        .passes()
        .noting("FAIL(NOTHING_SELECTED) Prometheus monitoring/second");
  }

  private static CheckResultAssert on(String spec, String monitor) {
    return TESTER.on(cluster(OPERATOR, prometheus(spec), monitor, SERVICE, SLICE, POD));
  }

  private static ClusterFixture wired(String spec) {
    return cluster(OPERATOR, prometheus(spec), SERVICE_MONITOR, SERVICE, SLICE, POD);
  }

  private static String prometheus(String spec) {
    return """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: k8s, namespace: monitoring}
        spec: %s
        status: {availableReplicas: 1, conditions: [{type: Available, status: "True"}]}
        """.formatted(spec);
  }
}
