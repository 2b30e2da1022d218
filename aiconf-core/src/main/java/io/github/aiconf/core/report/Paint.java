package io.github.aiconf.core.report;

import io.github.aiconf.api.Verdict;

/**
 * ANSI colours, or none. Only text of our own or text that is already safe may be painted.
 *
 * @param on whether to paint at all
 */
record Paint(boolean on) {

  private static final String BOLD = "1";
  private static final String DIM = "2";
  private static final String RED = "1;31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";

  String bold(String text) {
    return with(BOLD, text);
  }

  String dim(String text) {
    return with(DIM, text);
  }

  String verdict(Verdict verdict, String text) {
    return switch (verdict) {
      case PASS -> with(GREEN, text);
      case FAIL -> with(RED, text);
      case UNKNOWN -> with(YELLOW, text);
      case NOT_APPLICABLE -> with(DIM, text);
    };
  }

  private String with(String code, String text) {
    return on ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
