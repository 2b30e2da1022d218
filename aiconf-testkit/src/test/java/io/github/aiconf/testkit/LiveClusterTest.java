package io.github.aiconf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.live.LiveCluster;
import io.github.aiconf.core.live.LiveSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveClusterTest {

  private static final String PODS = "/api/v1/pods";
  private static final String DEPLOYMENTS = "/apis/apps/v1/deployments";
  private static final ResourceType POD_METRICS =
      new ResourceType("metrics.k8s.io", "pods", "PodMetrics");

  private final FakeApiServer server = FakeApiServer.start("1.35");

  @TempDir
  Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void joinsManyPages() {
    server.with(pods(25)).pagesOf(4);

    assertThat(names(read(Resources.PODS)))
        .hasSize(25)
        .startsWith("pod-00", "pod-01")
        .endsWith("pod-24");
    assertThat(requestsOf(PODS)).hasSize(7);
  }

  @Test
  void asksForAsManyAsKubectlDoes() {
    read(Resources.PODS);

    assertThat(requestsOf(PODS)).containsExactly("GET /api/v1/pods?limit=500");
  }

  @Test
  void goesOnWithTheTokenOfAnExpiredAnswer() {
    server.with(pods(10)).pagesOf(3).expiring("pods", 2);

    assertThat(names(read(Resources.PODS))).hasSize(10).doesNotHaveDuplicates();
    assertThat(requestsOf(PODS)).anyMatch(request -> request.contains("continue=inconsistent-3"));
  }

  @Test
  void waitsAsLongAsABusyServerWishes() {
    server.with(pods(1)).busy(PODS, 2, 1);
    long begin = System.nanoTime();

    assertThat(read(Resources.PODS).state()).isEqualTo(ResourceRead.State.COMPLETE);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(requestsOf(PODS)).hasSize(3);
  }

  @Test
  void asksAgainAfterServerErrors() {
    server.with(pods(1)).failing(PODS, 2, 500);

    assertThat(names(read(Resources.PODS))).containsExactly("pod-00");
    assertThat(requestsOf(PODS)).hasSize(3);
  }

  @Test
  void countsAPageOnlyWhenItCameWhole() {
    server.with(pods(10)).pagesOf(4).resetting(PODS, 2);

    assertThat(names(read(Resources.PODS))).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void givesUpInsideTheBudgetOnServerErrors() {
    server.failing(PODS, Integer.MAX_VALUE, 503);

    assertThat(results(Duration.ofSeconds(4), Resources.PODS))
        .singleElement()
        .satisfies(result ->
            new CheckResultAssert(result).isUnknown("ENVIRONMENT").saying("it failed on purpose"));
  }

  @Test
  void doesNotWaitLongerThanTheBudgetForABusyServer() {
    server.busy(PODS, Integer.MAX_VALUE, 3600);

    assertThat(results(Duration.ofSeconds(5), Resources.PODS))
        .singleElement()
        .satisfies(result -> new CheckResultAssert(result).isUnknown("ENVIRONMENT"));
    assertThat(requestsOf(PODS)).hasSize(1);
  }

  @Test
  void givesUpInsideTheBudgetOnSilence() {
    server.hanging(PODS);

    assertThat(results(Duration.ofSeconds(3), Resources.PODS))
        .singleElement()
        .satisfies(
            result -> new CheckResultAssert(result).isUnknown("TIMEOUT").advising("--timeout"));
  }

  @Test
  void givesUpInsideTheBudgetOnSilenceInTheMiddle() {
    server.with(pods(200)).hangingInBody(PODS);

    StoredList list = read(Duration.ofSeconds(3), Resources.PODS);

    assertThat(list.state()).isEqualTo(ResourceRead.State.FAILED);
    assertThat(list.gap().orElseThrow().cause()).isEqualTo(Gap.Cause.TIMEOUT);
    assertThat(list.gap().orElseThrow().detail())
        .isEqualTo("the answer did not come whole within 3 s");
  }

  @Test
  void doesNotRepeatWhatIsNoList() {
    server.answering(PODS, 200, "text/html", "<html>Please log in</html>");

    assertThat(results(Duration.ofSeconds(30), Resources.PODS))
        .singleElement()
        .satisfies(result -> new CheckResultAssert(result)
            .isUnknown("ENVIRONMENT")
            .saying("not what Kubernetes sends"));
    assertThat(requestsOf(PODS)).hasSize(1);
  }

  @Test
  void deniesOnlyTheListThatIsForbidden() {
    server.with(pods(1)).denying("deployments.apps");

    List<CheckResult> results =
        results(Duration.ofSeconds(10), Resources.PODS, Resources.DEPLOYMENTS);

    new CheckResultAssert(results.get(0)).passes().withoutGaps();
    new CheckResultAssert(results.get(1))
        .isUnknown("RBAC_DENIED")
        .withGap("deployments.apps")
        .saying("cannot list resource \"deployments\"");
    assertThat(requestsOf(DEPLOYMENTS)).hasSize(1);
  }

  @Test
  void readsEachListOnceThoughSeveralChecksAsk() {
    server.with(pods(3));

    List<CheckResult> results = results(
        Duration.ofSeconds(10), Resources.PODS, Resources.PODS, Resources.PODS, Resources.PODS);

    assertThat(results).hasSize(4).allMatch(r -> r.finding().verdict() == Verdict.PASS);
    assertThat(requestsOf(PODS)).hasSize(1);
  }

  @Test
  void asksForAResourceThatIsNotServedOnlyInDiscovery() {
    server.withoutGroup("apps");

    assertThat(read(Resources.DEPLOYMENTS).state()).isEqualTo(ResourceRead.State.NOT_SERVED);
    assertThat(requestsOf(DEPLOYMENTS)).isEmpty();
  }

  @Test
  void onlyEverReadsAndNeverSecrets() {
    server.with(pods(3)).featureGate("DynamicResourceAllocation", true);
    Reads all = Reads.none().list(Resources.PODS).list(Resources.DEPLOYMENTS).featureGates();
    try (LiveCluster cluster = open(Duration.ofSeconds(10), all)) {
      readFrom(cluster, ListKey.all(Resources.PODS));
      readFrom(cluster, ListKey.all(Resources.DEPLOYMENTS));
      assertThat(cluster.featureGates().isOn("DynamicResourceAllocation")).contains(true);
    }

    assertThat(server.requests())
        .isNotEmpty()
        .allMatch(request -> request.startsWith("GET "))
        .noneMatch(request -> request.contains("secret"));
  }

  @Test
  void readsObjectsOfOneNameByFieldSelector() {
    server.with(pods(3));
    Reads reads = Reads.none().named(Resources.PODS, "pod-01");
    try (LiveCluster cluster = open(Duration.ofSeconds(10), reads)) {
      assertThat(names(readFrom(cluster, new ListKey(Resources.PODS, "pod-01"))))
          .containsExactly("pod-01");
    }
    assertThat(requestsOf(PODS))
        .containsExactly("GET /api/v1/pods?limit=500&fieldSelector=metadata.name%3Dpod-01");
  }

  @Test
  void saysWhatItServesWithAndWithoutAggregatedDiscovery() {
    var aggregated = discovery();
    server.withoutAggregatedDiscovery();
    assertThat(discovery()).isEqualTo(aggregated);
    assertThat(aggregated.find(Resources.DEPLOYMENTS).orElseThrow().subresources())
        .containsExactly("status");
  }

  @Test
  void doesNotTakeAGroupWhoseServerIsDownForNotServed() {
    server.withUnavailable("metrics.k8s.io/v1beta1");
    assertIsNotKnown(read(POD_METRICS));

    server.withoutAggregatedDiscovery();
    assertIsNotKnown(read(POD_METRICS));
  }

  @Test
  void goesOnWithoutDiscoveryWhereItIsForbidden() {
    server.answering(
        "/apis", 403, "application/json", "{\"kind\":\"Status\",\"message\":\"no\",\"code\":403}");
    try (LiveCluster cluster = open(Duration.ofSeconds(10), Reads.none())) {
      Assertions.assertThatThrownBy(cluster::discovery)
          .isInstanceOfSatisfying(
              UnreadableException.class,
              e -> assertThat(e.gap().cause()).isEqualTo(Gap.Cause.RBAC_DENIED));
    }
  }

  @Test
  void asksAgainWhereTheFirstContactIsBusy() {
    server.busy("/version", 1, 1).failing("/apis", 1, 500).resetting("/api", 1);

    assertThat(discovery().serves(Resources.PODS)).isTrue();
  }

  @Test
  void saysWhyFeatureGatesAreNotKnown() {
    assertThat(gatesGap()).isEqualTo("ENVIRONMENT");
    server.featureGate("A", true).denying("/metrics");
    assertThat(gatesGap()).isEqualTo("RBAC_DENIED");
  }

  private String gatesGap() {
    try (LiveCluster cluster = open(Duration.ofSeconds(10), Reads.none().featureGates())) {
      FeatureGates gates = cluster.featureGates();
      return gates.toString();
    } catch (UnreadableException e) {
      return e.gap().cause().name();
    }
  }

  private static void assertIsNotKnown(StoredList list) {
    assertThat(list.state()).isEqualTo(ResourceRead.State.FAILED);
    assertThat(list.gap().orElseThrow().cause()).isEqualTo(Gap.Cause.ENVIRONMENT);
    assertThat(list.gap().orElseThrow().detail()).contains("metrics.k8s.io/v1beta1");
  }

  private Discovery discovery() {
    try (LiveCluster cluster = open(Duration.ofSeconds(10), Reads.none())) {
      return cluster.discovery();
    }
  }

  private List<CheckResult> results(Duration timeout, ResourceType... types) {
    return RequirementTester.of(Counting.of(types))
        .report(source(timeout))
        .requirements()
        .get(0)
        .checks();
  }

  private StoredList read(ResourceType type) {
    return read(Duration.ofSeconds(20), type);
  }

  private StoredList read(Duration timeout, ResourceType type) {
    try (LiveCluster cluster = open(timeout, Reads.none().list(type, "metadata.name"))) {
      return readFrom(cluster, ListKey.all(type));
    }
  }

  private static StoredList readFrom(LiveCluster cluster, ListKey key) {
    try {
      return cluster.list(key);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private LiveCluster open(Duration timeout, Reads reads) {
    return source(timeout).open(reads);
  }

  private LiveSource source(Duration timeout) {
    return new LiveSource(
        Optional.of(server.kubeconfig(folder)),
        Optional.empty(),
        Map.of(),
        timeout,
        Clock.systemUTC());
  }

  private List<String> requestsOf(String path) {
    return server.requests().stream()
        .filter(request -> request.startsWith("GET " + path))
        .toList();
  }

  private static List<String> names(StoredList list) {
    List<String> names = new ArrayList<>();
    list.objects().forEach(object -> names.add(object.name()));
    return names;
  }

  private static String pods(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "apiVersion: v1\nkind: Pod\nmetadata: {namespace: default, name: pod-%02d}\n"
            .formatted(i))
        .collect(Collectors.joining("---\n"));
  }
}
