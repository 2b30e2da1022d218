package io.github.aiconf.integration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tool in {@code integration/control-plane}. What it needs and does not find in its cache it
 * builds first, which takes long once.
 */
final class Kit {

  private static final Duration COLD_BUILD = Duration.ofHours(2);
  private static final Set<String> BUILT = new HashSet<>();

  private final Path tool;

  private Kit(Path tool) {
    this.tool = tool;
  }

  static Kit ofProject() {
    return new Kit(Path.of(property("aiconf.control-plane.kit")).resolve("control-plane"));
  }

  /** A property that the build gives to the tests. */
  static String property(String name) {
    String value = System.getProperty(name, "");
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "the property " + name + " is not set; run the tests with mvn -Pcontrol-plane verify");
    }
    return value;
  }

  /** Builds what is missing of the control plane and of these components. */
  void build(List<String> components) {
    synchronized (BUILT) {
      if (BUILT.add("")) {
        run(COLD_BUILD, "build");
      }
      List<String> missing = new ArrayList<>(components);
      missing.removeIf(component -> !BUILT.add(component));
      if (!missing.isEmpty()) {
        run(COLD_BUILD, "build", "--only", String.join(",", missing));
      }
    }
  }

  String run(String... arguments) {
    return run(Duration.ofMinutes(5), arguments);
  }

  String run(List<String> arguments) {
    return run(arguments.toArray(new String[0]));
  }

  private String run(Duration limit, String... arguments) {
    return Command.of(tool, Arrays.asList(arguments)).within(limit).output();
  }
}
