package io.github.aiconf.core.cluster;

/**
 * The codes that {@link Packer} and {@link Unpacker} share. A value begins with a number of
 * variable length: one of these, or from {@link #FIRST_SHARED} on the place of a shared value.
 */
final class PackedFormat {

  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;

  /** Followed by the number, sign in the lowest bit. */
  static final int INTEGER = 3;

  /** Followed by eight bytes. */
  static final int DOUBLE = 4;

  /** Followed by the digits as a text. */
  static final int BIG_INTEGER = 5;

  /** Followed by the length and one byte for each character. */
  static final int LATIN_TEXT = 6;

  /** Followed by the length and two bytes for each character. */
  static final int WIDE_TEXT = 7;

  /** Followed by keys and values in turn, and {@link #END}. */
  static final int OBJECT = 8;

  /** Followed by values and {@link #END}. */
  static final int ARRAY = 9;

  static final int END = 10;

  static final int FIRST_SHARED = 11;

  private PackedFormat() {}
}
