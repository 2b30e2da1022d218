package io.github.aiconf.core.submission.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The recorded outcomes of the program's validator, which are not part of this project. */
final class ProgramCases {

  /** What lint says beside the validator does not count. */
  static final Comparator<String> ORDER = Comparator.naturalOrder();

  private ProgramCases() {}

  static Path folder() {
    return Path.of(System.getProperty("aiconf.program.cases"));
  }

  static List<JsonNode> read() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> cases = new ArrayList<>();
    for (String line : Files.readAllLines(folder().resolve("cases.jsonl"))) {
      cases.add(mapper.readTree(line));
    }
    return cases;
  }

  /** Writes the files of a case. */
  static Path write(JsonNode test, Path root) throws IOException {
    for (Map.Entry<String, JsonNode> file : test.path("files").properties()) {
      Files.writeString(place(root, file.getKey()), file.getValue().textValue());
    }
    for (Map.Entry<String, JsonNode> file : test.path("filesB64").properties()) {
      Files.write(
          place(root, file.getKey()), Base64.getDecoder().decode(file.getValue().textValue()));
    }
    for (Map.Entry<String, JsonNode> file : test.path("filesParts").properties()) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(place(root, file.getKey())))) {
        for (JsonNode part : file.getValue()) {
          byte[] bytes = part.get(0).textValue().getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < part.get(1).intValue(); i++) {
            out.write(bytes);
          }
        }
      }
    }
    Path directory = root.resolve(test.path("dir").textValue());
    Files.createDirectories(directory);
    return directory;
  }

  private static Path place(Path root, String path) throws IOException {
    Path place = root.resolve(path);
    Files.createDirectories(place.getParent());
    return place;
  }

  static Optional<Set<String>> members(JsonNode test) {
    if (!test.has("members")) {
      return Optional.empty();
    }
    Set<String> members = new HashSet<>();
    test.get("members").forEach(member -> members.add(member.textValue()));
    return Optional.of(members);
  }

  static List<String> expected(JsonNode outcome) {
    List<String> expected = new ArrayList<>();
    for (Iterator<JsonNode> it = outcome.path("findings").elements(); it.hasNext(); ) {
      JsonNode finding = it.next();
      expected.add(finding.get("severity").textValue() + " "
          + finding.get("rule").textValue() + " " + finding.get("subject").textValue());
    }
    expected.sort(ORDER);
    return expected;
  }

  static List<String> verdict(SubmissionResult result) {
    return result.findings().stream()
        .filter(finding -> finding.severity() != Severity.ADVICE)
        .map(finding -> finding.severity().key() + " " + finding.rule() + " " + finding.subject())
        .sorted(ORDER)
        .toList();
  }

  static SubmissionResult lint(Path directory, Optional<Set<String>> members) {
    return new SubmissionLint(members).lint(SubmissionDirectory.at(directory));
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
