package io.github.aiconf.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.ConformanceEngine;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.RequirementResult;
import io.github.aiconf.core.live.ClusterRecorder;
import io.github.aiconf.core.live.LiveCluster;
import io.github.aiconf.core.live.LiveSource;
import io.github.aiconf.core.manifest.ManifestSource;
import io.github.aiconf.core.report.ReportWriters;
import io.github.aiconf.core.snapshot.SnapshotFile;
import io.github.aiconf.core.snapshot.SnapshotSource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks aiconf about clusters, the way a library user does. */
final class Reports {

  /** The ids of the checklist 1.35 that have an INSPECT check. */
  static final List<String> SIX = List.of(
      "dra_support",
      "ai_inference",
      "gang_scheduling",
      "ai_service_metrics",
      "secure_accelerator_access",
      "robust_controller");

  static final KubernetesRelease CHECKLIST = new KubernetesRelease(1, 35);

  private Reports() {}

  static ConformanceEngine engine(String... ids) {
    return ConformanceEngine.builder()
        .checklist(CHECKLIST)
        .only(ids.length == 0 ? SIX : List.of(ids))
        .build();
  }

  static LiveSource source(Path kubeconfig) {
    return new LiveSource(
        Optional.of(kubeconfig),
        Optional.empty(),
        Map.of(),
        Duration.ofMinutes(1),
        Clock.systemUTC());
  }

  static ConformanceReport live(Path kubeconfig, String... ids) {
    return engine(ids).evaluate(source(kubeconfig));
  }

  static ConformanceReport ofSnapshot(Path snapshot, String... ids) {
    return engine(ids).evaluate(new SnapshotSource(snapshot));
  }

  static ConformanceReport ofManifests(Path folder, String... ids) {
    return engine(ids).evaluate(new ManifestSource(folder, Clock.systemUTC()));
  }

  /** Records a cluster as {@code aiconf snapshot} does. */
  static void record(Path kubeconfig, Path file) {
    var reads = ConformanceEngine.builder().build().reads();
    try (LiveCluster cluster = source(kubeconfig).open(reads)) {
      SnapshotFile.at(file)
          .write(
              out -> new ClusterRecorder(reads, Optional.empty()).record(cluster, out, list -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What aiconf says about one requirement, live and, the same, through a recording. */
  static RequirementResult liveAndRecorded(ControlPlane plane, String id) {
    try {
      Path file = Files.createTempFile("aiconf", ".snapshot.jsonl.gz");
      try {
        ConformanceReport live = live(plane.kubeconfig(), id);
        record(plane.kubeconfig(), file);
        assertThat(comparable(ofSnapshot(file, id))).isEqualTo(comparable(live));
        return live.requirements().get(0);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RequirementResult requirement(ConformanceReport report, String id) {
    return report.requirements().stream()
        .filter(requirement -> requirement.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The report as JSON, but for where it comes from and when. */
  static String comparable(ConformanceReport report) {
    StringWriter json = new StringWriter();
    try {
      ReportWriters.json().write(report, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString()
        .replaceAll("(?m)^( +\"time\": )\"[^\"]*\"", "$1\"-\"")
        .replaceFirst("(?m)^(    \"source\": )\"[^\"]*\"", "$1\"-\"")
        .replaceFirst("(?m)^(    \"name\": )\"[^\"]*\"", "$1\"-\"");
  }
}
