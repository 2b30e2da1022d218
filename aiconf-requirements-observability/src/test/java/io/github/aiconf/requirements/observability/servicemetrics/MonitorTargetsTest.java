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

/** What selected monitors find. */
class MonitorTargetsTest {

  private static final RequirementTester TESTER = RequirementTester.of(new AiServiceMetrics());

  @Test
  void failsWhereTheServiceLacksThePort() {
    TESTER
        .on(services(SERVICE_MONITOR.replace("port: http", "port: metrics"), SERVICE, SLICE))
        .fails("TARGETS_UNRESOLVED")
        .observing("spec.ports", "[http]")
        .advising("ServiceMonitor models/llm");
  }

  @Test
  void isUnknownWhereNoEndpointIsReady() {
    TESTER
        .on(services(SERVICE_MONITOR, SERVICE, SLICE.replace("ready: true", "ready: false")))
        .isUnknown("AMBIGUOUS")
        .observing("ready endpoints", "0");
  }

  @Test
  void isUnknownWhereOneMonitorMayStillResolve() {
    TESTER
        .on(services(SERVICE_MONITOR.replace("port: http", "port: metrics"), SERVICE, SLICE)
            .with(POD_MONITOR.replace("app: llm", "app: other"))
            .with(POD.replace("app: llm", "app: other").replace("\"True\"", "\"False\"")))
        .isUnknown("AMBIGUOUS");
  }

  @Test
  void isUnknownWhereNothingIsFound() {
    TESTER.on(services(SERVICE_MONITOR)).isUnknown("AMBIGUOUS").observing("targets", "0");
  }

  @Test
  void readsNamespaceSelectors() {
    String elsewhere = SERVICE_MONITOR.replace("namespace: models", "namespace: other");
    TESTER.on(services(elsewhere, SERVICE, SLICE)).isUnknown("AMBIGUOUS");
    TESTER.on(services(inNamespaces(elsewhere, "any: true"), SERVICE, SLICE)).passes();
    TESTER
        .on(services(inNamespaces(elsewhere, "matchNames: [models]"), SERVICE, SLICE))
        .passes();
    TESTER
        .on(services(inNamespaces(elsewhere, "matchNames: [third]"), SERVICE, SLICE))
        .isUnknown("AMBIGUOUS");
  }

  @Test
  void findsTheTargetPortOfAService() {
    TESTER
        .on(services(SERVICE_MONITOR.replace("port: http", "targetPort: 8000"), SERVICE, SLICE))
        .passes();
  }

  @Test
  void findsATargetPortThatOnlyThePodHas() {
    String monitor = SERVICE_MONITOR.replace("port: http", "targetPort: metrics");
    String pod = POD.replace(
        "containerPort: 8000}", "containerPort: 8000}, {name: metrics, containerPort: 9}");
    TESTER.on(services(monitor, SERVICE, SLICE, pod)).passes().observingObject("Pod models/llm-0");
    TESTER.on(services(monitor, SERVICE, SLICE, POD)).fails("TARGETS_UNRESOLVED");
    TESTER
        .on(services(monitor, SERVICE, SLICE, pod).denying("pods"))
        .isUnknown("RBAC_DENIED")
        .withGap("pods");
  }

  @Test
  void anEndpointWithoutPortMeansAnyPort() {
    TESTER
        .on(services(SERVICE_MONITOR.replace("port: http", "interval: 30s"), SERVICE, SLICE))
        .passes();
  }

  @Test
  void isUnknownWhereServicesOrEndpointsCannotBeSeen() {
    TESTER
        .on(services(SERVICE_MONITOR, SERVICE, SLICE).denying("services"))
        .isUnknown("RBAC_DENIED")
        .withGap("services");
    TESTER
        .on(services(SERVICE_MONITOR, SERVICE, SLICE)
            .notRecorded("endpointslices.discovery.k8s.io"))
        .isUnknown("NOT_IN_SNAPSHOT")
        .withGap("endpointslices.discovery.k8s.io");
  }

  @Test
  void keepsItsVerdictWherePodsCannotBeSeenButServicesCan() {
    TESTER.on(healthy().denying("pods")).passes().withGap("pods");
    TESTER.on(services(SERVICE_MONITOR).denying("pods")).isUnknown("AMBIGUOUS").withGap("pods");
  }

