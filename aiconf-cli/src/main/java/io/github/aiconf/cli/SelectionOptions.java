package io.github.aiconf.cli;

import io.github.aiconf.api.Depth;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.ConformanceEngine;
import io.github.aiconf.core.catalog.RequirementCatalog;
import io.github.aiconf.core.input.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which requirements, and with what plugins and profiles. */
final class SelectionOptions {

  @Option(
      names = "--checklist",
      paramLabel = "RELEASE",
      description =
          "Checklist of this Kubernetes release, for example 1.35. Default: that of the cluster.")
  @Nullable
  String checklist;

  @Option(names = "--id", paramLabel = "ID", split = ",", description = "Only these requirements.")
  List<String> only = new ArrayList<>();

  @Option(names = "--skip", paramLabel = "ID", split = ",", description = "Not these requirements.")
  List<String> skipped = new ArrayList<>();

  @Option(
      names = "--depth",
      paramLabel = "DEPTH",
      defaultValue = "inspect",
      description =
          "How deep to look: inspect (default) reads, simulate also computes what Kubernetes would do with what was read.")
  String depth = "";

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "A folder with jars that hold further requirements.")
  @Nullable
  Path plugins;

  @Option(
      names = "--profiles",
      paramLabel = "DIR",
      description = "A folder with profiles of your own, *.yaml.")
  @Nullable
  Path profiles;

  RequirementCatalog catalog() {
    return catalog(plugins);
  }

  static RequirementCatalog catalog(@Nullable Path plugins) {
    ClassLoader own = Main.class.getClassLoader();
    return RequirementCatalog.load(
        plugins == null ? own : RequirementCatalog.withPlugins(own, plugins));
  }

  ConformanceEngine.Builder engine() {
    ConformanceEngine.Builder engine =
        ConformanceEngine.builder().catalog(catalog()).only(only).skip(skipped).depth(depth());
    release().ifPresent(engine::checklist);
    if (profiles != null) {
      engine.profiles(profiles);
    }
    return engine;
  }

  Optional<KubernetesRelease> release() {
    return Optional.ofNullable(checklist).map(SelectionOptions::release);
  }

  private Depth depth() {
    return switch (depth) {
      case "inspect" -> Depth.INSPECT;
      case "simulate" -> Depth.SIMULATE;
      default ->
        throw new InputException(
            "--depth: there is no depth '" + depth + "'; there are inspect, simulate");
    };
  }

  private static KubernetesRelease release(String text) {
    return KubernetesRelease.parse(text)
        .orElseThrow(() ->
            new InputException("--checklist: '" + text + "' is not a release; write it like 1.35"));
  }
}
