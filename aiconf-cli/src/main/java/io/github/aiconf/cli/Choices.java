package io.github.aiconf.cli;

import java.util.Collection;
import java.util.List;

/** Names of which there may be many, in one line. */
final class Choices {

  private static final int SHOWN = 8;

  private Choices() {}

  /** For example {@code there are a, b and 7 more}. */
  static String of(String introduction, Collection<String> names) {
    return names.isEmpty() ? "there is none" : introduction + " " + some(names);
  }

  /** For example {@code a, b and 7 more}; nothing changes for a few. */
  static String some(Collection<String> names) {
    List<String> shown = names.stream().limit(SHOWN).toList();
    String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
    return String.join(", ", shown) + more;
  }
}
