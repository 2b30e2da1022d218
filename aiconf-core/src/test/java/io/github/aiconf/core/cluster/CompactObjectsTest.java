package io.github.aiconf.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Node;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompactObjectsTest {

  /** How objects are kept. */
  enum Form {
    TEXT {
      @Override
      CompactObjects.Builder builder() {
        return new CompactObjects.Builder();
      }
    },
    PACKED {
      @Override
      CompactObjects.Builder builder() {
        return CompactObjects.Builder.packing();
      }
    };

    abstract CompactObjects.Builder builder();
  }

  @ParameterizedTest
  @EnumSource
  void keepsEachSortOfValue(Form form) throws IOException {
    String text = """
        {"apiVersion":"v1","kind":"Thing","null":null,"yes":true,"no":false,"empty":"","é":"é","wide":"推論",
        "surrogates":"\\ud83d\\ude80","half":"\\ud83d","zero":0,"small":-1,"int":2147483647,"long":2147483648,
        "least":-9223372036854775808,"big":123456789012345678901234567890,"double":-1.5e-7,
        "list":[],"object":{},"nested":[[{"a":[{}]}],[null]]}""";
    CompactObjects objects = Json.kept(form.builder(), Json.WHOLE, List.of(text));
    assertThat(Json.values(objects)).containsExactly(Json.value(text));
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameObjectsEachTime(Form form) throws IOException {
    List<String> texts = IntStream.range(0, 100)
        .mapToObj(i -> "{\"metadata\":{\"name\":\"n" + i + "\",\"labels\":{\"a\":\"b\"}}}")
        .toList();
    CompactObjects objects = Json.kept(form.builder(), Json.WHOLE, texts);
    assertThat(objects.size()).isEqualTo(100);
    assertThat(objects).extracting(KubernetesObject::name).startsWith("n0").endsWith("n99");
    assertThat(Json.values(objects)).isEqualTo(Json.values(objects));
  }

  @ParameterizedTest
  @EnumSource
  void endsAfterTheLastObject(Form form) throws IOException {
    Iterator<KubernetesObject> objects =
        Json.kept(form.builder(), Json.WHOLE, List.of("{}")).iterator();
    assertThat(objects.next().kind()).isEqualTo("Thing");
    assertThat(objects.hasNext()).isFalse();
    assertThatThrownBy(objects::next).isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @EnumSource
  void givesTypedObjects(Form form) throws IOException {
    CompactObjects objects = Json.kept(form.builder(), Json.WHOLE, List.of("""
        {"metadata":{"name":"gpu-1"},"status":{"allocatable":{"nvidia.com/gpu":"8"}}}
        """));
    Node node = objects.iterator().next().as(Node.class);
    assertThat(node.getStatus().getAllocatable().get("nvidia.com/gpu").getAmount())
        .isEqualTo("8");
  }

  @Test
  void joinsCollections() throws IOException {
    CompactObjects first =
        Json.kept(Form.TEXT.builder(), Json.WHOLE, List.of("{\"a\":1}", "{\"a\":2}"));
    CompactObjects second = Json.kept(Form.PACKED.builder(), Json.WHOLE, List.of("{\"a\":3}"));
    CompactObjects joined = CompactObjects.joined(List.of(first, CompactObjects.none(), second));
    assertThat(joined.size()).isEqualTo(3);
    assertThat(joined).extracting(o -> o.at("a").number(0)).containsExactly(1L, 2L, 3L);
    assertThat(joined.packed()).extracting(o -> o.at("a").number(0)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void writesTheSameLinesFromBothForms() throws IOException {
    Random random = new Random(1);
    List<String> texts = IntStream.range(0, 50).mapToObj(i -> object(random)).toList();
    CompactObjects text = Json.kept(Form.TEXT.builder(), Json.WHOLE, texts);
    assertThat(lines(text.packed())).isEqualTo(lines(text));
  }

  @Test
  void rewritesEachObject() throws IOException {
    CompactObjects objects =
        Json.kept(Form.TEXT.builder(), Json.WHOLE, List.of("{\"a\":1}", "{\"a\":2}"));
    CompactObjects rewritten = objects.rewritten((from, to) -> {
      to.writeStartObject();
      to.writeBooleanField("rewritten", true);
      to.writeEndObject();
      from.skipChildren();
    });
    assertThat(lines(rewritten)).isEqualTo("{\"rewritten\":true}\n{\"rewritten\":true}\n");
  }

  /** The model is the tree of the text that went in. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithTheTreesOfRandomObjects(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> texts = IntStream.range(0, 3000).mapToObj(i -> object(random)).toList();
    List<Value> trees = new ArrayList<>();
    for (String text : texts) {
      trees.add(Json.value(text));
    }
    for (Form form : Form.values()) {
      assertThat(Json.values(Json.kept(form.builder(), Json.WHOLE, texts)))
          .as("seed %s", seed)
          .isEqualTo(trees);
    }
  }

  @Test
  void keepsWhatRepeatsOnce() throws IOException {
    List<String> texts = IntStream.range(0, 10_000)
        .mapToObj(i -> "{\"id\":" + i + ",\"labels\":" + object(new Random(i % 5)) + "}")
        .toList();
    CompactObjects objects = Json.kept(Form.PACKED.builder(), Json.WHOLE, texts);
    List<Value> labels = Json.values(objects).stream().map(v -> v.get("labels")).toList();
    assertThat(labels.get(9_995).json()).isSameAs(labels.get(9_990).json());
  }

  /** Texts of "Aa" and "BB" have the same hash in any order of them. */
  @Test
  void staysRightWhereTextsAreMadeToCollide() throws IOException {
    List<String> texts = IntStream.range(0, 40_000)
        .mapToObj(i -> "{\"a\":\"" + colliding(i % 2000) + "\"}")
        .toList();
    CompactObjects objects = Json.kept(Form.PACKED.builder(), Json.WHOLE, texts);
    int i = 0;
    for (KubernetesObject object : objects) {
      assertThat(object.text("a")).isEqualTo(colliding(i++ % 2000));
    }
  }

  @Test
  void staysRightWhereMoreRepeatsThanIsShared() throws IOException {
    List<String> texts = IntStream.range(0, 80_000)
        .mapToObj(i -> "{\"a\":" + Collections.nCopies(9, "\"text-" + i + "\"") + "}")
        .toList();
    CompactObjects objects = Json.kept(Form.PACKED.builder(), Json.WHOLE, texts);
    int i = 0;
    for (KubernetesObject object : objects) {
      assertThat(object.items("a").get(8).text()).isEqualTo("text-" + i++);
    }
    assertThat(i).isEqualTo(80_000);
  }

  /** The model looks through all objects. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithAFilterByNamespace(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> texts = IntStream.range(0, 3000)
        .mapToObj(i -> "{\"before\":" + value(random, 0) + "," + metadata(random) + "\"after\":"
            + value(random, 0) + "}")
        .toList();
    for (Form form : Form.values()) {
      CompactObjects objects = Json.kept(form.builder(), Json.WHOLE, texts);
      for (String namespace : List.of("", "a", "b", "null", "7", "nobody's")) {
        List<Value> found = new ArrayList<>();
        objects.inNamespace(namespace).forEachRemaining(object -> found.add(object.root()));
        List<Value> expected = new ArrayList<>();
        objects.forEach(object -> {
          if (object.namespace().equals(namespace)) {
            expected.add(object.root());
          }
        });
        assertThat(found).as("seed %s: '%s'", seed, namespace).isEqualTo(expected);
      }
    }
  }

  private static String metadata(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "\"metadata\":" + value(random, 0) + ",";
      case 2 -> "\"metadata\":{\"namespace\":" + value(random, 5) + "},";
      case 3 -> "\"metadata\":{\"namespace\":7},";
      default ->
        "\"metadata\":{\"name\":\"" + random.nextInt(1000) + "\",\"namespace\":\""
            + (random.nextBoolean() ? "a" : "b") + "\"},";
    };
  }

  @Test
  void givesNoObjectBehindTheLastOfANamespace() throws IOException {
    Iterator<KubernetesObject> objects = Json.kept(
            Form.PACKED.builder(),
            Json.WHOLE,
            List.of("{\"metadata\":{\"namespace\":\"a\"}}", "{}"))
        .inNamespace("a");
    assertThat(objects.next().namespace()).isEqualTo("a");
    assertThat(objects.hasNext()).isFalse();
    assertThatThrownBy(objects::next).isInstanceOf(NoSuchElementException.class);
  }

  private static String colliding(int bits) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 11; bit++) {
      text.append(((bits >> bit) & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  private static String lines(CompactObjects objects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    objects.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String object(Random random) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"value\":" + value(random, 0) + "}";
  }

  /** Few texts and numbers, so that much repeats, and structures of all sorts. */
  private static String value(Random random, int depth) {
    int sort = random.nextInt(depth > 4 ? 5 : 9);
    return switch (sort) {
      case 0 -> "null";
      case 1 -> String.valueOf(random.nextBoolean());
      case 2 -> String.valueOf((random.nextInt(20) - 10L) << random.nextInt(50));
      case 3 -> "\"" + "é推x".substring(random.nextInt(3)).repeat(random.nextInt(4)) + "\"";
      case 4 -> "\"" + Long.toHexString(random.nextLong(40)) + "\"";
      case 5, 6 -> list(random, depth);
      default -> map(random, depth);
    };
  }

  private static String list(Random random, int depth) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> value(random, depth + 1))
        .toList()
        .toString();
  }

  private static String map(Random random, int depth) {
    List<String> fields = IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> "\"k" + i + random.nextInt(3) + "\":" + value(random, depth + 1))
        .toList();
    return "{" + String.join(",", fields) + "}";
  }
}
