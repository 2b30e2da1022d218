package io.github.aiconf.core;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.catalog.RequirementCatalog;
import io.github.aiconf.core.input.InputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which ids a run asks about: those named, or all, without those skipped. */
record Selection(Set<String> only, Set<String> skipped) {

  boolean contains(String id) {
    return (only.isEmpty() || only.contains(id)) && !skipped.contains(id);
  }

  /** The selected ids: those of the checklist in its order, then those of plugins. */
  List<String> ids(Checklist checklist, RequirementCatalog catalog) {
    Set<String> ids = new LinkedHashSet<>();
    checklist.items().forEach(item -> ids.add(item.id()));
    catalog.requirements().stream()
        .map(Requirement::id)
        .filter(Selection::isOfPlugin)
        .forEach(ids::add);
    Stream.concat(only.stream(), skipped.stream()).forEach(id -> requireKnown(id, ids, checklist));
    List<String> selected = ids.stream().filter(this::contains).toList();
    if (selected.isEmpty()) {
      throw new InputException(
          "nothing is left to check; --skip takes away everything that is selected");
    }
    return selected;
  }

  /** Ids of a checklist have no domain in front. */
  static boolean isOfPlugin(String id) {
    return id.indexOf('/') >= 0;
  }

  private static void requireKnown(String id, Set<String> ids, Checklist checklist) {
    if (ids.contains(id)) {
      return;
    }
    String elsewhere = Checklists.all().stream()
        .filter(other -> other.find(id).isPresent())
        .map(other -> other.release().toString())
        .collect(Collectors.joining(", "));
    if (!elsewhere.isEmpty()) {
      throw new InputException("'" + id + "' is not in the checklist of " + checklist.release()
          + "; it is in that of " + elsewhere + " (--checklist)");
    }
    throw new InputException(
        "there is no requirement '" + id + "'; there are " + String.join(", ", new TreeSet<>(ids)));
  }
}
