package io.github.aiconf.core.cluster;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of API versions as the API server has it: generally available before beta before alpha,
 * higher numbers first, and names of another form last.
 */
final class VersionPriority {

  static final Comparator<String> HIGHEST_FIRST = Comparator.comparing(VersionPriority::rank)
      .reversed()
      .thenComparing(Comparator.naturalOrder());

  private static final Pattern FORM = Pattern.compile("v(\\d{1,6})(?:(alpha|beta)(\\d{1,6}))?");

  private VersionPriority() {}

  private static long rank(String version) {
    Matcher matcher = FORM.matcher(version);
    if (!matcher.matches()) {
      return -1;
    }
    String stage = matcher.group(2);
    long stability = stage == null ? 2 : stage.equals("beta") ? 1 : 0;
    long step = stage == null ? 0 : Long.parseLong(matcher.group(3));
    return (stability << 48) + (Long.parseLong(matcher.group(1)) << 24) + step;
  }
}
