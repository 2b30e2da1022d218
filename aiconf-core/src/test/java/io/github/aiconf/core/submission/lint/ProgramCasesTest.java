package io.github.aiconf.core.submission.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict against the recorded outcomes of the program's validator. */
@Tag("program")
class ProgramCasesTest {

  @TempDir
  Path temporary;

  @Test
  void agreesWithTheValidatorInAllCases() throws IOException {
    List<String> different = new ArrayList<>();
    List<JsonNode> cases = ProgramCases.read();
    for (JsonNode test : cases) {
      Path root = Files.createTempDirectory(temporary, "case");
      Path directory = ProgramCases.write(test, root);
      SubmissionResult result = ProgramCases.lint(directory, ProgramCases.members(test));
      compare(test.get("name").textValue(), test.get("expected"), result, different);
      ProgramCases.delete(root);
    }
    assertThat(cases).hasSizeGreaterThan(1000);
    assertThat(different).isEmpty();
  }

  @Test
  void agreesWithTheValidatorOnTheRealSubmissions() throws IOException {
    JsonNode expected = new ObjectMapper()
        .readTree(ProgramCases.folder().resolve("submissions-expected.json").toFile());
    Path submissions = Path.of(System.getProperty("aiconf.program"), "submissions");
    List<String> different = new ArrayList<>();
    int count = 0;
    for (JsonNode entry : expected.path("submissions")) {
      String path = entry.get("path").textValue();
      count++;
      compare(
          path,
          entry.get("productFileOnly"),
          ProgramCases.lint(submissions.resolve(path).getParent(), Optional.empty()),
          different);
    }
    assertThat(count).isEqualTo(23);
    assertThat(different).isEmpty();
  }

  private static void compare(
      String name, JsonNode expected, SubmissionResult result, List<String> different) {
    List<String> wanted = ProgramCases.expected(expected);
    List<String> found = ProgramCases.verdict(result);
    if (!wanted.equals(found) || expected.get("ok").booleanValue() != result.ok()) {
      different.add(name + "\n  expected " + wanted + "\n  found    " + found + "\n  "
          + result.findings().stream().map(LintFinding::message).limit(3).toList());
    }
  }
}
