package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.UnreadableException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Joins the answers about the parts of one solution, all of which have to be right. A part that is
 * broken decides, even if another one could not be seen.
 */
final class AllOf {

  private AllOf() {}

  static Finding join(String whereRight, List<Supplier<Finding>> questions) {
    List<Finding> answers = questions.stream().map(AllOf::answer).toList();
    OptionalInt decisive = first(answers, Verdict.FAIL);
    if (decisive.isEmpty()) {
      decisive = first(answers, Verdict.UNKNOWN);
    }
    Finding joined =
        decisive.isPresent() ? answers.get(decisive.getAsInt()) : Finding.pass(whereRight);
    for (int i = 0; i < answers.size(); i++) {
      if (i != decisive.orElse(-1)) {
        joined = with(joined, answers.get(i));
      }
    }
    return joined;
  }

  private static Finding answer(Supplier<Finding> question) {
    try {
      return question.get();
    } catch (UnreadableException e) {
      return Finding.unreadable(e.gap());
    }
  }

  private static OptionalInt first(List<Finding> answers, Verdict verdict) {
    return IntStream.range(0, answers.size())
        .filter(i -> answers.get(i).verdict() == verdict)
        .findFirst();
  }

  private static Finding with(Finding joined, Finding other) {
    Finding both =
        joined.observed(other.observations()).warnings(other.warnings()).notes(other.notes());
    return other
        .reason()
        .map(Reason::code)
        .map(code -> both.note(other.verdict() + "(" + code + ") " + other.summary()))
        .orElse(both);
  }
}
