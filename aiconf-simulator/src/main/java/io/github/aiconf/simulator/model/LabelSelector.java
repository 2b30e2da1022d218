package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * Selects objects by their labels: all parts have to hold; without any, every object is selected.
 *
 * @param labels labels with their values
 * @param expressions further requirements, with the operators {@code In}, {@code NotIn},
 *     {@code Exists} and {@code DoesNotExist}
 */
public record LabelSelector(
    Map<String, String> labels, List<NodeSelector.Requirement> expressions) {

  /** Keeps copies. */
  public LabelSelector {
    labels = ImmutableMap.copyOf(labels);
    expressions = List.copyOf(expressions);
  }
}
