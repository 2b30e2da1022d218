package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.Filter;
import java.util.List;
import java.util.Set;

/**
 * Why nodes do not take one more pod of a class.
 *
 * @param podClass its number in the gang
 * @param filters all filters that refuse the nodes, each asked alone, but for that of resources
 * @param resources what would run out with one more pod; {@code pods} if they have too many
 * @param largest of the first of these resources, the most that is free on one of the nodes
 * @param free of the same, what is free on all of them together
 * @param wanted of the same, what one pod asks for; in thousandths of cpu, or whole other units
 * @param nodes how many nodes these are
 * @param takes how many pods of the class they take before that, all together
 * @param examples names of a few of them, in order
 */
public record Obstacle(
    int podClass,
    Set<Filter> filters,
    List<String> resources,
    long largest,
    long free,
    long wanted,
    int nodes,
    long takes,
    List<String> examples) {

  /** Keeps copies. */
  public Obstacle {
    filters = Set.copyOf(filters);
    resources = List.copyOf(resources);
    examples = List.copyOf(examples);
  }
}
