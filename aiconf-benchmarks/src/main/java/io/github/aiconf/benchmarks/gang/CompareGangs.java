package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.benchmarks.Chart;
import io.github.aiconf.benchmarks.MarkedSection;
import io.github.aiconf.benchmarks.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures questions about gangs beside Kubernetes' own scheduler, on clusters of the same size and
 * the same machine; see {@code compare-gangs}.
 */
public final class CompareGangs {

  private static final int LEAST_QUESTIONS = 50;
  private static final long MILLISECOND = 1_000_000;

  /**
   * A row of the table.
   *
   * @param options of the rival, beside the size of the cluster
   * @param method of our benchmark
   * @param fits whether all pods can be placed
   */
  private record Row(
      String title, String options, GangQuestion question, String method, boolean fits) {}

  private final boolean brief;
  private final int nodes;
  private final List<String> lines = new ArrayList<>();

  private CompareGangs(boolean brief) {
    this.brief = brief;
    this.nodes = brief ? 500 : 5_000;
  }

  /** Compares; see {@code compare-gangs} for the arguments. */
  public static void main(String[] arguments) throws IOException {
    List<String> rest = new ArrayList<>(List.of(arguments));
    CompareGangs compare = new CompareGangs(rest.remove("--short"));
    int write = rest.indexOf("--write");
    String document = write >= 0 && write + 1 < rest.size() ? rest.remove(write + 1) : "";
    rest.remove("--write");
    if (rest.size() > 1) {
      System.err.println("compare-gangs takes one argument: the path of the rival's program");
      System.exit(2);
    }
    if (rest.isEmpty()) {
      compare.ownFigures();
      compare.growth();
    } else {
      compare.table(new SchedulerBench(Path.of(rest.get(0))));
    }
    if (!document.isEmpty()) {
      String section = rest.isEmpty() ? "gang-figures" : "compare-gangs";
      new MarkedSection(Path.of(document), section).write(compare.lines);
    }
  }

  private void table(SchedulerBench rival) throws IOException {
    print("| case | the rival | garbage | ours | garbage | ratio |");
    print("|---|---|---|---|---|---|");
    for (Row row : rows()) {
      compare(rival, row);
    }
  }

  private void growth() {
    print("");
    print("```");
    grows("nodes, a fifth as many pods of 8 GPUs: they fit", GangQuestion.FITS, "answer");
    grows("the same, one node short: explained", GangQuestion.ONE_SHORT, "explain");
    grows("the same in one of three zones", GangQuestion.ZONE, "answer");
    grows("the same, a claim for 8 devices each", GangQuestion.CLAIMS, "answer");
    grows("four kinds of pods on 50 kinds of nodes", GangQuestion.FOUR_CLASSES, "answer");
    grows(
        "28 pods on each node already, too many more: explained",
        GangQuestion.WORN_SHORT,
        "explain");
    print("```");
  }

  private List<Row> rows() {
    String pods = String.format("%,d", nodes / 5);
    String size = "-nodes " + nodes + " -pods " + nodes / 5;
    return List.of(
        new Row(pods + " pods of 8 GPUs", size + " -algo", GangQuestion.FITS, "answer", true),
        new Row(
            "the same, one node short; explained",
            size + " -algo -infeasible",
            GangQuestion.ONE_SHORT,
            "explain",
            false),
        new Row(
            "the same, pods hold the GPUs that are missing; explained",
            size + " -algo -infeasible",
            GangQuestion.ONE_SHORT_TAKEN,
            "explain",
            false),
        new Row(
            "33 of them in one rack of 32",
            "-nodes " + nodes + " -pods 33 -gang -topology " + GangObjects.RACK,
            GangQuestion.RACK,
            "answer",
            false),
        new Row(
            pods + " in one of three zones",
            size + " -gang -topology " + GangObjects.ZONE,
            GangQuestion.ZONE,
            "answer",
            true),
        new Row(
            pods + " claims of 8 devices", size + " -dra", GangQuestion.CLAIMS, "answer", true));
  }

