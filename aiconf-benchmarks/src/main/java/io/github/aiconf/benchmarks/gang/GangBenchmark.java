package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.gang.CertificateCheck;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangExplainer;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.WitnessCheck;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A question about a gang, from the question to the witness or certificate. At the end the last
 * witness is replayed through the filters, or the certificate verified.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar GangBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class GangBenchmark {

  /** Which question. */
  @Param({"FITS", "ONE_SHORT", "RACK", "ZONE", "FOUR_CLASSES", "CLAIMS"})
  public String question = "FITS";

  private NodeInventory inventory = GangCluster.inventory(GangCluster.Question.FITS);
  private GangSolver solver = new GangSolver(inventory);
  private GangExplainer explainer = new GangExplainer(solver, List.of());
  private Gang gang = GangCluster.gang(GangCluster.Question.FITS);

  /** Fills the inventory. */
  @Setup
  public void fill() {
    GangCluster.Question asked = GangCluster.Question.valueOf(question);
    inventory = GangCluster.inventory(asked);
    solver = new GangSolver(inventory);
    explainer = new GangExplainer(solver, List.of());
    gang = GangCluster.gang(asked);
  }

  /** The answer with its proof. */
  @Benchmark
  public GangAnswer answer() {
    return solver.answer(gang);
  }

  /** The full explanation, with changes that were verified. */
  @Benchmark
  public GangExplanation explain() {
    return explainer.explain(gang);
  }

  /** Verifies the answer. */
  @TearDown
  public void verify() {
    GangVerdict verdict = solver.answer(gang).verdict();
    boolean isRight;
    if (verdict instanceof GangVerdict.Fits fits) {
      isRight = new WitnessCheck(inventory).problem(gang, fits.witness()).isEmpty();
    } else {
      isRight = verdict instanceof GangVerdict.DoesNotFit not
          && new CertificateCheck(inventory).check(gang, not.certificate())
              == CertificateCheck.Outcome.CONFIRMED;
    }
    if (!isRight) {
      throw new IllegalStateException("the answer cannot be verified: " + verdict);
    }
  }
}
