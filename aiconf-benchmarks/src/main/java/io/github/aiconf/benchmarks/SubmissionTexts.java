package io.github.aiconf.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.product.SubmissionSearch;
import io.github.aiconf.core.submission.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The product files that {@link SubmissionLintBenchmark} reads, as texts. Left out for both sides
 * are those that SnakeYAML or lint cannot load, since one of them would stop early.
 */
final class SubmissionTexts {

  /**
   * A product file.
   *
   * @param submission where it lies, with its evidence
   * @param text its content
   */
  record Product(SubmissionDirectory submission, String text) {}

  /** After these findings lint looks at nothing else. */
  private static final List<String> STOPS =
      List.of("yaml-unloadable", "version-undetermined", "schema-missing");

  private final List<Product> products = new ArrayList<>();
  private Optional<Path> unpacked = Optional.empty();
  private int leftOut;

  private SubmissionTexts() {}

  static SubmissionTexts none() {
    return new SubmissionTexts();
  }

  /** Those of a folder of releases, or the cases of the tier {@code core} in a file of cases. */
  static SubmissionTexts of(Path input) throws IOException {
    SubmissionTexts texts = new SubmissionTexts();
    if (Files.isDirectory(input)) {
      for (SubmissionDirectory submission : SubmissionSearch.in(input)) {
        texts.add(submission);
      }
    } else {
      texts.unpack(input);
    }
    return texts;
  }

  List<Product> products() {
    return List.copyOf(products);
  }

  String inWords() {
    int characters =
        products.stream().mapToInt(product -> product.text().length()).sum();
    return products.size() + " product files with " + characters + " characters, " + leftOut
        + " left out";
  }

  private void unpack(Path cases) throws IOException {
    Path root = Files.createTempDirectory("aiconf-cases");
    unpacked = Optional.of(root);
    ObjectMapper mapper = new ObjectMapper();
    int number = 0;
    for (String line : Files.readAllLines(cases)) {
      JsonNode test = mapper.readTree(line);
      if (test.path("tier").asText().equals("core")) {
        unpack(test, root.resolve("case" + number++));
      }
    }
  }

  /** A case with files of many MiB, which are described by parts, is left out. */
  private void unpack(JsonNode test, Path root) throws IOException {
    Path directory = root.resolve(test.path("dir").asText());
    if (test.has("filesParts")) {
      leftOut++;
      return;
    }
    for (Map.Entry<String, JsonNode> file : test.path("files").properties()) {
      Files.writeString(place(root, file.getKey()), file.getValue().textValue());
    }
    for (Map.Entry<String, JsonNode> file : test.path("filesB64").properties()) {
      Files.write(
          place(root, file.getKey()), Base64.getDecoder().decode(file.getValue().textValue()));
    }
    Files.createDirectories(directory);
    add(SubmissionDirectory.at(directory));
  }

  private static Path place(Path root, String path) throws IOException {
    Path place = root.resolve(path);
    Files.createDirectories(place.getParent());
    return place;
  }

  private void add(SubmissionDirectory submission) throws IOException {
    Path file = submission.directory().resolve(SubmissionDirectory.PRODUCT);
    if (!Files.isRegularFile(file)) {
      leftOut++;
      return;
    }
    Product product =
        new Product(submission, YamlText.of(Files.readAllBytes(file)).text());
    if (isLoadable(product)) {
      products.add(product);
    } else {
      leftOut++;
    }
  }

  private static boolean isLoadable(Product product) {
    try {
      new Yaml().<Object>load(product.text());
    } catch (YAMLException e) {
      return false;
    }
    return new SubmissionLint(Optional.empty())
        .lint(product.submission(), product.text()).findings().stream()
            .noneMatch(finding -> STOPS.contains(finding.rule()));
  }

  /** Deletes the cases. */
  void delete() throws IOException {
    if (unpacked.isPresent()) {
      try (Stream<Path> files = Files.walk(unpacked.get())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
