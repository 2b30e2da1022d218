package io.github.aiconf.benchmarks.dra;

import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.Refusals;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Claims that no node can take: the refusal, and its explanation.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar ExplanationBenchmark -p file=objects.yaml -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ExplanationBenchmark {

  /** Objects as Kubernetes has them, as YAML, or as JSON line by line. */
  @Param("")
  public String file = "";

  private DeviceInventory inventory = DraFile.nothing().compile();
  private Allocator allocator = inventory.allocator();
  private List<List<ResourceClaim>> claims = List.of();
  private final List<Integer> refused = new ArrayList<>();
  private int turn;

  /** Reads the file. */
  @Setup
  public void read() {
    DraFile objects = DraFile.read(Path.of(file));
    inventory = objects.compile();
    allocator = inventory.allocator();
    claims = objects.turns(DraFile.TURNS);
  }

  private ClaimPlan plan() {
    turn++;
    return inventory.plan(claims.get(turn % DraFile.TURNS));
  }

  /** The refusal on every node. */
  @Benchmark
  public int refuse() {
    refused.clear();
    allocator.sweep(plan(), (node, outcome) -> {
      refused.add(node);
      return true;
    });
    return refused.size();
  }

  /** The same, and why, for all nodes, with what would help on those that are closest. */
  @Benchmark
  public Refusals explain() {
    ClaimPlan plan = plan();
    refused.clear();
    allocator.sweep(plan, (node, outcome) -> {
      refused.add(node);
      return true;
    });
    return Refusals.of(inventory, plan, refused, 1);
  }
}
