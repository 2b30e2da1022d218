package io.github.aiconf.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.FieldSelection;
import io.github.aiconf.core.cluster.ObjectFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Filters and keeps 5,600 pods, and goes through them as a check does, in both forms; beside it a
 * parser that only looks at the tokens.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar CompactObjectsBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CompactObjectsBenchmark {

  private static final ClusterSize SIZE = new ClusterSize(200, 5_600, 1_600);
  private static final JsonFactory JSON = new JsonFactory();

  /** What the checks of the checklist read of a pod, most of it. */
  private static final List<String> FIELDS = List.of(
      "metadata.labels",
      "metadata.annotations",
      "metadata.ownerReferences",
      "spec.nodeName",
      "spec.resourceClaims",
      "spec.volumes.name",
      "spec.volumes.hostPath",
      "spec.containers.name",
      "spec.containers.image",
      "spec.containers.env",
      "spec.containers.ports",
      "spec.containers.resources",
      "spec.containers.securityContext",
      "status.phase",
      "status.conditions");

  private final ObjectFilter filter = new ObjectFilter(FieldSelection.of(FIELDS), Set.of());
  private final List<byte[]> pods;
  private final CompactObjects text;
  private final CompactObjects packed;

  /** Whether objects are kept packed, or as text. */
  @Param({"true", "false"})
  public boolean packing;

  /** Makes the pods. */
  public CompactObjectsBenchmark() {
    pods = new PodObjects(SIZE, 1, new Workloads(SIZE, 1))
        .pods()
        .map(pod -> pod.getBytes(StandardCharsets.UTF_8))
        .toList();
    try {
      text = kept(new CompactObjects.Builder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    packed = text.packed();
  }

  /** Keeps the pods. */
  @Benchmark
  public CompactObjects keep() throws IOException {
    return kept(packing ? CompactObjects.Builder.packing() : new CompactObjects.Builder());
  }

  /** Goes through the kept pods. */
  @Benchmark
  public void visit(Blackhole seen) {
    for (KubernetesObject pod : packing ? packed : text) {
      seen.consume(pod.text("spec.nodeName"));
    }
  }

  /** The rival. */
  @Benchmark
  public long tokenPass() throws IOException {
    long tokens = 0;
    for (byte[] pod : pods) {
      try (JsonParser parser = JSON.createParser(pod)) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
    }
    return tokens;
  }

  private CompactObjects kept(CompactObjects.Builder builder) throws IOException {
    for (byte[] pod : pods) {
      try (JsonParser parser = JSON.createParser(pod)) {
        parser.nextToken();
        builder.add(parser, filter, "v1", "Pod");
      }
    }
    return builder.build();
  }
}
