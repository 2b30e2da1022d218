package io.github.aiconf.requirements.security.acceleratoraccess;

/** Amounts: of extended resources, which come in whole units, and of nodes. */
final class Quantities {

  private Quantities() {}

  /** For a sentence: {@code 1 node}, {@code 2 nodes}. */
  static String nodes(int count) {
    return count + (count == 1 ? " node" : " nodes");
  }

  /**
   * The number of units; 1 for a form other than plain digits, such as {@code 1k}, so that what is
   * there is not taken for absent.
   */
  static long units(String quantity) {
    try {
      return Long.parseLong(quantity);
    } catch (NumberFormatException e) {
      return quantity.isEmpty() ? 0 : 1;
    }
  }
}
