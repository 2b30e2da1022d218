package io.github.aiconf.benchmarks;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.ConformanceEngine;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.snapshot.SnapshotSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads a snapshot of 200 nodes and 5,600 pods for all checks, beside the bare token pass.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar SnapshotReadBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SnapshotReadBenchmark {

  private static final ClusterSize SIZE = new ClusterSize(200, 5_600, 1_600);

  private final Reads reads = ConformanceEngine.builder().build().reads();
  private final Path file;

  /** Names the snapshot. */
  public SnapshotReadBenchmark() {
    try {
      file = Files.createTempFile("aiconf-", ".snapshot.jsonl.gz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the snapshot. */
  @Setup
  public void generate() throws IOException {
    SnapshotGenerator.write(SIZE, 1, file);
  }

  /** Removes the snapshot. */
  @TearDown
  public void remove() throws IOException {
    Files.delete(file);
  }

  /** Keeps what the checks read. */
  @Benchmark
  public OpenCluster read() {
    return new SnapshotSource(file).open(reads);
  }

  /** Skips all lists. */
  @Benchmark
  public OpenCluster skip() {
    return new SnapshotSource(file).open(Reads.none());
  }

  /** The rival. */
  @Benchmark
  public long tokenPass() throws IOException {
    return TokenPass.tokens(file);
  }
}
