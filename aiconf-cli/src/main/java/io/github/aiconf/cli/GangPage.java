package io.github.aiconf.cli;

import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.gang.Forecast;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An answer about a gang for people. */
final class GangPage {

  private final AnswerPage page;
  private final GangQuestion question;
  private final GangText text;

  GangPage(Terminal terminal, GangQuestion question) {
    this.page = new AnswerPage(terminal);
    this.question = question;
    this.text = new GangText(question.wanted().gang());
  }

  /** The answer with its reason. */
  void head() {
    page.header(question.cluster().facts(), question.cluster().release());
    page.field("Gang:", question.wanted().name() + ": " + text.wanted());
    if (question.before().isPresent()) {
      page.field("What if:", String.join("; ", question.cluster().change().words()));
      page.field("Now:", question.before().get().text());
      page.field("Then:", question.words());
    } else {
      page.field("Answer:", question.words());
    }
    question.reason().ifPresent(reason -> page.field("Reason:", reason));
    question
        .forecast()
        .ifPresent(forecast -> page.field("Scheduler:", GangText.forecast(forecast)));
    page.gaps(question.gaps());
  }

  /** Where the pods can be. */
  void placement() {
    question.witness().ifPresent(witness -> {
      witness.domain().ifPresent(domain -> page.field("Within:", domain));
      page.blank();
      page.table(0, text.placement(witness));
    });
  }

  /** What keeps nodes from taking more pods, by class. */
  void obstacles() {
    Gang gang = question.wanted().gang();
    for (int podClass = 0; podClass < gang.classes().size(); podClass++) {
      int number = podClass;
      List<GangObstacle> those = question.obstacles().stream()
          .filter(each -> each.obstacle().podClass() == number)
          .toList();
      if (those.isEmpty()) {
        continue;
      }
      page.blank();
      if (gang.classes().size() > 1) {
        page.line("Pods of " + gang.classes().get(podClass).name() + ":");
      }
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("NODES", "TAKE", "NAMES", "NO MORE BECAUSE"));
      those.forEach(each -> rows.add(each.row()));
      page.table(0, rows);
      question
          .explanation()
          .map(explanation -> explanation.messages().get(number))
          .filter(message -> !message.isEmpty())
          .ifPresent(message -> {
            page.blank();
            page.field("Event:", message);
          });
    }
  }

  /** Where to ask further. */
  void further() {
    boolean isByDevices = question.obstacles().stream()
        .anyMatch(each -> each.obstacle().filters().contains(Filter.DYNAMIC_RESOURCES));
    if (isByDevices) {
      line("aiconf dra why, about a claim, says device by device what is in the way.");
    }
  }

  /** What the pods would have to be let pass. */
  void corrections() {
    List<Set<Filter>> corrections =
        question.explanation().map(GangExplanation::corrections).orElse(List.of());
    if (!corrections.isEmpty()) {
      page.blank();
      page.line(
          corrections.size() == 1
              ? "It would fit but for this:"
              : "It would fit but for any one of these:");
      items(corrections.stream().map(GangPage::together).toList());
    }
  }

  private static String together(Set<Filter> filters) {
    List<String> texts = filters.stream().sorted().map(ObstacleText::inTheWay).toList();
    int last = texts.size() - 1;
    return last == 0
        ? texts.get(0)
        : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last) + ", together";
  }

  /** What can be done. */
  void remedies() {
    List<Remedy> remedies =
        question.explanation().map(GangExplanation::remedies).orElse(List.of());
    if (remedies.isEmpty()) {
      return;
    }
    List<Forecast> then = remedies.stream().map(Remedy::then).distinct().toList();
    page.blank();
    page.line("Each of these alone makes it fit; each was tried:");
    items(remedies.stream()
        .map(remedy ->
            remedy.text() + (then.size() > 1 ? "; then " + GangText.forecast(remedy.then()) : ""))
        .toList());
    if (then.size() == 1) {
      page.line("Then " + GangText.forecast(then.get(0)) + ".");
    }
  }

  private void items(List<String> texts) {
    page.table(2, texts.stream().map(text -> List.of("-", text)).toList());
  }

  /** A line of its own. */
  void line(String line) {
    page.blank();
    page.line(line);
  }

  void end() {
    page.notes(question.notes());
    page.end();
  }
}
