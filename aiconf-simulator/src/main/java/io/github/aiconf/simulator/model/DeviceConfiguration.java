package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Map;

/**
 * Configuration for a driver. Nothing here looks into it.
 *
 * @param requests the requests it is for; empty for all. A class has no requests
 * @param content its other fields as written, for example {@code opaque}; the map is not copied
 */
public record DeviceConfiguration(List<String> requests, Map<String, Object> content) {

  /** Keeps a copy of the list. */
  public DeviceConfiguration {
    requests = List.copyOf(requests);
  }
}
