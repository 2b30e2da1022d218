package io.github.aiconf.requirements.security.acceleratoraccess;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The answers to a question about texts that many pods share, each worked out once. */
final class Remembered {

  /** Past as many different texts, those that come do not repeat. */
  private static final int LIMIT = 1 << 12;

  private final Predicate<String> question;
  private final Map<String, Boolean> answers = new HashMap<>();

  Remembered(Predicate<String> question) {
    this.question = question;
  }

  boolean answer(String text) {
    Boolean known = answers.get(text);
    if (known != null) {
      return known;
    }
    boolean answer = question.test(text);
    if (answers.size() < LIMIT) {
      answers.put(text, answer);
    }
    return answer;
  }
}
