package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.NodeInventory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf placement filter}. */
@Command(
    name = "filter",
    description = {
      "Say which nodes take a pod, and for all others every filter of the scheduler that refuses.",
      "With --stream: answer cases, a line each, from files or the standard input."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 fits, 1 does not, 2 bad input, 3 undecided, 5 no usable answer of the server.",
      "",
      "Examples:",
      "  aiconf placement filter -f pod.yaml --snapshot cluster.snapshot.jsonl.gz",
      "  aiconf placement filter --stream < cases.jsonl > answers.jsonl"
    })
final class PlacementFilterCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      description = "Pods, and templates of their claims, YAML or JSON; - for the standard input.")
  List<String> files = new ArrayList<>();

  @Option(names = "--node", paramLabel = "NAME", description = "Only this node.")
  @Nullable
  String node;

  @Mixin
  ScenarioOption whatIf = new ScenarioOption();

  @Mixin
  PlacementOptions options = new PlacementOptions();

  @Mixin
  AnswerFormatOption output = new AnswerFormatOption();

  @Option(names = "--stream", description = "Answer cases instead; see docs/placement.md.")
  boolean stream;

  @Parameters(
      paramLabel = "CASES",
      arity = "0..*",
      description = "With --stream: files of cases. Default: the standard input.")
  List<String> cases = new ArrayList<>();

  PlacementFilterCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What was asked, and what came of it. */
  private record Question(
      PlacementCluster cluster, List<PodPlacement> pods, List<Gap> gaps, List<String> notes) {

    PlacementAnswer answer() {
      if (!gaps.isEmpty()) {
        return PlacementAnswer.UNDECIDED;
      }
      PlacementAnswer worst = PlacementAnswer.FITS;
      for (PodPlacement pod : pods) {
        worst = pod.answer().compareTo(worst) > 0 ? pod.answer() : worst;
      }
      return worst;
    }
  }

  @Override
  public Integer call() throws IOException {
    if (stream) {
      return stream();
    }
    if (!cases.isEmpty()) {
      throw new InputException(
          "'" + cases.get(0) + "' is not expected here; name files of pods with -f");
    }
    if (files.isEmpty()) {
      throw new InputException("-f is missing; name a file with pods, or - to read them");
    }
    AnswerFormat format = output.format();
    PodFiles written = PodFiles.read(files, terminal);
    Scenario scenario = whatIf.read(terminal);
    if (scenario.raisesQuotas()) {
      throw new InputException("--what-if: quotas decide about gangs; ask aiconf gang fit");
    }
    PlacementCluster cluster = options.read(terminal.environment(), scenario.reads());
    PlacementCluster then = scenario.applyTo(cluster, written.written());
    Optional<Question> now =
        scenario.isEmpty() ? Optional.empty() : Optional.of(ask(written, cluster));
    Question question = ask(written, then);
    if (format == AnswerFormat.JSON) {
      json(question, now);
    } else {
      text(question, now);
    }
    return question.answer().exitCode();
  }

  private int stream() {
    if (!files.isEmpty() || node != null || options.namesCluster() || !whatIf.files.isEmpty()) {
      throw new InputException(
          "--stream brings its own pods and clusters; leave out -f, --node, --what-if and the cluster");
    }
    return CaseFiles.ofPods(terminal, options.profile()).answer(cases)
        ? ExitCode.OK
        : ExitCode.BAD_INPUT;
  }

  private Question ask(PodFiles written, PlacementCluster cluster) {
    List<PodFiles.Wanted> wanted = written.pods(cluster);
    List<ResourceClaim> claims = new ArrayList<>(written.claims(cluster));
    List<String> notes = new ArrayList<>(cluster.notes());
    wanted.forEach(pod -> {
      claims.addAll(pod.claims());
      notes.addAll(pod.notes());
    });
    List<Gap> gaps =
        cluster.unseenFor(wanted).stream().map(PlacementCluster.Unseen::gap).toList();
    List<PodPlacement> placements = new ArrayList<>();
    if (gaps.isEmpty()) {
      NodeInventory inventory = cluster.inventory(claims);
      for (PodFiles.Wanted pod : wanted) {
        PodPlacement placement = PodPlacement.of(pod.pod(), inventory.judge(pod.pod()), node);
        placements.add(placement);
        notes.addAll(placement.notes(cluster));
      }
    }
    return new Question(cluster, placements, gaps, notes.stream().distinct().toList());
  }

  private void text(Question question, Optional<Question> now) {
    AnswerPage page = new AnswerPage(terminal);
    page.header(question.cluster().facts(), question.cluster().release());
    if (now.isPresent()) {
      page.field("What if:", String.join("; ", question.cluster().change().words()));
    }
    if (!question.gaps().isEmpty()) {
      page.field("Fits on:", "not known");
      page.gaps(question.gaps());
    }
    for (int i = 0; i < question.pods().size(); i++) {
      if (i > 0) {
        page.blank();
      }
      int number = i;
      pod(question.pods().get(i), now.map(each -> each.pods().get(number)), page);
    }
    page.notes(question.notes());
    page.end();
  }

  private static void pod(PodPlacement pod, Optional<PodPlacement> now, AnswerPage page) {
    page.field("Pod:", pod.pod().key());
    now.ifPresent(each -> page.field("Now fits on:", fitsOn(each)));
    page.field(now.isPresent() ? "Then:" : "Fits on:", fitsOn(pod));
    pod.message().ifPresent(message -> page.field("Scheduler:", message));
    if (!pod.refusals().isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("NODES", "NAMES", "EVICTION", "REFUSED BY"));
      for (PodPlacement.Group group : pod.refusals()) {
        rows.add(List.of(
            String.valueOf(group.nodes().size()),
            some(group.nodes()),
            group.isResolvable() ? "may help" : "no",
            String.join(
                "; ", group.reasons().stream().map(PodPlacement.Refusal::text).toList())));
      }
      page.blank();
      page.table(0, rows);
    }
  }

  /** A column must not be wide. */
  private static String some(List<String> names) {
    return names.size() <= 2
        ? String.join(", ", names)
        : names.get(0) + ", " + names.get(1) + ", …";
  }

  private static String fitsOn(PodPlacement pod) {
    String fits = switch (pod.answer()) {
      case NOT_MODELLED -> "not known; by filters ";
      case UNDECIDED -> "not known; for certain ";
      default -> "";
    };
    if (pod.pinned()) {
      return fits
          + (pod.fits().isEmpty()
              ? "not on " + pod.refusals().get(0).nodes().get(0)
              : pod.fits().get(0));
    }
    String of = " of " + pod.asked() + (pod.asked() == 1 ? " node" : " nodes");
    return fits
        + (pod.fits().isEmpty()
            ? "none" + of
            : pod.fits().size() + of + ": " + Choices.some(pod.fits()));
  }

  private void json(Question question, Optional<Question> now) throws IOException {
    PlacementCluster cluster = question.cluster();
    try (AnswerJson json = cluster.answer(terminal)) {
      json.fields(to -> {
        to.writeStringField("answer", question.answer().name());
        if (now.isPresent()) {
          GangJson.whatIf(cluster.change(), now.get().answer(), to);
        }
        to.writeArrayFieldStart("pods");
        for (PodPlacement pod : question.pods()) {
          PlacementJson.write(pod, to);
        }
        to.writeEndArray();
      });
      json.end(question.notes(), question.gaps());
    }
  }
}
