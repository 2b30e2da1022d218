package io.github.aiconf.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.core.manifest.DumpScript;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report is the same, byte for byte, wherever the objects come from. */
@OnPlane(Plan.CONFORMANT)
final class SameReportIT {

  @TempDir
  private static Path folder;

  private static String live;

  @BeforeAll
  static void look(ControlPlane plane) {
    live = Reports.comparable(Reports.live(plane.kubeconfig()));
  }

  @Test
  void snapshotSaysWhatTheClusterSays(ControlPlane plane) {
    Path snapshot = folder.resolve("cluster.snapshot.jsonl.gz");
    Reports.record(plane.kubeconfig(), snapshot);
    assertThat(Reports.comparable(Reports.ofSnapshot(snapshot))).isEqualTo(live);
  }

  @Test
  void manifestsSayWhatTheClusterSays(ControlPlane plane) {
    Path manifests = folder.resolve("manifests");
    plane.shell(DumpScript.of(Reports.engine().reads()).text(), manifests);
    assertThat(Reports.comparable(Reports.ofManifests(manifests))).isEqualTo(live);
  }

  @Test
  void secondLookSaysTheSame(ControlPlane plane) {
    assertThat(Reports.comparable(Reports.live(plane.kubeconfig()))).isEqualTo(live);
  }
}
