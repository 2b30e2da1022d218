package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Kubernetes' own allocator as a running program. */
final class OracleProgram implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final OutputStream questions;
  private final BufferedReader answers;

  /** @param path of the program */
  OracleProgram(String path) {
    try {
      process = new ProcessBuilder(path, "-stream", "-parallel", "1", "-timeout", "2s")
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    questions = process.getOutputStream();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  synchronized Map<String, Object> ask(Map<String, ?> question) {
    try {
      questions.write(JSON.writeValueAsBytes(question));
      questions.write('\n');
      questions.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the oracle has ended");
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
