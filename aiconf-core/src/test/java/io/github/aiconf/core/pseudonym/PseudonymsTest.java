package io.github.aiconf.core.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.FieldSelection;
import io.github.aiconf.core.cluster.ObjectFilter;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {

  private final PseudonymTable table = new PseudonymTable();
  private final Pseudonyms pseudonyms = new Pseudonyms(table);

  @BeforeEach
  void learnNodes() {
    pseudonyms.learnNode("gpu-berlin-7");
    pseudonyms.learnNode("gpu-berlin-71.corp.example");
  }

  @Test
  void replacesANodeWhereverItStands() throws IOException {
    KubernetesObject pod = replaced("v1", "Pod", """
        {"metadata":{"name":"x","namespace":"default","labels":{"kubernetes.io/hostname":"gpu-berlin-7"}},
         "spec":{"nodeName":"gpu-berlin-7"},"status":{"message":"bound to gpu-berlin-7, waiting"}}""");
    assertThat(pod.text("spec.nodeName")).isEqualTo("node-1");
    assertThat(pod.labels()).containsValue("node-1");
    assertThat(pod.text("status.message")).isEqualTo("bound to node-1, waiting");
  }

  @Test
  void replacesANodeInsideALongerName() throws IOException {
    KubernetesObject slice = replaced("resource.k8s.io/v1", "ResourceSlice", """
        {"metadata":{"name":"gpu-berlin-71.corp.example-gpu.nvidia.com-x2"},"spec":{"pool":{"name":"gpu-berlin-71.corp.example"}}}""");
    assertThat(slice.name()).isEqualTo("node-2-gpu.nvidia.com-x2");
    assertThat(slice.text("spec.pool.name")).isEqualTo("node-2");
  }

  @Test
  void leavesALongerNumberAlone() throws IOException {
    assertThat(replaced("v1", "Pod", "{\"spec\":{\"nodeName\":\"gpu-berlin-77\"}}")
            .text("spec.nodeName"))
        .isEqualTo("gpu-berlin-77");
  }

  @Test
  void replacesNamespacesOfUsersAndKeepsThoseOfComponents() throws IOException {
    KubernetesObject user =
        replaced("v1", "Namespace", "{\"metadata\":{\"name\":\"secret-project\"}}");
    KubernetesObject component =
        replaced("v1", "Namespace", "{\"metadata\":{\"name\":\"kueue-system\"}}");
    KubernetesObject inside = replaced(
        "v1", "Service", "{\"metadata\":{\"name\":\"s\",\"namespace\":\"secret-project\"}}");
    assertThat(user.name()).isEqualTo("namespace-1");
    assertThat(inside.namespace()).isEqualTo("namespace-1");
    assertThat(component.name()).isEqualTo("kueue-system");
  }

  @Test
  void replacesTheNamespaceInTheNameOfAService() throws IOException {
    KubernetesObject config =
        replaced("v1", "Pod", "{\"spec\":{\"host\":\"api.secret-project.svc:80\"}}");
    assertThat(config.text("spec.host")).isEqualTo("api.namespace-1.svc:80");
  }

  @Test
  void replacesAddressesAlsoWithPortAndInText() throws IOException {
    KubernetesObject node = replaced("v1", "Node", """
        {"status":{"addresses":[{"address":"10.1.2.3"},{"address":"fd00:1:2::7"}],"note":"https://10.1.2.3:6443/healthz"}}""");
    assertThat(node.items("status.addresses").get(0).text("address")).isEqualTo("240.0.0.1");
    assertThat(node.items("status.addresses").get(1).text("address")).isEqualTo("2001:db8::0:2");
    assertThat(node.text("status.note")).isEqualTo("https://240.0.0.1:6443/healthz");
  }

  @Test
  void leavesVersionsTimesQuantitiesAndLoopbackAlone() throws IOException {
    String json = """
        {"a":"v1.36.3","b":"2026-01-01T10:11:12Z","c":"535.104.05.1","d":"127.0.0.1","e":"10Gi","f":"sha256:0123abcd","g":"a::b"}""";
    KubernetesObject object = replaced("v1", "Pod", json);
    assertThat(object.text("a")).isEqualTo("v1.36.3");
    assertThat(object.text("b")).isEqualTo("2026-01-01T10:11:12Z");
    assertThat(object.text("c")).isEqualTo("535.104.05.1");
    assertThat(object.text("d")).isEqualTo("127.0.0.1");
    assertThat(object.text("e")).isEqualTo("10Gi");
    assertThat(object.text("f")).isEqualTo("sha256:0123abcd");
    assertThat(object.text("g")).isEqualTo("a::b");
  }

  @Test
  void replacesHostNamesInTheFieldsThatHoldThem() throws IOException {
    KubernetesObject route = replaced("gateway.networking.k8s.io/v1", "HTTPRoute", """
        {"spec":{"hostnames":["models.corp.example"]},"status":{"parents":[{"controllerName":"traefik.io/gateway-controller"}]}}""");
    assertThat(route.at("spec.hostnames").items().get(0).text())
        .isEqualTo("host-1.example.invalid");
    assertThat(route.items("status.parents").get(0).text("controllerName"))
        .isEqualTo("traefik.io/gateway-controller");
  }

  @Test
  void givesTheSamePseudonymsFromTheTableOfAnEarlierRecording(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("table.yaml");
    table.write(file);
    Pseudonyms later = new Pseudonyms(PseudonymTable.read(file));
    later.learnNode("another");
    later.learnNode("gpu-berlin-7");
    CompactObjects objects =
        later.replace(objects("v1", "Pod", "{\"spec\":{\"nodeName\":\"gpu-berlin-7\"}}"));
    assertThat(objects.iterator().next().text("spec.nodeName")).isEqualTo("node-1");
  }

  @Test
  void refusesATableThatIsNoYaml(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("table.yaml");
    Files.writeString(file, "nodes: [\n");
    assertThatThrownBy(() -> PseudonymTable.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("table.yaml");
  }

  private KubernetesObject replaced(String apiVersion, String kind, String json)
      throws IOException {
    return pseudonyms.replace(objects(apiVersion, kind, json)).iterator().next();
  }

  private static CompactObjects objects(String apiVersion, String kind, String json)
      throws IOException {
    CompactObjects.Builder builder = new CompactObjects.Builder();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      builder.add(parser, new ObjectFilter(FieldSelection.all(), Set.of()), apiVersion, kind);
    }
    return builder.build();
  }
}
