package io.github.aiconf.benchmarks.dra;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.aiconf.benchmarks.MarkedSection;
import io.github.aiconf.benchmarks.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the allocation of devices beside Kubernetes' own allocator, on the same files and the
 * same machine, after comparing what both decide; see {@code compare-dra}.
 */
public final class CompareDra {

  private static final int LAST_SCENARIO = 11;
  private static final int SAMPLE = 3;

  /** How the rival's time is taken from what it prints. */
  private enum Kind {
    /** One call, warm: the mean of many. */
    CALL,
    /** One call, cold, where a warm one would not differ. */
    ONE_CALL,
    /** Construction and a call for every node. */
    SWEEP,
    /** A call for some nodes, times all. */
    SAMPLED_SWEEP,
    /** Many pods, one after the other. */
    FILL
  }

  /**
   * A row of the table.
   *
   * @param input a generated cluster, or the beginning of the name of a scenario
   * @param options of the rival
   * @param benchmark ours
   */
  private record Row(String title, Kind kind, String input, String options, String benchmark) {}

  private final Rival rival;
  private final Optional<Path> scenarios;
  private final boolean brief;
  private final PrintStream out;
  private final Path folder;
  private final List<String> lines = new ArrayList<>();

  private CompareDra(Rival rival, Optional<Path> scenarios, boolean brief, PrintStream out)
      throws IOException {
    this.rival = rival;
    this.scenarios = scenarios;
    this.brief = brief;
    this.out = out;
    this.folder = Files.createTempDirectory("aiconf-dra-");
  }

  /** Compares; see {@code compare-dra} for the arguments. */
  public static void main(String[] arguments) throws IOException {
    List<String> rest = new ArrayList<>(List.of(arguments));
    boolean brief = rest.remove("--short");
    Optional<Path> document = option(rest, "--write");
    Optional<Path> scenarios = option(rest, "--scenarios");
    if (rest.size() != 1) {
      System.err.println("compare-dra needs one argument: the path of the rival's program");
      System.exit(2);
    }
    CompareDra compare =
        new CompareDra(new Rival(Path.of(rest.get(0))), scenarios, brief, System.out);
    try {
      compare.run();
    } finally {
      compare.removeFiles();
    }
    if (document.isPresent()) {
      new MarkedSection(document.get(), "compare-dra").write(compare.lines);
    }
  }

  private static Optional<Path> option(List<String> arguments, String name) {
    int index = arguments.indexOf(name);
    if (index < 0 || index + 1 == arguments.size()) {
      return Optional.empty();
    }
    arguments.remove(index);
    return Optional.of(Path.of(arguments.remove(index)));
  }

  private void run() throws IOException {
    print("| case | the rival | garbage | ours | garbage | ratio |");
    print("|---|---|---|---|---|---|");
    for (Row row : rows()) {
      compare(row);
    }
    print("");
    ownFigures();
    print("");
    new Growth(rival, folder, brief).measure().forEach(this::print);
  }

