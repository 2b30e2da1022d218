package io.github.aiconf.simulator.selector;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The part of a selector that refuses a device, and what it saw.
 *
 * @param term the first term of the conjunction that is not true, as written
 * @param seen what the term can look at, with the device's values; {@code absent} for what the
 *     device does not have
 */
public record FailingTerm(String term, Map<String, String> seen) {

  /** Keeps a copy in the order given. */
  public FailingTerm {
    seen = ImmutableMap.copyOf(seen);
  }

  /** In one line: {@code device.driver == "a", but driver is "b"}. */
  public String words() {
    if (seen.isEmpty()) {
      return term;
    }
    return term
        + seen.entrySet().stream()
            .map(e -> e.getKey() + " is " + e.getValue())
            .collect(Collectors.joining(", ", ", but ", ""));
  }
}
