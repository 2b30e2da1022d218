package io.github.aiconf.simulator.dra;

import java.util.List;
import java.util.Map;

/**
 * Configuration that a driver is handed with an allocation.
 *
 * @param source {@code FromClass} or {@code FromClaim}
 * @param requests which requests it is for, with the alternative chosen after a slash; empty for
 *     all
 * @param content its other fields as written; the map is not copied
 */
public record AllocatedConfiguration(
    String source, List<String> requests, Map<String, Object> content) {

  /** Source of the configuration of a class. */
  public static final String FROM_CLASS = "FromClass";

  /** Source of the configuration of a claim. */
  public static final String FROM_CLAIM = "FromClaim";

  /** Keeps a copy of the list. */
  public AllocatedConfiguration {
    requests = List.copyOf(requests);
  }
}
