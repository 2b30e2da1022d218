package io.github.aiconf.requirements.observability.servicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.core.catalog.ProfileCatalog;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profiles that come with the requirement, and those of a user. */
class ProfilesTest {

  @TempDir
  Path folder;

  @Test
  void knowsTheCollectorsAndServersThatPlatformsUse() {
    ProfileCatalog profiles =
        ProfileCatalog.load(List.of(new AiServiceMetrics()), Optional.empty());

    assertThat(profiles.all(MetricsCollector.KIND))
        .extracting(MetricsCollector::name)
        .contains("prometheus", "prometheus-agent", "google-managed-prometheus");
    assertThat(profiles.all(ModelServer.KIND))
        .extracting(ModelServer::name)
        .contains("vllm", "triton", "tgi", "sglang");
  }

  @Test
  void aUserAddsACollector() throws IOException {
    write("""
        kind: MetricsCollector
        name: acme
        title: Scraper of Acme
        rule: everything
        agents: {labels: [app=acme-scraper]}
        annotations: {scrape: acme.example/scrape, port: acme.example/port}
        """);
    RequirementTester.of(new AiServiceMetrics())
        .profiles(folder)
        .on(ClusterFixture.of("1.35")
            .with("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: scraper, namespace: acme, labels: {app: acme-scraper}}
                status: {desiredNumberScheduled: 1, numberReady: 1}
                """)
            .with(Manifests.POD.replace(
                "labels: {app: llm}", "annotations: {acme.example/scrape: \"true\"}")))
        .passes()
        .saying("DaemonSet acme/scraper");
  }

  @Test
  void refusesAnUnknownWordWithFileAndLine() throws IOException {
    write("""
        kind: MetricsCollector
        name: acme
        title: Scraper of Acme
        rule: everything
        agents: {labels: [app=acme-scraper]}
        monitors:
          - resource: scrapes.acme.example/Scrape
            finds: nodes
            namespaces: own
            endpoints: spec.endpoints
        """);
    assertRefused(
        "own.yaml:8: monitors[0].finds must be one of services, pods, addresses, not 'nodes'");
  }

  @Test
  void refusesAnUnknownRule() throws IOException {
    write("""
        kind: MetricsCollector
        name: acme
        title: Scraper of Acme
        rule: guess
        agents: {labels: [app=acme-scraper]}
        """);
    assertRefused("own.yaml:4: rule must be one of prometheus, victoria-metrics");
  }

  @Test
  void refusesACollectorThatCannotBeFound() throws IOException {
    write("""
        kind: MetricsCollector
        name: acme
        title: Scraper of Acme
        rule: everything
        """);
    assertRefused("agents is missing");
  }

  @Test
  void refusesACollectorThatSelectsByNothing() throws IOException {
    String agent = """
        kind: MetricsCollector
        name: acme
        title: Scraper of Acme
        agents: {labels: [app=acme-scraper]}
        """;
    write(agent + "rule: everything\n");
    assertRefused("monitors is missing, and so is annotations");
    write(agent + "rule: prometheus\n");
    assertRefused("own.yaml:5: rule reads selectors of a resource, which is missing");
    write(agent + """
        resource: scrapers.acme.example/Scraper
        rule: prometheus
        monitors:
          - {resource: scrapes.acme.example/Scrape, finds: pods, namespaces: own, endpoints: spec.ports}
        """);
    assertRefused("own.yaml:8: monitors[0].selector is missing");
  }

  @Test
  void refusesAModelServerWithoutImages() throws IOException {
    write("""
        kind: ModelServer
        name: acme
        images: []
        """);
    assertRefused("own.yaml:3: images must have at least one entry");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("own.yaml"), yaml);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(
            () -> ProfileCatalog.load(List.of(new AiServiceMetrics()), Optional.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
