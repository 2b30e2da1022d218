package io.github.aiconf.benchmarks;

import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.product.SubmissionSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.yaml.snakeyaml.Yaml;

/**
 * Lints the submissions below a folder, beside SnakeYAML that loads the same files and nothing
 * more.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar SubmissionLintBenchmark -p folder=FOLDER
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class SubmissionLintBenchmark {

  /** What holds directories of releases, such as {@code v1.37}. */
  @Param(".")
  public String folder = ".";

  private final SubmissionLint lint = new SubmissionLint(Optional.empty());
  private List<SubmissionDirectory> submissions = List.of();

  /** Finds the submissions. */
  @Setup
  public void find() {
    submissions = SubmissionSearch.in(Path.of(folder));
  }

  /** Reads, judges and advises. */
  @Benchmark
  public void lint(Blackhole results) {
    for (SubmissionDirectory submission : submissions) {
      results.consume(lint.lint(submission));
    }
  }

  /** The rival. */
  @Benchmark
  public void bareYaml(Blackhole results) throws IOException {
    List<Object> loaded = new ArrayList<>();
    for (SubmissionDirectory submission : submissions) {
      Path file = submission.directory().resolve(SubmissionDirectory.PRODUCT);
      loaded.add(new Yaml().load(Files.readString(file)));
    }
    results.consume(loaded);
  }
}
