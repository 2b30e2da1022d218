package io.github.aiconf.cli;

import io.github.aiconf.api.Category;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.catalog.RequirementCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aiconf list}. */
@Command(
    name = "list",
    description =
        "List the requirements of all checklists and of plugins, and which checks answer them.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {"", "Examples:", "  aiconf list", "  aiconf list --plugins plugins/"})
final class ListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "A folder with jars that hold further requirements.")
  @Nullable
  Path plugins;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RequirementCatalog catalog = SelectionOptions.catalog(plugins);
    List<Checklist> checklists = Checklists.all();
    Table table = new Table();
    List<String> head = new ArrayList<>(List.of("ID", "CATEGORY"));
    checklists.forEach(checklist -> head.add(checklist.release().toString()));
    head.add("CHECKS");
    table.row(head);
    for (Map.Entry<String, String> id : ids(checklists, catalog).entrySet()) {
      List<String> row = new ArrayList<>(List.of(id.getKey(), id.getValue()));
      for (Checklist checklist : checklists) {
        row.add(checklist.find(id.getKey()).map(item -> item.level().name()).orElse("-"));
      }
      row.add(checks(catalog.find(id.getKey())));
      table.row(row);
    }
    table.print(terminal.out());
    return ExitCode.OK;
  }

  /** The ids with their categories, in the order of the checklists. */
  private static Map<String, String> ids(List<Checklist> checklists, RequirementCatalog catalog) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (Category category : Category.values()) {
      for (Checklist checklist : checklists) {
        checklist.items().stream()
            .filter(item -> item.category() == category)
            .forEach(item -> ids.putIfAbsent(item.id(), category.key()));
      }
    }
    for (Requirement requirement : catalog.requirements()) {
      Level level = requirement.level();
      ids.putIfAbsent(requirement.id(), "plugin, " + level);
    }
    return ids;
  }

  private static String checks(Optional<Requirement> requirement) {
    return requirement
        .map(r -> r.checks().stream()
            .map(check -> check.depth().name())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" ")))
        .orElse("-");
  }
}