  @Test
  void keepsItsVerdictWhereServicesCannotBeSeenButPodsCan() {
    TESTER
        .on(services(POD_MONITOR, POD)
            .denying("services")
            .denying("endpointslices.discovery.k8s.io"))
        .passes()
        .withGap("services");
  }

  @Test
  void aPodMonitorNeedsAReadyPodWithThePort() {
    TESTER
        .on(services(POD_MONITOR, POD.replace("\"True\"", "\"False\"")))
        .isUnknown("AMBIGUOUS")
        .observing("status.conditions[Ready].status", "False");
    TESTER
        .on(services(POD_MONITOR.replace("port: http", "port: metrics"), POD))
        .fails("TARGETS_UNRESOLVED")
        .observing("spec.containers.ports", "http");
    TESTER
        .on(services(POD_MONITOR.replace("port: http", "portNumber: 8000"), POD))
        .passes();
    TESTER
        .on(services(POD_MONITOR.replace("port: http", "portNumber: 9000"), POD))
        .fails("TARGETS_UNRESOLVED");
    TESTER
        .on(services(POD_MONITOR, POD.replace("phase: Running", "phase: Succeeded")))
        .isUnknown("AMBIGUOUS");
    TESTER.on(services(POD_MONITOR, POD).denying("pods")).isUnknown("RBAC_DENIED");
  }

  @Test
  void aSidecarMayServeTheMetrics() {
    TESTER
        .on(
            services(
                POD_MONITOR.replace("port: http", "port: side"),
                POD.replace(
                    "spec:\n",
                    "spec:\n  initContainers: [{name: s, restartPolicy: Always, ports: [{name: side, containerPort: 1}]}]\n")))
        .passes();
  }

  @Test
  void resolvesAddressesOfAScrapeConfig() {
    String config = """
        apiVersion: monitoring.coreos.com/v1alpha1
        kind: ScrapeConfig
        metadata: {name: static, namespace: models}
        spec: {staticConfigs: [{targets: ["%s"]}]}
        """;
    String prometheus = PROMETHEUS.replace(
        "spec:\n", "spec:\n  scrapeConfigSelector: {}\n  scrapeConfigNamespaceSelector: {}\n");
    for (String address : new String[] {
      "llm:80", "llm.models:80", "llm.models.svc:80", "llm.models.svc.cluster.local:80"
    }) {
      TESTER
          .on(cluster(OPERATOR, prometheus, config.formatted(address), SERVICE, SLICE))
          .passes()
          .observing("ready endpoints, port 80", "1");
    }
    for (String address : new String[] {"llm:81", "gpu.acme.example:9400", "other.models:80"}) {
      TESTER
          .on(cluster(OPERATOR, prometheus, config.formatted(address), SERVICE, SLICE))
          .isUnknown("AMBIGUOUS")
          .observing("targets", "not evaluated");
    }
  }

  @Test
  void warnsOfSelectedMonitorsWithoutTarget() {
    TESTER
        .on(healthy()
            .with(SERVICE_MONITOR
                .replace("name: llm", "name: wrong")
                .replace("port: http", "port: x"))
            .with(POD_MONITOR.replace("app: llm", "app: none")))
        .passes()
        .warning(
            "ServiceMonitor models/wrong is selected, but shows no target that is ready: Service models/llm")
        .warning("it finds nothing");
  }

  @Test
  void showsAFewOfManyExamples() {
    ClusterFixture cluster = healthy();
    for (int i = 0; i < 9; i++) {
      cluster.with(
          SERVICE_MONITOR.replace("name: llm", "name: idle-" + i).replace("app: llm", "app: x"));
    }
    TESTER
        .on(cluster)
        .passes()
        .saying("1 of 10 selected monitors")
        .warning("4 more selected monitors");
  }

  private static ClusterFixture services(String... objects) {
    ClusterFixture cluster = cluster(OPERATOR, PROMETHEUS);
    for (String object : objects) {
      cluster.with(object);
    }
    return cluster;
  }

  private static String inNamespaces(String monitor, String selector) {
    return monitor.replace("endpoints:", "namespaceSelector: {" + selector + "}\n  endpoints:");
  }
}
