package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * Writes random cases of a kind to a file, those for selectors with their answers.
   *
   * @return that file
   */
  Path generate(String kind, int count, long seed, Path folder) {
    Path file = folder.resolve(kind + ".jsonl");
    run(
        ProcessBuilder.Redirect.PIPE,
        file,
        "-generate",
        String.valueOf(count),
        "-seed",
        String.valueOf(seed),
        "-kind",
        kind,
        "-answers=" + kind.equals("cel"));
    return file;
  }

  /** Writes the answers to a file of cases into another one, which is returned. */
  Path answers(Path cases, Path folder) {
    Path file = folder.resolve(cases.getFileName() + "." + Path.of(path).getFileName());
    run(ProcessBuilder.Redirect.from(cases.toFile()), file, "-stream", "-timeout", "10s");
    return file;
  }

  private void run(ProcessBuilder.Redirect input, Path output, String... arguments) {
    List<String> command = new ArrayList<>(List.of(path));
    command.addAll(List.of(arguments));
    try {
      Process running = new ProcessBuilder(command)
          .redirectInput(input)
          .redirectOutput(output.toFile())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      running.getOutputStream().close();
      int code = running.waitFor();
      if (code != 0) {
        throw new IllegalStateException(command + " ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The minor release of Kubernetes that the program is built from, as its name says. */
  int minor() {
    return path.contains("0.37.") ? 37 : 36;
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
