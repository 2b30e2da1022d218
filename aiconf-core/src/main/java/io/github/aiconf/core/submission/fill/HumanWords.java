package io.github.aiconf.core.submission.fill;

import java.util.List;
import java.util.Map;

/**
 * What only a human can say about requirements, by their ids.
 *
 * @param reasons why a requirement does not concern the product
 * @param layers what provides the capability
 * @param evidence links and files beyond those of the reports
 */
public record HumanWords(
    Map<String, String> reasons, Map<String, Layer> layers, Map<String, List<String>> evidence) {

  /** Copies the maps. */
  public HumanWords {
    reasons = Map.copyOf(reasons);
    layers = Map.copyOf(layers);
    evidence = Map.copyOf(evidence);
  }
}
