package io.github.aiconf.api;

import io.github.aiconf.api.cluster.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The shape of most requirements: at least one of several solutions has to work.
 *
 * <p>One that works decides for PASS, whatever the others do. Where none works, one that could not
 * be seen decides for UNKNOWN, since it may be the one; only then one that is broken decides for
 * FAIL.
 */
public final class Alternatives {

  private record Named(String name, Finding finding) {}

  private Alternatives() {}

  /**
   * Asks each alternative and joins the answers.
   *
   * @param alternatives the candidates, the one to prefer first
   * @param name what to call an alternative in a sentence
   * @param question empty where the alternative is not installed; may throw
   *     {@link UnreadableException}
   * @param none the finding where no alternative is installed
   */
  public static <A> Finding atLeastOne(
      Iterable<A> alternatives,
      Function<? super A, String> name,
      Function<? super A, Optional<Finding>> question,
      Supplier<Finding> none) {
    List<Named> answers = new ArrayList<>();
    for (A alternative : alternatives) {
      answer(alternative, question)
          .ifPresent(finding -> answers.add(new Named(name.apply(alternative), finding)));
    }
    return answers.isEmpty() ? none.get() : join(answers);
  }

  private static <A> Optional<Finding> answer(
      A alternative, Function<? super A, Optional<Finding>> question) {
    try {
      return question.apply(alternative);
    } catch (UnreadableException e) {
      return Optional.of(Finding.unreadable(e.gap()));
    }
  }

  private static Finding join(List<Named> answers) {
    int decisive = decisive(answers);
    Finding joined = answers.get(decisive).finding();
    for (int i = 0; i < answers.size(); i++) {
      if (i != decisive) {
        Finding other = answers.get(i).finding();
        joined = joined
            .note(answers.get(i).name() + ": " + inShort(other))
            .observed(other.observations());
      }
    }
    return joined;
  }

  private static int decisive(List<Named> answers) {
    for (Verdict verdict : List.of(Verdict.PASS, Verdict.UNKNOWN, Verdict.FAIL)) {
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i).finding().verdict() == verdict) {
          return i;
        }
      }
    }
    return 0;
  }

  private static String inShort(Finding finding) {
    String reason = finding.reason().map(r -> "(" + r.code() + ")").orElse("");
    return finding.verdict() + reason + " " + finding.summary();
  }
}
