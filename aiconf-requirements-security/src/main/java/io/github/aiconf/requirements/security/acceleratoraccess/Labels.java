package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.cluster.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Labels as profiles write them: {@code key=value}, or {@code key} for any value. */
final class Labels {

  private Labels() {}

  static boolean carriesAnyOf(Map<String, String> labels, Collection<String> wanted) {
    return anyOf(key -> Optional.ofNullable(labels.get(key)), wanted);
  }

  /** The same on labels as they stand in an object, without a map made of them. */
  static boolean carriesAnyOf(Value labels, Collection<String> wanted) {
    return anyOf(key -> labels.get(key).asText(), wanted);
  }

  private static boolean anyOf(
      Function<String, Optional<String>> labels, Collection<String> wanted) {
    for (String label : wanted) {
      int equals = label.indexOf('=');
      Optional<String> value = labels.apply(equals < 0 ? label : label.substring(0, equals));
      if (value.isPresent() && (equals < 0 || value.get().equals(label.substring(equals + 1)))) {
        return true;
      }
    }
    return false;
  }
}