  private List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    if (scenarios.isPresent()) {
      for (int i : IntStream.rangeClosed(1, LAST_SCENARIO).toArray()) {
        String name = String.format("%02d-", i);
        rows.add(scenario(name));
      }
      rows.add(scenario("21-"));
    }
    String nodes = brief ? "100" : "1000";
    String sample = String.join(
        ",",
        IntStream.range(0, SAMPLE).mapToObj(i -> String.format("node-%04d", i)).toList());
    rows.add(new Row(
        "one pod against " + nodes + " nodes, four aligned devices of eight",
        Kind.SWEEP,
        "cluster:nodes=" + nodes + ",gpus=8,k=4,align=1",
        "-bench 3",
        "SweepBenchmark.allocations"));
    rows.add(new Row(
        "the same, the first question to an inventory",
        Kind.SWEEP,
        "cluster:nodes=" + nodes + ",gpus=8,k=4,align=1",
        "-bench 3",
        "SweepBenchmark.firstAllocations"));
    int requests = brief ? 8 : 11;
    rows.add(new Row(
        requests + " single requests, " + (requests - 1) + " devices",
        Kind.ONE_CALL,
        "search:n=" + (requests - 1) + ",k=" + requests,
        "-timeout 0",
        "AllocationBenchmark.allocate"));
    int aligned = brief ? 7 : 10;
    rows.add(new Row(
        aligned + " single requests that have to match, four groups of " + (aligned - 1),
        Kind.ONE_CALL,
        "search:n=" + 4 * (aligned - 1) + ",k=" + aligned + ",group=" + (aligned - 1),
        "-timeout 0",
        "AllocationBenchmark.allocate"));
    rows.add(new Row(
        "partitions with shared counters, " + nodes + " nodes",
        Kind.SAMPLED_SWEEP,
        "cluster:nodes=" + nodes + ",gpus=8,k=2,mig=7",
        "-timeout 0 -node " + sample,
        "SweepBenchmark.allocations"));
    rows.add(new Row(
        "1,000 pods of eight devices on 5,000 nodes of eight",
        Kind.FILL,
        "cluster:nodes=5000,gpus=8,k=8",
        "-fill 1000",
        "FillBenchmark.fill"));
    return rows;
  }

  private Row scenario(String name) throws IOException {
    try (Stream<Path> files = Files.list(scenarios.orElseThrow())) {
      Path file = files
          .filter(f -> f.getFileName().toString().startsWith(name))
          .findFirst()
          .orElseThrow(() -> new IOException("no scenario " + name + " in " + scenarios.get()));
      String title = file.getFileName().toString().replace(".yaml", "");
      String calls = brief ? "100" : "2000";
      return new Row(
          title, Kind.CALL, file.toString(), "-bench " + calls, "AllocationBenchmark.allocate");
    }
  }

  private void compare(Row row) throws IOException {
    Path file = file(row.input());
    JsonNode theirs = rival.run(row.options(), file);
    DraFile objects = DraFile.read(file);
    int compared = new Answers(objects).compare(theirs);
    double theirTime = switch (row.kind()) {
      case CALL -> theirs.path("bench").path("allocate").path("nsPerOp").asDouble();
      case ONE_CALL -> theirs.path("nodes").path(0).path("elapsedNs").asDouble();
      case SWEEP -> theirs.path("bench").path("sweepNs").asDouble();
      case SAMPLED_SWEEP -> median(theirs.path("nodes")) * objects.nodes().size();
      case FILL -> theirs.path("fill").path("elapsedNs").asDouble();
    };
    double theirBytes = theirs.path("bench").path("allocate").path("bytesPerOp").asDouble()
        * (row.kind() == Kind.SWEEP ? objects.nodes().size() : 1);
    Measured ours = measured(row.benchmark(), file);
    String command = row.input().startsWith("/")
        ? "`" + row.options() + " " + file.getFileName() + "`"
        : "`-generate " + row.input() + "`, `" + row.options() + "`";
    print("| " + row.title() + "; " + command + " | " + Measured.time(theirTime) + " | "
        + (theirBytes == 0 ? "" : Measured.size(theirBytes)) + " | "
        + Measured.time(ours.nanoseconds()) + " | " + garbage(row, file, ours) + " | "
        + Measured.number(theirTime / ours.nanoseconds()) + " |");
    out.println("  (" + compared + " answers compared)");
  }

  /**
   * A pod prepares its claims once and asks many nodes, so that the rest counts for each of them.
   */
  private String garbage(Row row, Path file, Measured ours) {
    String whole = Measured.size(ours.bytes());
    if (row.kind() != Kind.CALL) {
      return whole;
    }
    Measured prepared = measured("AllocationBenchmark.allocatePrepared", file);
    return whole + ", " + Measured.size(prepared.bytes()) + " of it for each node";
  }

  private Measured measured(String benchmark, Path file) {
    return Measured.of("dra." + benchmark, Map.of("file", file.toString()), brief);
  }

  private static double median(JsonNode nodes) {
    List<Double> times = new ArrayList<>();
    nodes.forEach(node -> times.add(node.path("elapsedNs").asDouble()));
    times.sort(null);
    return times.get(times.size() / 2);
  }

  /** What the rival has no counterpart for. */
  private void ownFigures() throws IOException {
    print("| 5,000 nodes with 40,000 devices | time | garbage |");
    print("|---|---|---|");
    Path large = file("cluster:nodes=5000,gpus=8,k=8");
    own("compile an inventory from decoded objects", "InventoryBenchmark.compile", large);
    own("a claim is allocated", "InventoryBenchmark.claim", large);
    own("the same, and its node asked again", "InventoryBenchmark.claimAndQuestion", large);
    own("a slice is published anew", "InventoryBenchmark.slice", large);
    own("a slice goes", "InventoryBenchmark.withoutSlice", large);
    own("a node changes", "InventoryBenchmark.node", large);
    own("a node goes", "InventoryBenchmark.withoutNode", large);
    Path infeasible = file("cluster:nodes=1000,gpus=8,k=4,align=1,used=6");
    own("1,000 nodes: refused on all of them", "ExplanationBenchmark.refuse", infeasible);
    own("the same, and explained for all of them", "ExplanationBenchmark.explain", infeasible);
    Path steps = file("search:n=10,k=11");
    own("11 requests, 10 devices: the search alone", "AllocationBenchmark.search", steps);
  }

  private void own(String title, String benchmark, Path file) {
    Measured ours = measured(benchmark, file);
    print("| " + title + " | " + Measured.time(ours.nanoseconds()) + " | "
        + Measured.size(ours.bytes()) + " |");
  }

  private Path file(String input) throws IOException {
    if (input.startsWith("/")) {
      return Path.of(input);
    }
    // Commas separate values of parameters.
    Path file = folder.resolve(input.replaceAll("[:,=]", "_") + ".json");
    if (!Files.exists(file)) {
      rival.generate(input, file);
    }
    return file;
  }

  private void print(String line) {
    lines.add(line);
    out.println(line);
  }

  private void removeFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
