package io.github.aiconf.requirements.security.acceleratoraccess;

import java.util.Collection;
import java.util.Map;

/** Labels as profiles write them: {@code key=value}, or {@code key} for any value. */
final class Labels {

  private Labels() {}

  static boolean carriesAnyOf(Map<String, String> labels, Collection<String> wanted) {
    return wanted.stream().anyMatch(label -> carries(labels, label));
  }

  private static boolean carries(Map<String, String> labels, String wanted) {
    int equals = wanted.indexOf('=');
    return equals < 0
        ? labels.containsKey(wanted)
        : wanted.substring(equals + 1).equals(labels.get(wanted.substring(0, equals)));
  }
}
