package io.github.aiconf.benchmarks.dra;

import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
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
 * Compiles an inventory from decoded objects, and follows single changes of the cluster. Nodes and
 * slices take turns; each change is followed by the question what the node offers now.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar InventoryBenchmark -p file=objects.yaml -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class InventoryBenchmark {

  /** Objects as Kubernetes has them, as YAML, or as JSON line by line. */
  @Param("")
  public String file = "";

  private DraFile objects = DraFile.nothing();
  private DeviceInventory inventory = objects.compile();
  private Allocator allocator = inventory.allocator();
  private ClaimPlan plan = inventory.plan(List.of());
  private List<ResourceClaim> held = List.of();
  private int turn;

  /** Reads the file. */
  @Setup
  public void read() {
    objects = DraFile.read(Path.of(file));
    inventory = objects.compile();
    allocator = inventory.allocator();
    plan = inventory.plan(objects.pending());
    List<ResourceClaim> given = new ArrayList<>();
    allocator.sweepAllocations(plan, (node, allocation) -> {
      if (allocation instanceof Allocation.Allocated claims) {
        given.add(claims.claims().get(0).given(objects.pending().get(0)));
      }
      return true;
    });
    held = given;
  }

  private int next(int limit) {
    // A prime, so that neighbours do not follow each other.
    turn = (turn + 7919) % limit;
    return turn;
  }

  /** From decoded objects, selectors included. */
  @Benchmark
  public DeviceInventory compile() {
    return objects.compile();
  }

  /** A claim is allocated. */
  @Benchmark
  public DeviceInventory claim() {
    return inventory.with(held.get(next(held.size())));
  }

  /** A claim is allocated and its node asked again. */
  @Benchmark
  public Allocator.Outcome claimAndQuestion() {
    int number = next(held.size());
    allocator.use(inventory.with(held.get(number)));
    return allocator.ask(number, plan);
  }

  /** A slice is published anew. */
  @Benchmark
  public DeviceInventory slice() {
    List<ResourceSlice> slices = objects.cluster().slices();
    inventory = inventory.with(slices.get(next(slices.size())));
    return inventory;
  }

  /** A slice is taken away. */
  @Benchmark
  public DeviceInventory withoutSlice() {
    List<ResourceSlice> slices = objects.cluster().slices();
    return inventory.withoutSlice(slices.get(next(slices.size())).name());
  }

  /** The labels of a node change. */
  @Benchmark
  public DeviceInventory node() {
    List<Node> nodes = objects.nodes();
    return inventory.with(nodes.get(next(nodes.size())));
  }

  /** A node is taken away. */
  @Benchmark
  public DeviceInventory withoutNode() {
    List<Node> nodes = objects.nodes();
    return inventory.withoutNode(nodes.get(next(nodes.size())).name());
  }
}
