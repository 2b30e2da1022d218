package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Optional;

/**
 * What the devices of a claim have to have in common, or not.
 *
 * @param requests names of requests, or of alternatives after a slash; empty for all
 * @param matchAttribute devices have to agree in this attribute
 * @param distinctAttribute devices have to differ in this attribute
 */
public record DeviceConstraint(
    List<String> requests, Optional<String> matchAttribute, Optional<String> distinctAttribute) {

  /** Keeps a copy. */
  public DeviceConstraint {
    requests = List.copyOf(requests);
  }
}
