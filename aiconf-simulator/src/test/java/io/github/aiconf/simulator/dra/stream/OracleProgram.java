package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Kubernetes' own allocator as a running program. */
final class OracleProgram implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final String path;
  private Process process;
  private OutputStream questions;
  private BufferedReader answers;

  /** @param path of the program */
  OracleProgram(String path) {
    this.path = path;
    start();
  }

  private void start() {
    try {
      process = new ProcessBuilder(path, "-stream", "-parallel", "1", "-timeout", "2s")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    questions = process.getOutputStream();
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The answer; one with an error if the program crashes on the question. */
  synchronized Map<String, Object> ask(Map<String, ?> question) {
    try {
      questions.write(JSON.writeValueAsBytes(question));
      questions.write('\n');
      questions.flush();
      String answer = answers.readLine();
      if (answer == null) {
        start();
        return Map.of("error", "crashed");
      }
      return JSON.readValue(answer, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
