package io.github.aiconf.benchmarks.dra;

import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One pod against every node, from the objects of the claims to a result for each node. Inventories
 * and claims take turns.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar SweepBenchmark -p file=objects.yaml -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class SweepBenchmark {

  /** Objects as Kubernetes has them, as YAML, or as JSON line by line. */
  @Param("")
  public String file = "";

  private DraFile objects = DraFile.nothing();
  private DeviceInventory inventory = objects.compile();
  private Allocator allocator = inventory.allocator();
  private List<List<ResourceClaim>> claims = List.of();
  private int turn;

  /** Reads the file. */
  @Setup
  public void read() {
    objects = DraFile.read(Path.of(file));
    inventory = objects.compile();
    allocator = inventory.allocator();
    claims = objects.turns(DraFile.TURNS);
  }

  /** What the claims get on each node. */
  @Benchmark
  public void allocations(Blackhole seen) {
    ClaimPlan plan = inventory.plan(claims.get(++turn % DraFile.TURNS));
    allocator.sweepAllocations(plan, (node, allocation) -> {
      seen.consume(allocation);
      return true;
    });
  }

  /** Whether the claims fit, for each node. */
  @Benchmark
  public void outcomes(Blackhole seen) {
    ClaimPlan plan = inventory.plan(claims.get(++turn % DraFile.TURNS));
    allocator.sweep(plan, (node, outcome) -> {
      seen.consume(outcome);
      return true;
    });
  }

  /** An inventory that nobody has asked yet, beside compiled selectors. */
  @State(Scope.Thread)
  public static class Unasked {

    private DeviceInventory inventory = DraFile.nothing().compile();

    /** Compiles it. */
    @Setup(Level.Invocation)
    public void compile(SweepBenchmark benchmark) {
      inventory = benchmark.inventory.withTaintRules(List.of());
    }
  }

  /** What the claims get on each node of an inventory that nobody has asked yet. */
  @Benchmark
  public void firstAllocations(Unasked unasked, Blackhole seen) {
    DeviceInventory fresh = unasked.inventory;
    ClaimPlan plan = fresh.plan(claims.get(++turn % DraFile.TURNS));
    fresh.allocator().sweepAllocations(plan, (node, allocation) -> {
      seen.consume(allocation);
      return true;
    });
  }
}
