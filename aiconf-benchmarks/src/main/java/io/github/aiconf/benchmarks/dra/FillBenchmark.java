package io.github.aiconf.benchmarks.dra;

import io.github.aiconf.simulator.dra.Allocator;
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

/**
 * Places 1,000 copies of the claims one after the other, each on the first node on which it fits,
 * in an inventory that nobody has asked yet.
 *
 * <pre>{@code
 * java -jar aiconf-benchmarks/target/benchmarks.jar FillBenchmark -p file=objects.yaml -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 1)
public class FillBenchmark {

  /** Objects as Kubernetes has them, as YAML, or as JSON line by line. */
  @Param("")
  public String file = "";

  private static final int COPIES = 1_000;

  private DraFile objects = DraFile.nothing();
  private DeviceInventory asked = objects.compile();
  private DeviceInventory fresh = asked;
  private List<List<ResourceClaim>> claims = List.of();

  /** Reads the file. */
  @Setup
  public void read() {
    objects = DraFile.read(Path.of(file));
    asked = objects.compile();
    claims = objects.turns(COPIES);
  }

  /** Compiles an inventory, beside compiled selectors. */
  @Setup(Level.Invocation)
  public void compile() {
    fresh = asked.withTaintRules(List.of());
  }

  /** All of them. */
  @Benchmark
  public DeviceInventory fill() {
    DeviceInventory inventory = fresh;
    Allocator allocator = inventory.allocator();
    for (List<ResourceClaim> pod : claims) {
      allocator.use(inventory);
      Allocator.Placement placed =
          allocator.firstFit(inventory.plan(pod), node -> true).orElseThrow();
      for (int i = 0; i < pod.size(); i++) {
        inventory = inventory.with(placed.claims().claims().get(i).given(pod.get(i)));
      }
    }
    return inventory;
  }
}
