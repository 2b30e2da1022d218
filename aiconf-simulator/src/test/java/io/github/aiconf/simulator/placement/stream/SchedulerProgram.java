package io.github.aiconf.simulator.placement.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Kubernetes' own scheduler as a running program. */
final class SchedulerProgram implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final OutputStream questions;
  private final BufferedReader answers;

  /** @param path of the program */
  SchedulerProgram(String path) {
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

  /** The answer; one with an error if the question is none. */
  Map<String, Object> ask(Map<String, ?> question) {
    try {
      questions.write(JSON.writeValueAsBytes(question));
      questions.write('\n');
      questions.flush();
      return JSON.readValue(answers.readLine(), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
