package io.github.aiconf.core.submission.yaml;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column in characters, counted from 1
 * @param offset in Java characters, counted from 0
 */
public record Place(int line, int column, int offset) {

  /** The first character of a text. */
  public static final Place START = new Place(1, 1, 0);
}
