package io.github.aiconf.api.cluster;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A resource that the API server serves in one version.
 *
 * @param type the resource
 * @param version for example {@code v1beta2}
 * @param namespaced whether its objects live in namespaces
 * @param verbs what may be done with it, for example {@code list}
 * @param subresources for example {@code status}
 */
public record ServedResource(
    ResourceType type,
    String version,
    boolean namespaced,
    SortedSet<String> verbs,
    SortedSet<String> subresources) {

  /** Copies the sets. */
  public ServedResource {
    verbs = Collections.unmodifiableSortedSet(new TreeSet<>(verbs));
    subresources = Collections.unmodifiableSortedSet(new TreeSet<>(subresources));
  }

  /** A resource that the API server serves in one version. */
  public static ServedResource of(
      ResourceType type,
      String version,
      boolean namespaced,
      Collection<String> verbs,
      Collection<String> subresources) {
    return new ServedResource(
        type, version, namespaced, new TreeSet<>(verbs), new TreeSet<>(subresources));
  }

  /** For example {@code apps/v1}. */
  public String apiVersion() {
    return type.group().isEmpty() ? version : type.group() + "/" + version;
  }
}
