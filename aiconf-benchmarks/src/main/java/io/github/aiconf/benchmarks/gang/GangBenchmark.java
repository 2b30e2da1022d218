package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import java.util.List;
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

/**
 * A question about a gang, from the question to the witness or certificate. Clusters and gangs take
 * turns. Before, every witness is replayed through the filters, every certificate verified.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar GangBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class GangBenchmark {

  /** Which question. */
  @Param({
    "FITS",
    "ONE_SHORT",
    "ONE_SHORT_TAKEN",
    "RACK",
    "ZONE",
    "FOUR_CLASSES",
    "CLAIMS",
    "WORN",
    "WORN_SHORT"
  })
  public String question = "FITS";

  /** How many nodes. */
  @Param("5000")
  public int nodes = 5_000;

  private List<GangInput> inputs = List.of();
  private int turn;

  /** Makes the clusters, and verifies the answers: afterwards that would count as garbage. */
  @Setup
  public void fill() {
    inputs = GangQuestion.valueOf(question).inputs(nodes);
    inputs.forEach(GangInput::verify);
  }

  private GangInput next() {
    turn = turn + 1 == inputs.size() ? 0 : turn + 1;
    return inputs.get(turn);
  }

  /** The answer with its proof. */
  @Benchmark
  public GangAnswer answer() {
    GangInput input = next();
    return input.solver().answer(input.gang());
  }

  /** The full explanation, with changes that were verified. */
  @Benchmark
  public GangExplanation explain() {
    GangInput input = next();
    return input.explainer().explain(input.gang());
  }
}
