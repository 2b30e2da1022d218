package io.github.aiconf.core.submission.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.core.submission.Sample;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Documents at random, and the same ones damaged: what is read has to be what was written, and what
 * SnakeYAML composes, at the same places. Nothing may end in another way than by a value or a
 * {@link YamlException}. {@code -Daiconf.yaml.rounds=1000000} looks longer.
 */
@Timeout(600)
class YamlReaderRandomTest {

  private static final int ROUNDS = Integer.getInteger("aiconf.yaml.rounds", 1000);

  @TempDir
  Path root;

  @Test
  void readsWhatWasWritten() throws YamlException {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomYaml yaml = new RandomYaml(seed);
      Object value = yaml.value(4);
      String text = yaml.written(value);
      YamlNode node = YamlReader.read(text).orElseThrow();
      assertThat(plain(YamlDecoder.decode(node, Shape.ANY)))
          .as("seed %d:%n%s", seed, text)
          .isEqualTo(value);
    }
  }

  @Test
  void agreesWithSnakeYamlAboutEachNodeAndItsPlace() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomYaml yaml = new RandomYaml(seed);
      String text = yaml.written(yaml.value(5));
      compare(text, "seed " + seed);
      compare(yaml.damaged(text), "seed " + seed + ", damaged");
    }
  }

  @Test
  void endsWithAFindingForADamagedSubmission() throws IOException {
    SubmissionLint lint = new SubmissionLint(Optional.empty());
    String product = Sample.product("1.36");
    SubmissionDirectory submission = Sample.write(root, "1.36", product);
    for (long seed = 0; seed < ROUNDS; seed++) {
      String text = new RandomYaml(seed).damaged(product);
      compare(text, "seed " + seed);
      assertThat(lint.lint(submission, text).path()).as("seed %d", seed).isEqualTo("v1.36/acme");
    }
  }

  @Test
  void readsAnyBytes() {
    byte[] bytes = Sample.product("1.36").getBytes(StandardCharsets.UTF_8);
    for (long seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] changed = bytes.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        changed[random.nextInt(i == 0 ? 4 : changed.length)] = (byte) random.nextInt(256);
      }
      compare(YamlText.of(changed).text(), "seed " + seed);
    }
  }

  @Test
  void namesTheLineOfACharacterThatIsNotAllowed() {
    String text = "a: \uD83D\uDE00\n" + "# \uD83D\uDE00 comment\n".repeat(500);
    assertThatThrownBy(() -> YamlReader.read(text + "b: x\u0007"))
        .isInstanceOfSatisfying(
            YamlException.class,
            e -> assertThat(e.place()).isEqualTo(new Place(502, 5, text.length() + 4)))
        .hasMessageContaining("U+0007");
  }

  private static Object plain(Decoded value) {
    if (value instanceof Decoded.Text text) {
      return text.text();
    }
    if (value instanceof Decoded.Elements list) {
      return list.elements().stream().map(YamlReaderRandomTest::plain).toList();
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    ((Decoded.Entries) value).entries().forEach((key, inner) -> plain.put(key, plain(inner)));
    return plain;
  }

  private static void compare(String text, String name) {
    Optional<Node> expected;
    try {
      expected = composed(text);
    } catch (YAMLException e) {
      assertThat(refusal(text))
          .as("%s, which SnakeYAML refuses:%n%s", name, text)
          .isPresent();
      return;
    }
    Optional<String> refusal = refusal(text);
    if (refusal.isPresent()) {
      // What the program's parser refuses beyond SnakeYAML.
      assertThat(refusal.get())
          .as("%s, which SnakeYAML reads:%n%s", name, text)
          .containsAnyOf("half a character", "%YAML 1.1");
      return;
    }
    try {
      Optional<YamlNode> found = YamlReader.read(text);
      assertThat(found.isPresent()).as(name).isEqualTo(expected.isPresent());
      if (found.isPresent()) {
        List<String> differences = new ArrayList<>();
        compare(found.get(), expected.get(), text, new IdentityHashMap<>(), differences);
        assertThat(differences).as("%s:%n%s", name, text).isEmpty();
        decode(found.get());
      }
    } catch (YamlException e) {
      throw new AssertionError(name, e);
    }
  }

  private static void decode(YamlNode node) {
    try {
      YamlDecoder.decode(node, Shape.ANY);
    } catch (YamlException e) {
      assertThat(e.place().line()).isPositive();
    }
  }

  private static Optional<String> refusal(String text) {
    try {
      YamlReader.read(text);
      return Optional.empty();
    } catch (YamlException e) {
      assertThat(e.place().offset()).isBetween(0, text.length());
      assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
      return Optional.of(e.getMessage());
    }
  }

  /** The first document, as far as both look at it. */
  private static Optional<Node> composed(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setNestingDepthLimit(Integer.MAX_VALUE);
    Iterator<Node> documents =
        new Yaml(options).composeAll(new StringReader(text)).iterator();
    return documents.hasNext() ? Optional.ofNullable(documents.next()) : Optional.empty();
  }

  private static void compare(
      YamlNode found,
      Node expected,
      String text,
      Map<Node, YamlNode> seen,
      List<String> differences) {
    if (found.kind() == YamlNode.Kind.ALIAS) {
      if (seen.get(expected) != found.resolved()) {
        differences.add("alias at " + found.start());
      }
      return;
    }
    seen.put(expected, found);
    place(found.start(), expected.getStartMark(), text, differences);
    if (expected instanceof ScalarNode scalar) {
      place(found.end(), expected.getEndMark(), text, differences);
      if (found.kind() != YamlNode.Kind.SCALAR || !found.value().equals(scalar.getValue())) {
        differences.add("'" + found.value() + "' for '" + scalar.getValue() + "'");
      }
      return;
    }
    List<Node> children = children((CollectionNode<?>) expected);
    YamlNode.Kind kind =
        expected instanceof SequenceNode ? YamlNode.Kind.SEQUENCE : YamlNode.Kind.MAPPING;
    if (found.kind() != kind || found.content().size() != children.size()) {
      differences.add(found.kind() + " at " + found.start());
      return;
    }
    for (int i = 0; i < children.size(); i++) {
      compare(found.content().get(i), children.get(i), text, seen, differences);
    }
  }

  private static List<Node> children(CollectionNode<?> node) {
    List<Node> children = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        children.add(tuple.getKeyNode());
        children.add(tuple.getValueNode());
      }
    } else {
      children.addAll(((SequenceNode) node).getValue());
    }
    return children;
  }

  private static void place(Place found, Mark expected, String text, List<String> differences) {
    int offset = text.offsetByCodePoints(0, expected.getIndex());
    if (found.line() != expected.getLine() + 1
        || found.column() != expected.getColumn() + 1
        || found.offset() != offset) {
      differences.add(found + " for " + expected.getLine() + ":" + expected.getColumn());
    }
  }
}
