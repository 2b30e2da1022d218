package io.github.aiconf.api.cluster;

/**
 * The position of an object in a cluster.
 *
 * @param apiVersion group and version, for example {@code apps/v1}, or {@code v1} for the core
 *     group
 * @param kind for example {@code Deployment}; for a list as a whole {@code DeploymentList}
 * @param namespace empty for cluster-wide objects and lists
 * @param name empty for a list as a whole
 */
public record ObjectReference(String apiVersion, String kind, String namespace, String name)
    implements Comparable<ObjectReference> {

  /** What the API server says in discovery about a group, or about one resource of a group. */
  public static ObjectReference discovery(String name) {
    return new ObjectReference("apidiscovery.k8s.io/v2", "APIGroupDiscovery", "", name);
  }

  /** The list of all objects of a kind. */
  public static ObjectReference list(String apiVersion, String kind) {
    return new ObjectReference(apiVersion, kind + "List", "", "");
  }

  /** The group, empty for the core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** Orders by kind, group, namespace and name. */
  @Override
  public int compareTo(ObjectReference other) {
    int order = kind.compareTo(other.kind);
    if (order == 0) {
      order = apiVersion.compareTo(other.apiVersion);
    }
    if (order == 0) {
      order = namespace.compareTo(other.namespace);
    }
    return order == 0 ? name.compareTo(other.name) : order;
  }

  /**
   * The form of kubectl with the kind in front: {@code Deployment
   * kueue-system/kueue-controller-manager}.
   */
  @Override
  public String toString() {
    if (name.isEmpty()) {
      return kind;
    }
    return namespace.isEmpty() ? kind + " " + name : kind + " " + namespace + "/" + name;
  }
}