  private void compare(SchedulerBench rival, Row row) throws IOException {
    SchedulerBench.Run theirs = rival.run(row.options());
    if (theirs.left() == 0 != row.fits()) {
      throw new IllegalStateException(row.title() + ": the rival placed " + theirs.placed()
          + " pods and left " + theirs.left());
    }
    for (GangInput input : row.question().inputs(nodes)) {
      if (input.verify() != row.fits()) {
        throw new IllegalStateException(row.title() + ": ours differs from the rival");
      }
    }
    Measured ours = measured(row.question(), row.method());
    print("| " + row.title() + "; `" + row.options() + "` | " + Measured.time(theirs.nanoseconds())
        + " | " + (theirs.bytes() == 0 ? "" : Measured.size(theirs.bytes())) + " | "
        + Measured.time(ours.nanoseconds()) + " | " + Measured.size(ours.bytes()) + " | "
        + Measured.number(theirs.nanoseconds() / ours.nanoseconds()) + " |");
  }

  private Measured measured(GangQuestion question, String method) {
    return Measured.of(
        "gang.GangBenchmark." + method,
        Map.of("question", question.name(), "nodes", "" + nodes),
        brief);
  }

  /** What the rival has no counterpart for. */
  private void ownFigures() {
    print(String.format(
        "| %,d nodes with %,d GPUs | time | garbage |", nodes, nodes * GangObjects.GPUS));
    print("|---|---|---|");
    own("four kinds of pods on 50 kinds of nodes", GangQuestion.FOUR_CLASSES, "answer");
    own("one rack too small, explained", GangQuestion.RACK, "explain");
    String worn = String.format("%,d pods there already, all nodes different: ", 28 * nodes);
    own(worn + "it fits", GangQuestion.WORN, "answer");
    own("the same, too many pods, nodes tainted or cordoned", GangQuestion.WORN_SHORT, "answer");
    own("the same, explained", GangQuestion.WORN_SHORT, "explain");
    event("a pod goes and comes back: two events", "podGoesAndComes");
    event("the same, with a question after each", "podAndAnswers");
    event("a node is reported again", "node");
    event("from decoded objects to the first answer", "firstAnswer");
  }

  private void own(String title, GangQuestion question, String method) {
    figures(title, measured(question, method));
  }

  private void event(String title, String method) {
    figures(
        title, Measured.of("gang.EventBenchmark." + method, Map.of("nodes", "" + nodes), brief));
  }

  private void figures(String title, Measured ours) {
    print("| " + title + " | " + Measured.time(ours.nanoseconds()) + " | "
        + Measured.size(ours.bytes()) + " |");
  }

  private void grows(String title, GangQuestion question, String method) {
    int[] sizes = {500, 1_000, 2_500, 5_000, 10_000};
    double[] times = new double[sizes.length];
    boolean explain = method.equals("explain");
    // Warms up, with the sizes of the middle.
    median(question.inputs(sizes[1]), explain);
    median(question.inputs(sizes[2]), explain);
    for (int i = 0; i < sizes.length; i++) {
      times[i] = median(question.inputs(sizes[i]), explain);
    }
    Chart.of(title, sizes, times).forEach(this::print);
  }

  /** Of questions to inputs in turn; the first half warms up. */
  private double median(List<GangInput> inputs, boolean explain) {
    List<Double> times = new ArrayList<>();
    long end = System.nanoTime() + (brief ? 100 : 700) * MILLISECOND;
    for (int i = 0; i < LEAST_QUESTIONS || System.nanoTime() < end; i++) {
      GangInput input = inputs.get(i % inputs.size());
      long start = System.nanoTime();
      if (explain) {
        input.explainer().explain(input.gang());
      } else {
        input.solver().answer(input.gang());
      }
      times.add((double) (System.nanoTime() - start));
    }
    List<Double> warm = new ArrayList<>(times.subList(times.size() / 2, times.size()));
    warm.sort(null);
    return warm.get(warm.size() / 2);
  }

  private void print(String line) {
    lines.add(line);
    System.out.println(line);
  }
}
