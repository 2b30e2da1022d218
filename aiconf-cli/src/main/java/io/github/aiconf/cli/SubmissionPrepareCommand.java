package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.edit.Diff;
import io.github.aiconf.core.submission.edit.NewContent;
import io.github.aiconf.core.submission.fill.HumanWords;
import io.github.aiconf.core.submission.fill.Layer;
import io.github.aiconf.core.submission.fill.Preparation;
import io.github.aiconf.core.submission.fill.PreparedProduct;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.proof.ProofFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf submission prepare}. */
@Command(
    name = "prepare",
    description = {
      "Fill status, evidence and notes of a submission from reports.",
      "Shows the changes first. What a human wrote stays; id, description and level are never touched."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  aiconf submission prepare --report r.json v1.37/acme",
      "  aiconf submission prepare --report r.json --report imported.json \\",
      "      --evidence ai_inference=https://docs.acme.example/gateway \\",
      "      --not-applicable \"cluster_autoscaling=The nodes are fixed machines of the customer.\" v1.37/acme"
    })
final class SubmissionPrepareCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The directory with PRODUCT.yaml.")
  Path directory = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "FILE",
      required = true,
      description =
          "What aiconf check -o json, or aiconf submission import, wrote. May be given several times.")
  List<Path> reports = new ArrayList<>();

  @Option(
      names = "--evidence",
      paramLabel = "ID=LINK",
      description = "Evidence of yours: a link, or a file in DIR.")
  List<String> evidence = new ArrayList<>();

  @Option(
      names = "--not-applicable",
      paramLabel = "ID=REASON",
      description = "Why a requirement does not concern the product.")
  List<String> reasons = new ArrayList<>();

  @Option(
      names = "--layer",
      paramLabel = "ID=LAYER",
      description = "What provides it: infrastructure, base, add-on or product.")
  List<String> layers = new ArrayList<>();

  @Option(
      names = "--no-attach",
      description =
          "Do not copy the report of a check into DIR as evidence. It names nodes and workloads.")
  boolean noAttach;

  @Option(names = "--dry-run", description = "Show the changes and write nothing.")
  boolean dryRun;

  SubmissionPrepareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SubmissionDirectory submission = SubmissionDirectory.at(directory);
    HumanWords human =
        new HumanWords(pairs("--not-applicable", reasons), layers(), lists("--evidence", evidence));
    Map<Path, String> attached = new LinkedHashMap<>();
    List<Preparation.Report> proofs = new ArrayList<>();
    for (Path report : reports) {
      ProofFile proof = ProofFile.read(report);
      proofs.add(new Preparation.Report(proof, evidenceName(submission, report, proof, attached)));
    }
    PreparedProduct product = new Preparation(submission, proofs, human).prepare();
    for (PreparedProduct.Line line : product.lines()) {
      terminal
          .out()
          .println(Terminal.plain(line.id() + ": "
              + (line.status().isEmpty() ? "open" : line.status()) + " - " + line.why()));
    }
    Diff.of(submission.pathOf(SubmissionDirectory.PRODUCT), product.before(), product.after())
        .lines()
        .map(Terminal::plain)
        .forEach(terminal.out()::println);
    if (!dryRun && !product.after().equals(product.before())) {
      write(submission, product, attached);
    }
    return ExitCode.OK;
  }

  private static void write(
      SubmissionDirectory submission, PreparedProduct product, Map<Path, String> attached) {
    attached.forEach((report, name) -> {
      if (product.after().contains("\"" + name + "#")) {
        NewContent.write(submission.directory().resolve(name), bytes(report));
      }
    });
    NewContent.write(submission.directory().resolve(SubmissionDirectory.PRODUCT), product.bytes());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  /** Where a report lies in the directory, or is to be copied to. */
  private Optional<String> evidenceName(
      SubmissionDirectory submission, Path report, ProofFile proof, Map<Path, String> attached) {
    if (proof.imported()) {
      return Optional.empty();
    }
    Path real;
    try {
      real = report.toRealPath();
    } catch (IOException e) {
      throw InputException.unreadable(report, e);
    }
    if (real.startsWith(submission.directory())) {
      return Optional.of(submission.directory().relativize(real).toString().replace('\\', '/'));
    }
    if (noAttach) {
      return Optional.empty();
    }
    String name = attached.isEmpty()
        ? "aiconf-report.json"
        : "aiconf-report-" + (attached.size() + 1) + ".json";
    attached.put(report, name);
    return Optional.of(name);
  }

  private Map<String, Layer> layers() {
    Map<String, Layer> known = new HashMap<>();
    pairs("--layer", layers)
        .forEach(
            (id, key) -> known.put(
                id,
                Layer.ofKey(key)
                    .orElseThrow(
                        () -> new InputException(
                            "--layer " + id + "=" + key
                                + ": there is no such layer; there are infrastructure, base, add-on, product"))));
    return known;
  }

  private static Map<String, String> pairs(String option, List<String> arguments) {
    Map<String, String> pairs = new LinkedHashMap<>();
    lists(option, arguments).forEach((id, values) -> pairs.put(id, String.join(" ", values)));
    return pairs;
  }

  private static Map<String, List<String>> lists(String option, List<String> arguments) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals <= 0 || argument.substring(equals + 1).isBlank()) {
        throw new InputException(
            option + " " + argument + ": write the id of a requirement, =, and the value");
      }
      lists
          .computeIfAbsent(argument.substring(0, equals), id -> new ArrayList<>())
          .add(argument.substring(equals + 1));
    }
    return lists;
  }
}
