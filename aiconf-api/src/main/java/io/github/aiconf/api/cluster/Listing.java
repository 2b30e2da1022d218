package io.github.aiconf.api.cluster;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The objects of one resource. Objects are made anew on each iteration and not kept, so that a list
 * of 100,000 pods costs no more memory than its compact form.
 */
public interface Listing extends Iterable<KubernetesObject> {

  /** The resource. */
  ResourceType type();

  /** The API version in which the list was read; where the API is not served, only the group. */
  String apiVersion();

  /** How many objects there are. */
  int size();

  /**
   * Whether the API server serves the resource. Where it does not, the list is empty and that is
   * knowledge.
   */
  boolean isServed();

  /** Why the list is not complete; empty for a complete one. */
  Optional<Gap> gap();

  /** Whether there is no object. */
  default boolean isEmpty() {
    return size() == 0;
  }

  /** The objects one after the other. */
  default Stream<KubernetesObject> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** The objects of a namespace. Cheaper than to look through all of a large list. */
  default Stream<KubernetesObject> inNamespace(String namespace) {
    return stream().filter(object -> object.namespace().equals(namespace));
  }

  /** The object with this name; the namespace is empty for cluster-wide objects. */
  default Optional<KubernetesObject> find(String namespace, String name) {
    return inNamespace(namespace).filter(object -> object.name().equals(name)).findFirst();
  }

  /** The list as a whole, for observations. */
  default ObjectReference reference() {
    return ObjectReference.list(apiVersion(), type().kind());
  }
}
