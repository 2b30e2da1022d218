package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.dra.AllocatedDevice;
import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.ClaimAllocation;
import io.github.aiconf.simulator.dra.Refusals;
import io.github.aiconf.simulator.dra.stream.AllocationJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf dra allocate}. */
@Command(
    name = "allocate",
    description = {
      "Allocate claims together, as those of one pod, and say on which nodes they fit.",
      "With --stream: answer cases, a line each, from files or the standard input."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 fits, 1 does not, 2 bad input, 3 undecided, 5 no usable answer of the server.",
      "",
      "Examples:",
      "  aiconf dra allocate -f claims.yaml --snapshot cluster.snapshot.jsonl.gz",
      "  aiconf dra allocate --stream < cases.jsonl > answers.jsonl"
    })
final class DraAllocateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      description = "Claims or templates of claims, YAML or JSON; - for the standard input.")
  List<String> files = new ArrayList<>();

  @Option(names = "--node", paramLabel = "NAME", description = "Only this node.")
  @Nullable
  String node;

  @Mixin
  DraOptions options = new DraOptions();

  @Mixin
  AnswerFormatOption output = new AnswerFormatOption();

  @Option(names = "--stream", description = "Answer cases instead; see docs/dra.md.")
  boolean stream;

  @Parameters(
      paramLabel = "CASES",
      arity = "0..*",
      description = "With --stream: files of cases. Default: the standard input.")
  List<String> cases = new ArrayList<>();

  DraAllocateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (stream) {
      return stream();
    }
    if (!cases.isEmpty()) {
      throw new InputException(
          "'" + cases.get(0) + "' is not expected here; name files of claims with -f");
    }
    if (files.isEmpty()) {
      throw new InputException("-f is missing; name a file with claims, or - to read them");
    }
    AnswerFormat format = output.format();
    ClaimFiles written = ClaimFiles.read(files, terminal);
    DeviceCluster cluster = options.read(terminal.environment());
    ClaimQuestion question = ClaimQuestion.of(written, cluster, node);
    if (format == AnswerFormat.JSON) {
      json(question);
    } else {
      text(question);
    }
    return question.answer().exitCode();
  }

  private int stream() throws IOException {
    if (!files.isEmpty() || node != null || options.namesCluster()) {
      throw new InputException(
          "--stream brings its own claims and clusters; leave out -f, --node and the cluster");
    }
    return CaseFiles.ofClaims(terminal, options.profile()).answer(cases)
        ? ExitCode.OK
        : ExitCode.BAD_INPUT;
  }

  private void text(ClaimQuestion question) {
    AnswerPage page = new AnswerPage(terminal);
    page.header(question.cluster().facts(), question.cluster().profile().release());
    if (question.sweep().isEmpty()) {
      page.field("Fits on:", "not known");
      page.gaps(question.cluster().gaps());
      page.notes(question.notes());
      page.end();
      return;
    }
    NodeSweep sweep = question.sweep().get();
    page.field("Fits on:", fitsOn(sweep));
    if (sweep.first().isPresent()) {
      int first = sweep.first().get();
      if (!sweep.pinned()) {
        page.field("Devices on:", sweep.name(first));
      }
      page.blank();
      page.table(0, devices(allocations(sweep, first)));
    } else if (!sweep.refused().isEmpty()) {
      page.blank();
      new RefusalText(page, sweep)
          .summary(Refusals.of(sweep.inventory(), sweep.plan(), sweep.refused(), 1));
      page.blank();
      page.line("Why, and what would help:");
      page.command("aiconf dra why" + arguments());
    }
    page.notes(question.notes());
    page.end();
  }

  static String fitsOn(NodeSweep sweep) {
    if (sweep.answer() == DraAnswer.UNDECIDED) {
      return "not known";
    }
    if (sweep.pinned()) {
      return sweep.first().isPresent()
          ? sweep.name(sweep.first().get())
          : "not on " + sweep.name(sweep.refused().get(0));
    }
    String of = " of " + sweep.asked() + (sweep.asked() == 1 ? " node" : " nodes");
    return sweep.fits().isEmpty()
        ? "none" + of
        : sweep.fits().size() + of + ": " + Choices.some(sweep.names(sweep.fits()));
  }

  private String arguments() {
    StringBuilder text = new StringBuilder();
    files.forEach(file -> text.append(" -f ").append(file));
    if (node != null) {
      text.append(" --node ").append(node);
    }
    return text.append(options.clusterArguments()).toString();
  }

  private static List<ClaimAllocation> allocations(NodeSweep sweep, int node) {
    return sweep.inventory().allocate(node, sweep.plan()) instanceof Allocation.Allocated allocated
        ? allocated.claims()
        : List.of();
  }

  private static List<List<String>> devices(List<ClaimAllocation> claims) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("CLAIM", "REQUEST", "DRIVER", "POOL", "DEVICE"));
    for (ClaimAllocation claim : claims) {
      for (AllocatedDevice device : claim.devices()) {
        rows.add(List.of(
            claim.claim(),
            device.request(),
            device.driver(),
            device.pool(),
            device.device() + remarks(device)));
      }
      if (claim.devices().isEmpty()) {
        rows.add(List.of(claim.claim(), "-", "-", "-", "none asked for"));
      }
    }
    return rows;
  }

  private static String remarks(AllocatedDevice device) {
    List<String> remarks = new ArrayList<>();
    if (device.adminAccess()) {
      remarks.add("admin access");
    }
    Map<String, Object> consumed = new TreeMap<>(device.consumedCapacity());
    consumed.forEach((name, amount) -> remarks.add(name + " " + amount));
    return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
  }

  private void json(ClaimQuestion question) throws IOException {
    try (DraJson json = new DraJson(terminal, question.cluster())) {
      json.claims(question.claims());
      json.answer(question.answer());
      if (question.sweep().isPresent()) {
        NodeSweep sweep = question.sweep().get();
        json.nodes(sweep);
        if (sweep.first().isPresent()) {
          int first = sweep.first().get();
          json.fields(to -> {
            to.writeStringField("node", sweep.name(first));
            to.writeFieldName("allocations");
            AllocationJson.write(allocations(sweep, first), to);
          });
        } else {
          Refusals refusals = Refusals.of(sweep.inventory(), sweep.plan(), sweep.refused(), 1);
          json.refusals(sweep, refusals, new RefusalText(new AnswerPage(terminal), sweep));
        }
      }
      json.end(question.notes(), question.cluster().gaps());
    }
  }
}
