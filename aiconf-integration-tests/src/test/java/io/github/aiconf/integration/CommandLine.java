package io.github.aiconf.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code aiconf} as a process of its own, from the jar that users start. */
final class CommandLine {

  private CommandLine() {}

  static Command.Result run(String... arguments) {
    Path jar = Path.of(Kit.property("aiconf.jar"));
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar + " is not there; build it with: mvn -pl aiconf-cli -am package");
    }
    List<String> words = new ArrayList<>(List.of("-jar", jar.toString()));
    words.addAll(Arrays.asList(arguments));
    return Command.of(Path.of(System.getProperty("java.home"), "bin", "java"), words)
        .run();
  }
}
