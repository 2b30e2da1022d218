package io.github.aiconf.cli;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.catalog.ProfileCatalog;
import io.github.aiconf.core.catalog.RequirementCatalog;
import io.github.aiconf.core.input.InputException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf explain}. */
@Command(
    name = "explain",
    description =
        "Explain what a requirement means here, what its checks ask, and what their answers prove.",
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {"", "Example:", "  aiconf explain gang_scheduling"})
final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "ID",
      description = "For example gang_scheduling; aiconf list prints all.")
  String id = "";

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "A folder with jars that hold further requirements.")
  @Nullable
  Path plugins;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RequirementCatalog catalog = SelectionOptions.catalog(plugins);
    List<String> levels = levels();
    Optional<Requirement> requirement = catalog.find(id);
    if (requirement.isEmpty() && levels.isEmpty()) {
      TreeSet<String> known = new TreeSet<>();
      catalog.requirements().forEach(r -> known.add(r.id()));
      Checklists.all()
          .forEach(checklist -> checklist.items().forEach(item -> known.add(item.id())));
      throw new InputException(
          "there is no requirement '" + id + "'; there are " + String.join(", ", known));
    }
    Paragraphs text = new Paragraphs(terminal.out(), terminal.columns());
    if (requirement.isEmpty()) {
      text.line(id);
      text.entry("Level", String.join(", ", levels));
      text.entry(
          "Checks", "none yet: aiconf check answers UNKNOWN(" + Reason.NO_CHECK.code() + ")");
    } else {
      explain(requirement.get(), levels, text);
    }
    return ExitCode.OK;
  }

  private void explain(Requirement requirement, List<String> levels, Paragraphs text) {
    PrintWriter out = terminal.out();
    text.line(requirement.id() + ": " + requirement.title());
    text.entry(
        "Level",
        levels.isEmpty() ? requirement.level() + " (of the plugin)" : String.join(", ", levels));
    text.entry("Means", requirement.meaning());
    ProfileCatalog profiles = ProfileCatalog.load(List.of(requirement), Optional.empty());
    for (Check check : requirement.checks()) {
      out.println();
      text.line("Check " + check.id() + " (" + check.depth() + ")");
      text.entry("Asks", check.question());
      text.entry("PASS proves", check.proves());
      for (Reason reason : check.failures()) {
        text.entry("FAIL", reason.code() + ": " + reason.meaning());
      }
      text.entry("Reads", reads(check.reads(profiles)));
    }
    out.println();
    text.line("UNKNOWN has one of these reasons:");
    for (Reason reason : Reason.ofUnknown()) {
      text.entry(reason.code(), reason.meaning());
    }
    out.flush();
  }

  private List<String> levels() {
    List<String> levels = new ArrayList<>();
    for (Checklist checklist : Checklists.all()) {
      checklist.find(id).ifPresent(item -> levels.add(checklist.release() + " " + item.level()));
    }
    return levels;
  }

  private static String reads(Reads reads) {
    List<String> parts = new ArrayList<>();
    reads.lists().keySet().forEach(type -> parts.add(type.toString()));
    reads.named().forEach((type, names) -> names.forEach(name -> parts.add(type + "/" + name)));
    if (reads.gates()) {
      parts.add("feature gates (/metrics)");
    }
    return parts.isEmpty() ? "discovery only" : String.join(", ", parts);
  }
}
