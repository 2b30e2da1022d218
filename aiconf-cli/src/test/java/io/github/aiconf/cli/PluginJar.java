package io.github.aiconf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.aiconf.api.Requirement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar with requirements, compiled now, as a plugin author's build would make it. */
final class PluginJar {

  private static final String SERVICES = "META-INF/services/" + Requirement.class.getName();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> services = new ArrayList<>();

  /** A requirement with this id whose only check answers with this expression. */
  PluginJar requirement(String name, String id, String answer) {
    return type(name, """
        package acme;

        import io.github.aiconf.api.*;
        import io.github.aiconf.api.cluster.*;
        import java.util.List;

        public final class %1$s implements Requirement {
          public String id() { return "%2$s"; }
          public String title() { return "%1$s"; }
          public String meaning() { return "What %1$s means."; }
          public List<Check> checks() {
            return List.of(new Check() {
              public String id() { return "answered"; }
              public Depth depth() { return Depth.INSPECT; }
              public String question() { return "What is the answer?"; }
              public String proves() { return "That it was asked."; }
              public Reads reads(Profiles profiles) { return Reads.none().list(Resources.NODES, "metadata.name"); }
              public Finding run(CheckContext context) { %3$s }
            });
          }
        }
        """.formatted(name, id, answer)).service("acme." + name);
  }

  /** A class of the package {@code acme}. */
  PluginJar type(String name, String source) {
    sources.put(name, source);
    return this;
  }

  /** A line in the file by which ServiceLoader finds requirements. */
  PluginJar service(String type) {
    services.add(type);
    return this;
  }

  void in(Path folder, String name) {
    try {
      Path classes = Files.createTempDirectory(folder, "classes");
      compile(classes);
      try (OutputStream out = Files.newOutputStream(folder.resolve(name));
          JarOutputStream jar = new JarOutputStream(out)) {
        if (!services.isEmpty()) {
          put(jar, SERVICES, String.join("\n", services).getBytes(UTF_8));
        }
        for (Path file : files(classes)) {
          put(
              jar,
              classes.relativize(file).toString().replace('\\', '/'),
              Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path classes) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(
        "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = classes.resolve(source.getKey() + ".java");
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    List<String> files = arguments.subList(5, arguments.size());
    boolean compiled = compiler
        .getTask(
            problems,
            null,
            null,
            arguments.subList(0, 5),
            null,
            compiler.getStandardFileManager(null, null, UTF_8).getJavaFileObjectsFromStrings(files))
        .call();
    if (!compiled) {
      throw new IllegalArgumentException(problems.toString());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }
}
