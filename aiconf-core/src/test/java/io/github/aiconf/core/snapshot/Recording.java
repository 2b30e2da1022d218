package io.github.aiconf.core.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.FieldSelection;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ObjectFilter;
import io.github.aiconf.core.cluster.ResourceRead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A small snapshot as the writer makes it: each kind of line is in it. */
final class Recording {

  static final Instant TIME = Instant.parse("2026-01-15T12:00:00Z");
  static final ListKey KUEUE_CONFIG = new ListKey(Resources.CONFIG_MAPS, "kueue-manager-config");
  static final ResourceType QUEUES =
      new ResourceType("kueue.x-k8s.io", "clusterqueues", "ClusterQueue");

  private static final ObjectFilter WHOLE = new ObjectFilter(FieldSelection.all(), Set.of());

  private Recording() {}

  static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SnapshotWriter out = new SnapshotWriter(bytes)) {
      write(out);
    }
    return bytes.toByteArray();
  }

  static String text() throws IOException {
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(packed())).readAllBytes(),
        StandardCharsets.UTF_8);
  }

  static void write(SnapshotWriter out) throws IOException {
    out.header(
        "0.1.0", new ClusterFacts(ClusterFacts.Source.LIVE, "prod", Optional.of("v1.35.1"), TIME));
    out.discovery(new Discovery(List.of(
        served(Resources.NODES, "v1"),
        served(Resources.PODS, "v1"),
        served(Resources.CONFIG_MAPS, "v1"),
        served(Resources.LEASES, "v1"),
        served(QUEUES, "v1beta2"))));
    out.featureGates(new FeatureGates(Map.of("DRAPartitionableDevices", false, "A", true)));
    list(
        out,
        ListKey.all(Resources.NODES),
        "v1",
        ResourceRead.State.COMPLETE,
        Optional.empty(),
        """
        {"metadata":{"name":"gpu-1","labels":{"zone":"a"}},"status":{"phase":"é 推論 \\ud83d\\ude80"}}
        {"metadata":{"name":"gpu-2"},"spec":{"unschedulable":true}}
        """);
    list(
        out,
        ListKey.all(Resources.PODS),
        "v1",
        ResourceRead.State.TRUNCATED,
        Optional.of(Gaps.timedOut("pods", "no answer within 30 s")),
        """
        {"metadata":{"name":"web","namespace":"prod"},"spec":{"nodeName":"gpu-1"}}
        """);
    list(out, KUEUE_CONFIG, "v1", ResourceRead.State.COMPLETE, Optional.empty(), """
        {"metadata":{"name":"kueue-manager-config"},"data":{"a":"b"}}
        """);
    list(
        out,
        ListKey.all(QUEUES),
        "kueue.x-k8s.io/v1beta2",
        ResourceRead.State.FORBIDDEN,
        Optional.of(Gaps.denied("clusterqueues.kueue.x-k8s.io", "403")),
        "");
    out.done();
  }

  static CompactObjects objects(String lines, String apiVersion, String kind) throws IOException {
    CompactObjects.Builder objects = new CompactObjects.Builder();
    for (String line : lines.lines().toList()) {
      try (JsonParser parser = new JsonFactory().createParser(line)) {
        parser.nextToken();
        objects.add(parser, WHOLE, apiVersion, kind);
      }
    }
    return objects.build();
  }

  private static void list(
      SnapshotWriter out,
      ListKey key,
      String apiVersion,
      ResourceRead.State state,
      Optional<Gap> gap,
      String lines)
      throws IOException {
    out.beginList(key, apiVersion);
    out.objects(objects(lines, apiVersion, key.type().kind()));
    out.endList(state, gap, TIME);
  }

  private static ServedResource served(ResourceType type, String version) {
    return ServedResource.of(type, version, true, List.of("get", "list"), List.of("status"));
  }
}
