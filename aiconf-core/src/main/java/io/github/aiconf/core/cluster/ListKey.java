package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.ResourceType;

/**
 * What a list is of: all objects of a resource, or those with one name.
 *
 * @param type the resource
 * @param name empty for all objects
 */
public record ListKey(ResourceType type, String name) implements Comparable<ListKey> {

  /** All objects of a resource. */
  public static ListKey all(ResourceType type) {
    return new ListKey(type, "");
  }

  @Override
  public int compareTo(ListKey other) {
    int order = type.compareTo(other.type);
    return order == 0 ? name.compareTo(other.name) : order;
  }

  /** For example {@code deployments.apps}, or {@code configmaps/kueue-manager-config}. */
  @Override
  public String toString() {
    return name.isEmpty() ? type.toString() : type + "/" + name;
  }
}
