package io.github.aiconf.benchmarks.dra;

import io.github.aiconf.benchmarks.Chart;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the cost of a question grows, as a chart of text. */
final class Growth {

  private static final int LEAST_QUESTIONS = 50;
  private static final long MILLISECOND = 1_000_000;

  private final Rival rival;
  private final Path folder;
  private final long duration;
  private final List<String> chart = new ArrayList<>();

  Growth(Rival rival, Path folder, boolean brief) {
    this.rival = rival;
    this.folder = folder;
    this.duration = (brief ? 50 : 250) * MILLISECOND;
  }

  /** The lines of the chart. */
  List<String> measure() throws IOException {
    chart.add("```");
    series(
        "nodes, eight devices each, all asked",
        "cluster:nodes=%d,gpus=8,k=4,align=1",
        new int[] {250, 500, 1000, 2000, 4000});
    series("devices of one node, four wanted", "cluster:nodes=1,gpus=%d,k=4,align=1", new int[] {
      8, 16, 32, 64, 128
    });
    series("single requests, as many devices", "search:n=%1$d,k=%1$d", new int[] {2, 4, 8, 16, 32});
    series("single requests, one device less", "search:n=%2$d,k=%1$d", new int[] {4, 8, 16, 32});
    series(
        "single requests that have to match, four groups of one device less",
        "search:n=%3$d,k=%1$d,group=%2$d",
        new int[] {4, 8, 16, 32});
    chart.add("```");
    return chart;
  }

  private void series(String title, String cluster, int[] sizes) throws IOException {
    double[] times = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      int size = sizes[i];
      Path file = folder.resolve("growth.json");
      rival.generate(String.format(cluster, size, size - 1, 4 * (size - 1)), file);
      times[i] = time(DraFile.read(file));
    }
    chart.addAll(Chart.of(title, sizes, times));
  }

  /** The median of questions to all nodes, each with claims of its own. */
  private double time(DraFile objects) {
    DeviceInventory inventory = objects.compile();
    Allocator allocator = inventory.allocator();
    List<List<ResourceClaim>> claims = objects.turns(DraFile.TURNS);
    List<Double> times = new ArrayList<>();
    long end = System.nanoTime() + 2 * duration;
    for (int i = 0; i < LEAST_QUESTIONS || System.nanoTime() < end; i++) {
      long start = System.nanoTime();
      ClaimPlan plan = inventory.plan(claims.get(i % claims.size()));
      allocator.sweepAllocations(plan, (node, allocation) -> true);
      times.add((double) (System.nanoTime() - start));
    }
    // The first half warms up.
    List<Double> warm = new ArrayList<>(times.subList(times.size() / 2, times.size()));
    warm.sort(null);
    return warm.get(warm.size() / 2);
  }
}
