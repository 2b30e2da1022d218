package io.github.aiconf.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.aiconf.core.manifest.Manifest;
import io.github.aiconf.core.manifest.ManifestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads a YAML list of 140 pods with our strict reader, and with Jackson into a tree.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar ManifestReaderBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ManifestReaderBenchmark {

  private static final ClusterSize SIZE = new ClusterSize(5, 140, 40);

  private final ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
  private final byte[] yaml;

  /** Makes the list. */
  public ManifestReaderBenchmark() {
    try {
      ObjectMapper json = new ObjectMapper();
      var list = json.createObjectNode().put("apiVersion", "v1").put("kind", "PodList");
      var items = list.putArray("items");
      for (String pod : new PodObjects(SIZE, 1, new Workloads(SIZE, 1)).pods().toList()) {
        items.add(json.readTree(pod));
      }
      yaml = mapper.writeValueAsBytes(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ours. */
  @Benchmark
  public void strict(Blackhole seen) {
    ManifestReader.Sink sink = new ManifestReader.Sink() {
      @Override
      public void object(Manifest manifest, int line) {
        seen.consume(manifest);
      }
    };
    new ManifestReader("pods.yaml", sink).readYaml(new ByteArrayInputStream(yaml));
  }

  /** The rival. */
  @Benchmark
  public JsonNode tree() throws IOException {
    return mapper.readTree(yaml);
  }
}
