package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the commands that documents show, and compares what they print with what is shown. */
@Timeout(60)
class WalkThroughTest {

  private static final String COMMAND = "$ ./aiconf ";
  private static final String CODE = "$ echo $?";
  private static final Pattern SESSION = Pattern.compile("(?s)```console\n(.*?)```");
  private static final Pattern FILE = Pattern.compile("(?s)`([^`]+\\.yaml)`[^`]*```yaml\n(.*?)```");

  /** A command with what the document shows of it. */
  private static final class Step {

    final String command;
    final StringBuilder output = new StringBuilder();
    Optional<Integer> code = Optional.empty();

    Step(String command) {
      this.command = command;
    }
  }

  @Test
  void commandsPrintWhatTheDocumentsShow() throws IOException {
    for (String document : List.of("walk-through-nvlink.md", "dra.md")) {
      List<Step> steps = steps(Files.readString(Path.of("../docs", document)));
      assertThat(steps).as(document).isNotEmpty();
      for (Step step : steps) {
        String[] args = Arrays.stream(step.command.split(" ", -1))
            .map(arg -> arg.startsWith("examples/") ? "../" + arg : arg)
            .toArray(String[]::new);
        Aiconf run = Aiconf.run(args);
        assertThat(run.out().replace("../examples/", "examples/"))
            .as(document + ": " + step.command + "\n" + run.err())
            .isEqualTo(step.output.toString());
        step.code.ifPresent(run::endsWith);
      }
    }
  }

  @Test
  void filesAreWhatTheDocumentShows() throws IOException {
    Matcher files = FILE.matcher(Files.readString(Path.of("../docs/walk-through-nvlink.md")));
    int shown = 0;
    while (files.find()) {
      assertThat(Files.readString(Path.of("..", files.group(1)))).contains(files.group(2));
      shown++;
    }
    assertThat(shown).isGreaterThan(1);
  }

  private static List<Step> steps(String document) {
    List<Step> steps = new ArrayList<>();
    Matcher sessions = SESSION.matcher(document);
    while (sessions.find()) {
      Step step = null;
      boolean code = false;
      for (String line : sessions.group(1).lines().toList()) {
        if (line.startsWith(COMMAND)) {
          step = new Step(line.substring(COMMAND.length()));
          steps.add(step);
        } else if (step != null && line.equals(CODE)) {
          code = true;
        } else if (step != null && code) {
          step.code = Optional.of(Integer.valueOf(line));
          code = false;
        } else if (step != null) {
          step.output.append(line).append('\n');
        }
      }
    }
    return steps;
  }
}
