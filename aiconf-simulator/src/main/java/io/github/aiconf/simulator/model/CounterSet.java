package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * Counters that the devices of a pool share, or what one device takes of them.
 *
 * @param name the name of the set, unique in its pool
 * @param counters amounts by counter
 */
public record CounterSet(String name, Map<String, Quantity> counters) {

  /** Keeps a copy in the order given. */
  public CounterSet {
    counters = ImmutableMap.copyOf(counters);
  }
}
