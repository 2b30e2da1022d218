package io.github.aiconf.benchmarks;

import io.github.aiconf.core.submission.lint.SubmissionLint;
import java.io.IOException;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Lints submissions, beside SnakeYAML that reads the same product files and does nothing more. All
 * have the text of the files in memory. Lint looks for evidence on the disk besides, and reads the
 * results of tests.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar SubmissionLintBenchmark \
 *     -p input=FOLDER,CASES.jsonl
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class SubmissionLintBenchmark {

  /** A folder of releases, such as {@code v1.37}, or a file of recorded cases. */
  @Param(".")
  public String input = ".";

  private final SubmissionLint lint = new SubmissionLint(Optional.empty());
  private final LoaderOptions options = new LoaderOptions();
  private SubmissionTexts texts = SubmissionTexts.none();
  private List<SubmissionTexts.Product> products = List.of();

  /** Reads the product files. */
  @Setup
  public void read() throws IOException {
    texts = SubmissionTexts.of(Path.of(input));
    products = texts.products();
    System.out.println("# " + texts.inWords());
  }

  /** Deletes what was unpacked. */
  @TearDown
  public void delete() throws IOException {
    texts.delete();
  }

  /** Parses, judges and advises. */
  @Benchmark
  public void lint(Blackhole results) {
    for (SubmissionTexts.Product product : products) {
      results.consume(lint.lint(product.submission(), product.text()));
    }
  }

  /** The rival: parses into maps and lists. */
  @Benchmark
  public void bareYaml(Blackhole results) {
    for (SubmissionTexts.Product product : products) {
      results.consume(new Yaml().<Object>load(product.text()));
    }
  }

  /** A lower bound: parses into events, which lint makes of each file as well. */
  @Benchmark
  public void bareEvents(Blackhole results) {
    for (SubmissionTexts.Product product : products) {
      Parser parser = new ParserImpl(new StreamReader(product.text()), options);
      Event event;
      do {
        event = parser.getEvent();
        results.consume(event);
      } while (!event.is(Event.ID.StreamEnd));
    }
  }
}
