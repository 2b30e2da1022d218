package io.github.aiconf.simulator.placement.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kubernetes' own scheduler as a running program. */
final class SchedulerProgram implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private final String path;
  private final Process process;
  private final OutputStream questions;
  private final BufferedReader answers;

  /** @param path of the program */
  SchedulerProgram(String path) {
    this.path = path;
    try {
      process = new ProcessBuilder(path, "-parallel", "1")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    questions = process.getOutputStream();
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Random clusters, a line each, with its answers. */
  List<Map<String, Object>> generate(int count, long seed) {
    try {
      Process running = new ProcessBuilder(
              path, "-generate", String.valueOf(count), "-seed", String.valueOf(seed))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      List<Map<String, Object>> cases = new ArrayList<>();
      try (BufferedReader lines = running.inputReader(StandardCharsets.UTF_8)) {
        String line = lines.readLine();
        while (line != null) {
          cases.add(JSON.readValue(line, TREE));
          line = lines.readLine();
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer; one with an error if the question is none. */
  Map<String, Object> ask(Map<String, ?> question) {
    try {
      questions.write(JSON.writeValueAsBytes(question));
      questions.write('\n');
      questions.flush();
      return JSON.readValue(answers.readLine(), TREE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
