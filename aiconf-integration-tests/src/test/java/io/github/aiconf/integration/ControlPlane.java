package io.github.aiconf.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A control plane that runs, with what tests do to it. Closing it ends its processes. */
final class ControlPlane implements AutoCloseable {

  private final Kit kit;
  private final Path folder;
  private final Path kubectl;
  private final Thread atExit = new Thread(this::down);

  private ControlPlane(Kit kit, Path folder, Path kubectl) {
    this.kit = kit;
    this.folder = folder;
    this.kubectl = kubectl;
  }

  /**
   * Starts a control plane.
   *
   * @param folder where its state lies; what an earlier run left there is ended first
   * @param components for example {@code scheduler}
   * @param options further ones of {@code control-plane up}
   */
  static ControlPlane up(Kit kit, Path folder, List<String> components, List<String> options) {
    kit.build(components);
    String state = folder.toString();
    clear(kit, folder);
    List<String> up = new ArrayList<>(
        List.of("up", "--dir", state, "--audit", "--with", String.join(",", components)));
    up.addAll(options);
    try {
      kit.run(up);
      ControlPlane plane = new ControlPlane(kit, folder, kubectl(kit, state));
      Runtime.getRuntime().addShutdownHook(plane.atExit);
      return plane;
    } catch (RuntimeException e) {
      kit.run("down", "--keep", "--dir", state);
      throw e;
    }
  }

  /** Ends what an earlier run left, and forgets its data: a start that failed keeps its logs. */
  private static void clear(Kit kit, Path folder) {
    if (Files.exists(folder.resolve("plane.env"))) {
      kit.run("down", "--keep", "--dir", folder.toString());
    }
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path kubectl(Kit kit, String state) {
    return kit.run("env", "--dir", state)
        .lines()
        .filter(line -> line.startsWith("export PATH="))
        .map(line -> line.substring("export PATH=".length(), line.indexOf(':')))
        .map(folder -> Path.of(folder, "kubectl"))
        .findFirst()
        .orElseThrow();
  }

  /** The kubeconfig of an administrator. */
  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /** The kubeconfig of a user without any rights. */
  Path kubeconfigOfNobody() {
    return folder.resolve("kubeconfig-nobody");
  }

  /** The kubeconfig of a ServiceAccount, which exists. */
  Path kubeconfigOf(String namespace, String serviceAccount) {
    String token = kubectl("create", "token", "-n", namespace, serviceAccount).trim();
    Path file = folder.resolve("kubeconfig-" + namespace + "-" + serviceAccount);
    try {
      String admin = Files.readString(kubeconfig());
      Files.writeString(
          file, admin.replaceAll("(?m)^  user: \\{.*}$", "  user: {token: " + token + "}"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** The port that a listener of a Gateway has to name for Traefik to serve it. */
  String gatewayPort() {
    try {
      return Files.readString(folder.resolve("gateway-port")).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The requests that the API server answered, as it wrote them down. */
  AuditLog audit() {
    return new AuditLog(folder.resolve("logs").resolve("audit.log"));
  }

  void add(String... components) {
    kit.build(Arrays.asList(components));
    kit.run("add", String.join(",", components), "--dir", folder.toString());
  }

  /** Nodes of KWOK, with the options of {@code control-plane nodes}. */
  void nodes(int count, String... options) {
    List<String> words =
        new ArrayList<>(List.of("nodes", String.valueOf(count), "--dir", folder.toString()));
    words.addAll(Arrays.asList(options));
    kit.run(words);
  }

  /** A node with a kubelet, on this machine. */
  void realNode() {
    kit.build(List.of("node", "containerd", "runc", "cni"));
    kit.run("node", "up", "--dir", folder.toString());
  }

  String kubectl(String... arguments) {
    return kubectlReading("", arguments);
  }

  /** Runs a shell script that uses kubectl, as administrator. */
  void shell(String script, Path argument) {
    Command.of(Path.of("sh"), "-s", argument.toString())
        .reading(script)
        .with("KUBECONFIG", kubeconfig().toString())
        .with("PATH", kubectl.getParent() + ":" + System.getenv("PATH"))
        .output();
  }

  /** Whether kubectl says yes. */
  boolean succeeds(String... arguments) {
    return command(arguments).run().exitCode() == 0;
  }

  private String kubectlReading(String input, String... arguments) {
    return command(arguments).reading(input).output();
  }

  private Command command(String... arguments) {
    List<String> words = new ArrayList<>(List.of("--kubeconfig", kubeconfig().toString()));
    words.addAll(Arrays.asList(arguments));
    return Command.of(kubectl, words);
  }

  /** Applies the objects of a file of the test resources. */
  void apply(String manifest) {
    applyText(manifest(manifest));
  }

  /** The same, with a value in place of a word. */
  void apply(String manifest, String word, String value) {
    applyText(manifest(manifest).replace(word, value));
  }

  /** Applies statuses that no controller of the plane writes, from a file of the test resources. */
  void applyStatus(String manifest) {
    kubectlReading(
        manifest(manifest),
        "apply",
        "--server-side",
        "--force-conflicts",
        "--subresource=status",
        "-f",
        "-");
  }

  void applyText(String yaml) {
    kubectlReading(yaml, "apply", "--server-side", "--force-conflicts", "-f", "-");
  }

  void delete(String manifest) {
    kubectlReading(manifest(manifest), "delete", "--ignore-not-found", "--wait=true", "-f", "-");
  }

  /** Until a condition of these objects is met, for example {@code condition=Active}. */
  void await(String condition, String... objects) {
    List<String> words = new ArrayList<>(List.of("wait", "--for=" + condition, "--timeout=60s"));
    words.addAll(Arrays.asList(objects));
    kubectl(words.toArray(new String[0]));
  }

  @Override
  public void close() {
    if (Runtime.getRuntime().removeShutdownHook(atExit)) {
      down();
    }
  }

  private void down() {
    kit.run("down", "--dir", folder.toString());
  }

  private static String manifest(String name) {
    try (InputStream in = ControlPlane.class.getResourceAsStream("manifests/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no manifest " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
