package io.github.aiconf.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {

  private final List<String> read = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final ManifestReader reader = new ManifestReader("a.yaml", new ManifestReader.Sink() {
    @Override
    public void object(Manifest manifest, int line) {
      read.add(line + " " + manifest.apiVersion() + " " + manifest.kind() + " "
          + manifest.metadata().text("name"));
      values.add(manifest.value());
    }

    @Override
    public void list(String apiVersion, String kind, boolean whole) {
      read.add("list " + apiVersion + " " + kind + (whole ? "" : " cut off"));
    }

    @Override
    public boolean plain(Value document) {
      read.add("plain " + document);
      return document.get("gitVersion").isPresent();
    }
  });

  @Test
  void readsDocumentsOneAfterTheOther() {
    yaml("""
        # comment
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        ---
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: b}
        """);
    assertThat(read).containsExactly("2 v1 Pod a", "7 apps/v1 Deployment b");
  }

  @Test
  void readsListsOfKubectlWhoseItemsComeBeforeTheKind() {
    yaml("""
        apiVersion: v1
        items:
        - apiVersion: v1
          kind: Pod
          metadata: {name: a}
        - apiVersion: v1
          kind: Node
          metadata: {name: b}
        kind: List
        metadata: {resourceVersion: ""}
        """);
    assertThat(read).containsExactly("3 v1 Pod a", "6 v1 Node b", "list v1 List");
  }

  @Test
  void readsTypedListsWhoseItemsHaveNoKind() {
    json("""
        {"kind": "DeploymentList", "apiVersion": "apps/v1", "metadata": {},
         "items": [{"metadata": {"name": "a"}},
                   {"metadata": {"name": "b"}}]}
        """);
    assertThat(read)
        .containsExactly(
            "2 apps/v1 Deployment a", "3 apps/v1 Deployment b", "list apps/v1 DeploymentList");
  }

  @Test
  void readsTypedListsWithSortedKeys() {
    yaml("""
        apiVersion: apps/v1
        items:
        - metadata: {name: a}
        kind: DeploymentList
        """);
    assertThat(read).containsExactly("3 apps/v1 Deployment a", "list apps/v1 DeploymentList");
  }

  @Test
  void saysThatAListIsCutOff() {
    json(
        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"abc\"},\"items\":[]}");
    assertThat(read).containsExactly("list v1 PodList cut off");
  }

  @Test
  void readsEmptyLists() {
    yaml("apiVersion: v1\nitems: []\nkind: List\n");
    yaml("apiVersion: v1\nitems: null\nkind: PodList\n");
    assertThat(read).contains("list v1 List");
  }

  @Test
  void readsSeveralJsonValuesAndNothing() {
    json("{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}\n{\"apiVersion\":\"v1\",\"kind\":\"Node\"}");
    json("");
    yaml("");
    yaml("# nothing\n");
    assertThat(read).containsExactly("1 v1 Pod ", "2 v1 Node ");
  }

  @Test
  void handsOnDocumentsWithoutKindThatAreOfUse() {
    json("{\"gitVersion\": \"v1.35.0\"}");
    assertThat(read).containsExactly("plain {gitVersion=v1.35.0}");
  }

  @Test
  void keepsTheFieldsOfAListThatIsNotOne() {
    yaml("apiVersion: v1\nkind: Pod\nitems: [1]\nmetadata: {name: a}\n");
    assertThat(values)
        .singleElement()
        .satisfies(v -> assertThat(v.items("items")).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({"yes,true", "on,true", "y,true", "True,true", "no,false", "off,false", "n,false"})
  void readsBooleansAsKubectlDoes(String word, boolean meaning) {
    yaml("apiVersion: v1\nkind: Pod\nspec: {hostPID: " + word + ", quoted: \"" + word + "\"}\n");
    Value spec = values.get(0).get("spec");
    assertThat(spec.get("hostPID").json()).isEqualTo(meaning);
    assertThat(spec.get("quoted").json()).isEqualTo(word);
  }

  @Test
  void refusesWithFileAndLine() {
    assertRefused(
        "apiVersion: v1\nkind: Pod\nkind: Node\n",
        "a.yaml:3: the key 'kind' stands twice; remove one of them");
    assertRefused("a: 1\n\tb: 2\n", "a.yaml:2: ");
    assertRefused("kind: Pod\nspec: [1, 2\n", "a.yaml:3: ");
    assertRefused("kind: Pod\na: &x 1\nb: *x\n", "a.yaml:3: aliases");
    assertRefused("kind: Pod\nb:\n  <<: {a: 1}\n", "a.yaml:3: merge keys");
    assertRefused(
        "kind: Pod\n---\n\n- a\n", "a.yaml:4: expected a Kubernetes object, found a list");
    assertRefused(
        "kind: Pod\n---\nhello\n", "a.yaml:3: expected a Kubernetes object, found a text");
    assertRefused("replicas: 3\n", "a.yaml:1: the document has no kind");
    assertRefused(
        "kind: List\nitems:\n- kind: Pod\n- 7\n",
        "a.yaml:4: expected a Kubernetes object in items, found a number");
    assertRefused("kind: List\nitems:\n- kind: Pod\n- a: 7\n", "a.yaml:4: the item has no kind");
  }

  @Test
  void refusesJsonThatIsCutOff() {
    assertThatThrownBy(() -> json("{\n\"kind\": \"Pod\",\n"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("a.yaml:")
        .hasMessageEndingWith("the document is cut off");
  }

  @Test
  void saysThatAStreamBroke() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertThatThrownBy(() -> reader.readYaml(broken))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("a.yaml: cannot be read: Stream closed");
  }

  private void assertRefused(String yaml, String message) {
    assertThatThrownBy(() -> yaml(yaml))
        .as(yaml)
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }

  private void yaml(String text) {
    reader.readYaml(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void json(String text) {
    reader.readJson(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
