package io.github.aiconf.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ResourceRead.State;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestSourceTest {

  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final ListKey DEPLOYMENTS = ListKey.all(Resources.DEPLOYMENTS);
  private static final ListKey PODS = ListKey.all(Resources.PODS);
  private static final ListKey CONFIG = new ListKey(Resources.CONFIG_MAPS, "kueue-manager-config");
  private static final Reads READS = Reads.none()
      .list(Resources.DEPLOYMENTS, "spec.replicas")
      .list(Resources.PODS)
      .named(Resources.CONFIG_MAPS, "kueue-manager-config")
      .featureGates();
  private static final String EMPTY = "apiVersion: v1\nitems: []\nkind: List\n";

  @TempDir
  Path folder;

  @Test
  void joinsTheFilesOfAllFolders() throws IOException {
    write(
        "deploy.yaml",
        "apiVersion: v1\nitems:\n- " + deployment("a").replace("\n", "\n  ") + "\nkind: List\n");
    write("team/b/more.yml", deployment("b") + "---\n" + deployment("c"));
    write(
        "raw.json",
        "{\"kind\":\"DeploymentList\",\"apiVersion\":\"apps/v1\",\"items\":[{\"metadata\":{\"name\":\"d\"}}]}");
    gzip("packed.yaml.gz", deployment("e"));
    write("notes.txt", "not read");

    assertThat(names(list(DEPLOYMENTS))).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    assertThat(list(DEPLOYMENTS).apiVersion()).isEqualTo("apps/v1");
    assertThat(list(DEPLOYMENTS).state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void countsAnObjectOnceThoughItStandsTwice() throws IOException {
    write("a.yaml", deployment("a"));
    write("b.yaml", deployment("a"));

    assertThat(names(list(DEPLOYMENTS))).containsExactly("a");
  }

  @Test
  void doesNotKnowWhatNoFileHolds() throws IOException {
    write("pods.yaml", EMPTY);

    assertThat(list(PODS).state()).isEqualTo(State.COMPLETE);
    assertThat(list(DEPLOYMENTS).state()).isEqualTo(State.NOT_RECORDED);
    assertThat(list(DEPLOYMENTS).gap().orElseThrow().cause()).isEqualTo(Gap.Cause.NOT_IN_SNAPSHOT);
    assertThat(list(CONFIG).state()).isEqualTo(State.NOT_RECORDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"deployments.apps.yaml", "deployments.apps.yml", "sub/deployments.apps.yaml"})
  void knowsAnEmptyListByTheNameOfItsFile(String file) throws IOException {
    write(file, EMPTY);

    assertThat(list(DEPLOYMENTS).state()).isEqualTo(State.COMPLETE);
    assertThat(list(DEPLOYMENTS).objects().size()).isZero();
  }

  @Test
  void knowsAnEmptyListByItsType() throws IOException {
    write("x.json", "{\"kind\":\"DeploymentList\",\"apiVersion\":\"apps/v1\",\"items\":[]}");

    assertThat(list(DEPLOYMENTS).state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void knowsAnEmptyListOfOneNameByTheNameOfItsFile() throws IOException {
    write("configmaps_kueue-manager-config.yaml", EMPTY);

    assertThat(list(CONFIG).state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void doesNotTakeAnEmptyFileForAnEmptyList() throws IOException {
    write("deployments.apps.yaml", "");
    write("pods.json", "");

    assertThat(list(DEPLOYMENTS).state()).isEqualTo(State.NOT_RECORDED);
    assertThat(list(PODS).state()).isEqualTo(State.NOT_RECORDED);
  }

  @Test
  void doesNotTakeTheFirstPageForTheList() throws IOException {
    write(
        "pods.json",
        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"x\"},\"items\":[{\"metadata\":{\"name\":\"a\"}}]}");

    assertThat(list(PODS).state()).isEqualTo(State.TRUNCATED);
    assertThat(list(PODS).gap().orElseThrow().detail()).contains("pods.json", "metadata.continue");
    assertThat(names(list(PODS))).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"gitVersion\": \"v1.35.2\"}",
        "{\"clientVersion\": {\"gitVersion\": \"v1.30.0\"}, \"serverVersion\": {\"gitVersion\": \"v1.35.2\"}}"
      })
  void readsTheVersionInBothForms(String json) throws IOException {
    write("version.json", json);

    assertThat(open().version().map(ServerVersion::gitVersion)).contains("v1.35.2");
    assertThat(open().facts())
        .isEqualTo(new ClusterFacts(
            ClusterFacts.Source.MANIFESTS,
            String.valueOf(folder.getFileName()),
            java.util.Optional.of("v1.35.2"),
            TIME));
  }

  @Test
  void takesTheVersionOfTheClientForNothing() throws IOException {
    write("version.yaml", "clientVersion: {gitVersion: v1.30.0}\n");

    assertThat(open().version()).isEmpty();
  }

  @Test
  void readsFeatureGatesOutOfMetrics() throws IOException {
    write("metrics.txt", "# HELP x\nkubernetes_feature_enabled{name=\"A\",stage=\"BETA\"} 1\n");

    assertThat(open().featureGates().isOn("A")).contains(true);
  }

  @Test
  void lacksWhatIsNotThere() throws IOException {
    write("pods.yaml", EMPTY);

    assertThat(lack(() -> open().featureGates())).contains("kubectl get --raw /metrics");
    assertThat(lack(() -> open().discovery())).contains("aiconf rbac -o kubectl");
  }

  @Test
  void readsDiscoveryOfEachVersion() throws IOException {
    writeDiscovery();

    assertThat(open().discovery().serves(Resources.DEPLOYMENTS)).isTrue();
    assertThat(open().discovery().find(Resources.DEPLOYMENTS).orElseThrow().subresources())
        .containsExactly("scale");
    assertThat(list(PODS).state()).isEqualTo(State.NOT_SERVED);
    assertThat(list(DEPLOYMENTS).state()).isEqualTo(State.NOT_RECORDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"apis.json", "core.json", "apps.json"})
  void takesNothingForNotServedWhileADiscoveryDocumentIsMissing(String file) throws IOException {
    writeDiscovery();
    Files.delete(folder.resolve(file));

    assertThat(lack(() -> open().discovery())).contains("lacks /api");
    assertThat(list(PODS).state()).isEqualTo(State.NOT_RECORDED);
  }

  @Test
  void readsAggregatedDiscoveryWhateverTheOrderOfItsKeys() throws IOException {
    write("api.json", """
        {"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "items": [
          {"metadata": {}, "versions": [{"version": "v1", "resources": []}]}]}
        """);
    write("apis.yaml", """
        apiVersion: apidiscovery.k8s.io/v2
        items:
        - metadata: {name: apps}
          versions:
          - version: v1
            resources:
            - {resource: deployments, responseKind: {kind: Deployment}, scope: Namespaced, verbs: [list], subresources: [{subresource: scale}]}
        kind: APIGroupDiscoveryList
        """);

    assertThat(open().discovery().find(Resources.DEPLOYMENTS).orElseThrow().verbs())
        .containsExactly("list");
    assertThat(list(PODS).state()).isEqualTo(State.NOT_SERVED);
  }

  @Test
  void givesTheVersionThatTheServerPrefers() throws IOException {
    writeDiscovery();
    write("deployments.apps.yaml", EMPTY);

    assertThat(list(DEPLOYMENTS).apiVersion()).isEqualTo("apps/v1");
  }

  @Test
  void refusesFoldersOfNothing() {
    assertThatThrownBy(this::open)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("holds no *.yaml");
    assertThatThrownBy(
            () -> new ManifestSource(folder.resolve("gone"), Clock.systemUTC()).open(READS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not a folder");
  }

  private void writeDiscovery() throws IOException {
    write("apis.json", """
        {"kind": "APIGroupList", "apiVersion": "v1", "groups": [
          {"name": "apps", "versions": [{"groupVersion": "apps/v1", "version": "v1"}]}]}
        """);
    write(
        "core.json",
        "{\"kind\": \"APIResourceList\", \"groupVersion\": \"v1\", \"resources\": []}");
    write("apps.json", """
        {"kind": "APIResourceList", "groupVersion": "apps/v1", "resources": [
          {"name": "deployments", "namespaced": true, "kind": "Deployment", "verbs": ["list"]},
          {"name": "deployments/scale", "namespaced": true, "kind": "Scale", "verbs": ["get"]}]}
        """);
  }

  private static String lack(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(UnreadableException.class, call).gap().detail();
  }

  private OpenCluster open() {
    return new ManifestSource(folder, Clock.fixed(TIME, ZoneOffset.UTC)).open(READS);
  }

  private StoredList list(ListKey key) {
    try (OpenCluster cluster = open()) {
      return cluster.list(key);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(StoredList list) {
    List<String> names = new ArrayList<>();
    list.objects().forEach(object -> names.add(object.name()));
    return names;
  }

  private static String deployment(String name) {
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: " + name + "}\n";
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void gzip(String name, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
