package io.github.aiconf.benchmarks.dra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kubernetes' own allocator as a program that reads the same files and prints JSON: the structured
 * allocator of {@code k8s.io/dynamic-resource-allocation}, one call for each node.
 *
 * @param program its path
 */
record Rival(Path program) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Writes one of its generated clusters. */
  void generate(String cluster, Path to) throws IOException {
    Process process = new ProcessBuilder(program.toString(), "-generate", cluster)
        .redirectOutput(to.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    finish(process);
  }

  /**
   * What it prints.
   *
   * @param options as a user writes them, separated by spaces
   */
  JsonNode run(String options, Path file) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    Arrays.stream(options.split(" ", -1)).filter(o -> !o.isEmpty()).forEach(command::add);
    command.add(file.toString());
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (InputStream out = process.getInputStream()) {
      JsonNode printed = JSON.readTree(out);
      finish(process);
      return printed;
    }
  }

  private void finish(Process process) throws IOException {
    try {
      if (process.waitFor() != 0) {
        throw new IOException(program + " ended with exit code " + process.exitValue());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
