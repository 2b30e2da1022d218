package io.github.aiconf.requirements.observability.servicemetrics;

import java.util.ArrayList;
import java.util.List;

/** The first few of many sentences. */
final class Examples {

  private static final int SHOWN = 5;

  private Examples() {}

  /**
   * These sentences, or the first ones and how many more there are.
   *
   * @param what what they are about, for the last sentence
   */
  static List<String> of(List<String> sentences, String what) {
    if (sentences.size() <= SHOWN) {
      return sentences;
    }
    List<String> shown = new ArrayList<>(sentences.subList(0, SHOWN));
    shown.add((sentences.size() - SHOWN) + " more " + what);
    return shown;
  }
}
