package io.github.aiconf.api.cluster;

import java.util.List;
import java.util.Optional;

/**
 * What the API server serves.
 *
 * @param resources each resource in each version, the preferred version of a group first
 */
public record Discovery(List<ServedResource> resources) {

  /** Copies the list. */
  public Discovery {
    resources = List.copyOf(resources);
  }

  /** The resource in the version that the server prefers among those that have it. */
  public Optional<ServedResource> find(ResourceType type) {
    return resources.stream().filter(r -> r.type().equals(type)).findFirst();
  }

  /** The resource in a certain version. */
  public Optional<ServedResource> find(ResourceType type, String version) {
    return resources.stream()
        .filter(r -> r.type().equals(type) && r.version().equals(version))
        .findFirst();
  }

  /** Whether the resource is served in any version. */
  public boolean serves(ResourceType type) {
    return find(type).isPresent();
  }

  /**
   * The versions of a group that have resources, the preferred one first; empty where the group is
   * not served.
   */
  public List<String> versions(String group) {
    return resources.stream()
        .filter(r -> r.type().group().equals(group))
        .map(ServedResource::version)
        .distinct()
        .toList();
  }
}
