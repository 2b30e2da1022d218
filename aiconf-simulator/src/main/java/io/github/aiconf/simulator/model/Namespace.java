package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * A namespace.
 *
 * @param name its name
 * @param labels its labels
 */
public record Namespace(String name, Map<String, String> labels) {

  /** Keeps a copy. */
  public Namespace {
    labels = ImmutableMap.copyOf(labels);
  }
}
