package io.github.aiconf.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that runs to its end. */
final class Command {

  private final List<String> words;
  private Duration limit = Duration.ofMinutes(3);
  private String input = "";
  private final Map<String, String> environment = new HashMap<>();

  private Command(List<String> words) {
    this.words = words;
  }

  static Command of(Path program, String... arguments) {
    return of(program, Arrays.asList(arguments));
  }

  static Command of(Path program, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    words.addAll(arguments);
    return new Command(words);
  }

  /** What a process left behind. */
  record Result(List<String> words, int exitCode, String out, String err) {

    /** The standard output, where the process says that all is well. */
    String output() {
      if (exitCode != 0) {
        throw new IllegalStateException(
            String.join(" ", words) + " ended with " + exitCode + ": " + err + out);
      }
      return out;
    }
  }

  Command within(Duration time) {
    limit = time;
    return this;
  }

  Command with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Command reading(String text) {
    input = text;
    return this;
  }

  String output() {
    return run().output();
  }

  /**
   * Output goes through files: what a command starts in the background may hold a pipe open for
   * ever.
   */
  Result run() {
    try {
      Path folder = Files.createTempDirectory("aiconf-command");
      try {
        return run(folder.resolve("in"), folder.resolve("out"), folder.resolve("err"));
      } finally {
        for (String name : List.of("in", "out", "err")) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result run(Path in, Path out, Path err) throws IOException {
    Files.writeString(in, input);
    ProcessBuilder builder = new ProcessBuilder(words)
        .redirectInput(in.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    await(process);
    return new Result(words, process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private void await(Process process) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            String.join(" ", words) + " did not end within " + limit.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
