package io.github.aiconf.benchmarks.dra;

import io.github.aiconf.simulator.dra.Allocation;
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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One question: claims for one node, from the objects of the claims to the result. Nodes and claims
 * take turns.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar AllocationBenchmark -p file=objects.yaml -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class AllocationBenchmark {

  /** Objects as Kubernetes has them, as YAML, or as JSON line by line. */
  @Param("")
  public String file = "";

  private DeviceInventory inventory = DraFile.nothing().compile();
  private Allocator allocator = inventory.allocator();
  private List<List<ResourceClaim>> claims = List.of();
  private ClaimPlan plan = inventory.plan(List.of());
  private List<ClaimPlan> plans = List.of();
  private int turn;

  /** Reads the file. */
  @Setup
  public void read() {
    DraFile objects = DraFile.read(Path.of(file));
    inventory = objects.compile();
    allocator = inventory.allocator();
    claims = objects.turns(DraFile.TURNS);
    plan = inventory.plan(objects.pending());
    plans = claims.stream().map(inventory::plan).toList();
  }

  private int node() {
    return turn % inventory.nodes().size();
  }

  /** From the claims to the result. */
  @Benchmark
  public Allocation allocate() {
    turn++;
    return allocator.allocate(node(), inventory.plan(claims.get(turn % DraFile.TURNS)));
  }

  /** The same for claims that are prepared, as they are once for all nodes that a pod tries. */
  @Benchmark
  public Allocation allocatePrepared() {
    turn++;
    return allocator.allocate(node(), plans.get(turn % DraFile.TURNS));
  }

  /** The search alone, without preparing the claims and without writing a result. */
  @Benchmark
  public Allocator.Outcome search() {
    turn++;
    return allocator.ask(node(), plan);
  }
}
