package io.github.aiconf.simulator.placement.gang;

import java.util.List;

/** Names of many things, of which a few are said. */
final class Names {

  /** How many are said. */
  static final int SAID = 5;

  private Names() {}

  static List<String> some(List<String> names) {
    return names.subList(0, Math.min(SAID, names.size()));
  }

  /** @param of how many there are to choose from */
  static String listed(List<String> names, int of) {
    String listed = String.join(", ", some(names));
    String more = names.size() > SAID ? " and " + (names.size() - SAID) + " more" : "";
    return listed + more + (of > names.size() ? " (or others of " + of + ")" : "");
  }
}
