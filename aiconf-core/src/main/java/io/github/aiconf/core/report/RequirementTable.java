package io.github.aiconf.core.report;

import java.util.List;
import java.util.function.Function;

/**
 * The table of requirements, a row or more lines for each. Where the terminal is too narrow for a
 * column of summaries, they stand below their rows.
 */
final class RequirementTable {

  private static final int GAP = 2;
  private static final int LEAST_SUMMARY = 34;

  private final Page page;
  private final List<Outcome> outcomes;
  private final int verdict;
  private final int id;
  private final int level;
  private final int assurance;
  private final int summary;

  RequirementTable(Page page, List<Outcome> outcomes) {
    this.page = page;
    this.outcomes = outcomes;
    verdict = width("VERDICT", outcome -> outcome.result().verdict().name());
    level = width("LEVEL", outcome -> outcome.result().level().name());
    assurance = width("ASSURANCE", Outcome::assurance);
    int ids = width("REQUIREMENT", Outcome::id);
    int room = page.columns() - verdict - level - assurance - 3 * GAP;
    id = Math.min(ids, room);
    summary = room - id - GAP;
  }

  void print() {
    String heading = row("VERDICT", "REQUIREMENT", "LEVEL", "ASSURANCE");
    page.line(page.paint().bold(isStacked() ? heading : heading + " ".repeat(GAP) + "SUMMARY"));
    outcomes.forEach(this::print);
  }

  private void print(Outcome outcome) {
    List<String> ids = TextWidth.wrap(outcome.id(), id);
    List<String> summaries = isStacked() ? List.of() : TextWidth.wrap(outcome.summary(), summary);
    for (int i = 0; i < Math.max(ids.size(), summaries.size()); i++) {
      String start = i == 0 ? first(outcome, ids.get(0)) : row("", at(ids, i), "", "");
      page.line(start + " ".repeat(GAP) + at(summaries, i));
    }
    if (isStacked()) {
      page.wrapped(2 * GAP, outcome.summary());
    }
  }

  private String first(Outcome outcome, String idStart) {
    String word = outcome.result().verdict().name();
    String row = row(word, idStart, outcome.result().level().name(), outcome.assurance());
    return page.paint().verdict(outcome.result().verdict(), word) + row.substring(word.length());
  }

  private String row(String first, String second, String third, String fourth) {
    String gap = " ".repeat(GAP);
    return TextWidth.pad(first, verdict)
        + gap
        + TextWidth.pad(second, id)
        + gap
        + TextWidth.pad(third, level)
        + gap
        + TextWidth.pad(fourth, assurance);
  }

  private boolean isStacked() {
    return summary < LEAST_SUMMARY;
  }

  private int width(String heading, Function<Outcome, String> cell) {
    return outcomes.stream().map(cell).mapToInt(TextWidth::of).reduce(heading.length(), Math::max);
  }

  private static String at(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "";
  }
}
