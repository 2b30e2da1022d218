package io.github.aiconf.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.ConformanceEngine;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.FieldSelection;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ObjectFilter;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.snapshot.SnapshotFile;
import io.github.aiconf.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a snapshot of a GPU cluster of any size, the same bytes for the same seed. It holds a list
 * of each resource that the checks on the class path read and the cluster serves.
 *
 * <pre>{@code
 * java -cp aiconf-benchmarks/target/benchmarks.jar io.github.aiconf.benchmarks.SnapshotGenerator \
 *     --nodes 5000 --pods 140000 --devices 40000 FILE
 * }</pre>
 */
public final class SnapshotGenerator {

  private static final JsonFactory JSON = new JsonFactory();

  /** The page size of a recording. */
  private static final int PAGE = 500;

  private final ObjectFilter filter = new ObjectFilter(FieldSelection.all(), Set.of());
  private final List<ServedLine> served = ServedLine.all();
  private final List<String> platform =
      Template.resource("platform.jsonl").lines().toList();
  private final Map<String, Stream<String>> objects;

  private SnapshotGenerator(ClusterSize size, long seed) {
    Workloads workloads = new Workloads(size, seed);
    NodeObjects nodes = new NodeObjects(size, seed, workloads.pulled());
    PodObjects pods = new PodObjects(size, seed, workloads);
    WorkloadObjects others = new WorkloadObjects(size, seed, workloads);
    this.objects = Map.ofEntries(
        Map.entry("nodes", nodes.nodes()),
        Map.entry("resourceslices", nodes.slices()),
        Map.entry("deviceclasses", nodes.deviceClasses()),
        Map.entry("pods", pods.pods()),
        Map.entry("resourceclaims", pods.claims()),
        Map.entry("daemonsets", others.daemonSets()),
        Map.entry("deployments", others.deployments()),
        Map.entry("replicasets", others.replicaSets()),
        Map.entry("services", others.services()),
        Map.entry("endpointslices", others.endpointSlices()),
        Map.entry("workloads", others.queued()),
        Map.entry("namespaces", others.namespaces()),
        Map.entry("customresourcedefinitions", others.definitions(served)));
  }

  /** Takes {@code --nodes}, {@code --pods}, {@code --devices}, {@code --seed}, and a file. */
  public static void main(String[] args) throws IOException {
    if (args.length % 2 == 0) {
      throw new IllegalArgumentException(
          "usage: SnapshotGenerator [--nodes N] [--pods N] [--devices N] [--seed N] FILE");
    }
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      numbers.put(args[i], Integer.parseInt(args[i + 1]));
    }
    ClusterSize size = new ClusterSize(
        numbers.getOrDefault("--nodes", 5000),
        numbers.getOrDefault("--pods", 140_000),
        numbers.getOrDefault("--devices", 40_000));
    write(size, numbers.getOrDefault("--seed", 1), Path.of(args[args.length - 1]));
  }

  /** Writes the snapshot of a cluster. */
  static void write(ClusterSize size, long seed, Path file) throws IOException {
    SnapshotGenerator generator = new SnapshotGenerator(size, seed);
    SnapshotFile.at(file).write(generator::writeTo);
  }

  private void writeTo(SnapshotWriter out) throws IOException {
    out.header(
        "0.1.0",
        new ClusterFacts(ClusterFacts.Source.LIVE, "generated", Optional.of("v1.35.1"), Draw.NOW));
    out.discovery(new Discovery(served.stream().map(ServedLine::served).toList()));
    out.featureGates(new FeatureGates(Map.of("DynamicResourceAllocation", true)));
    Reads reads = ConformanceEngine.builder().build().reads();
    for (ServedLine line : served) {
      if (objects.containsKey(line.plural()) || reads.lists().containsKey(line.type())) {
        list(ListKey.all(line.type()), line, objects(line), out);
      }
      for (String name : reads.named().getOrDefault(line.type(), Collections.emptySortedSet())) {
        list(new ListKey(line.type(), name), line, Stream.empty(), out);
      }
    }
    out.done();
  }

  private Stream<String> objects(ServedLine line) {
    String kind = "{\"apiVersion\":\"" + line.apiVersion() + "\",\"kind\":\"" + line.kind() + "\",";
    return Stream.concat(
        platform.stream().filter(object -> object.startsWith(kind)),
        objects.getOrDefault(line.plural(), Stream.empty()));
  }

  private void list(ListKey key, ServedLine line, Stream<String> texts, SnapshotWriter out)
      throws IOException {
    out.beginList(key, line.apiVersion());
    write(texts.iterator(), line, out);
    out.endList(ResourceRead.State.COMPLETE, Optional.empty(), Draw.NOW);
  }

  private void write(Iterator<String> texts, ServedLine line, SnapshotWriter out)
      throws IOException {
    while (texts.hasNext()) {
      CompactObjects.Builder page = new CompactObjects.Builder();
      for (int i = 0; i < PAGE && texts.hasNext(); i++) {
        try (JsonParser parser = JSON.createParser(texts.next())) {
          parser.nextToken();
          page.add(parser, filter, line.apiVersion(), line.kind());
        }
      }
      out.objects(page.build());
    }
  }
}
