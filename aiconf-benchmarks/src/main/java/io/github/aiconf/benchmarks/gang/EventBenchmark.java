package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.gang.PodClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** Following a cluster in use, of 28 pods for each node: 140,000 for 5,000 nodes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EventBenchmark {

  /** How many nodes. */
  @Param("5000")
  public int nodes = 5_000;

  private ClusterObjects cluster = new ClusterObjects(
      List.of(), List.of(), List.of(), new DraCluster(List.of(), List.of(), List.of(), List.of()));
  private List<Pod> pods = List.of();
  private NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);
  private Gang gang = gang(1);
  private int turn;

  private static Gang gang(int count) {
    return Gang.of(new PodClass(
        "workers",
        new GangObjects().pod("workers", Map.of("cpu", "64", GangObjects.GPU, "8"), Map.of()),
        count));
  }

  /** Makes the cluster. */
  @Setup
  public void fill() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, nodes).boxed().toList());
    Collections.shuffle(order, new Random(1));
    cluster = new WornCluster(new GangObjects(), order, 1, false).objects();
    pods = new ArrayList<>(cluster.pods());
    Collections.shuffle(pods, new Random(2));
    inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, cluster);
    gang = gang(nodes / 5);
    answer();
  }

  private GangAnswer answer() {
    return new GangSolver(inventory).answer(gang);
  }

  /** A pod goes and comes back: two events. */
  @Benchmark
  public void podGoesAndComes() {
    turn = turn + 1 == pods.size() ? 0 : turn + 1;
    Pod pod = pods.get(turn);
    inventory.remove(pod);
    inventory.add(pod);
  }

  /** A node is reported again. */
  @Benchmark
  public void node() {
    turn = turn + 1 == nodes ? 0 : turn + 1;
    Node node = cluster.nodes().get(turn);
    inventory.put(node);
  }

  /** A pod goes and comes back, and the question is answered each time. */
  @Benchmark
  public GangAnswer podAndAnswers() {
    turn = turn + 1 == pods.size() ? 0 : turn + 1;
    Pod pod = pods.get(turn);
    inventory.remove(pod);
    answer();
    inventory.add(pod);
    return answer();
  }

  /** From decoded objects to the first answer. */
  @Benchmark
  public GangAnswer firstAnswer() {
    NodeInventory first = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, cluster);
    return new GangSolver(first).answer(gang);
  }
}
