package io.github.aiconf.core.submission.lint;

import java.util.regex.Pattern;

/** Texts of submissions in which nothing can move a cursor or break a line. */
final class PlainText {

  private static final Pattern CONTROL = Pattern.compile(
      "[\\p{Cc}\\p{Zl}\\p{Zp}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

  private PlainText() {}

  static String of(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
