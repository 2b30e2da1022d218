package io.github.aiconf.api.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a cluster, read-only. It holds the fields that the checks of the run declared in
 * {@link Reads}, and always its API version, kind, namespace, name, UID, generation and the time of
 * its deletion.
 */
public interface KubernetesObject {

  /** The whole object. */
  Value root();

  /**
   * The object as a type of the Kubernetes model, for kinds that are generally available.
   *
   * @throws IllegalArgumentException if the object does not have the form of the type
   */
  <T extends HasMetadata> T as(Class<T> type);

  /** The position of this object. */
  default ObjectReference reference() {
    return new ObjectReference(apiVersion(), kind(), namespace(), name());
  }

  /** For example {@code apps/v1}. */
  default String apiVersion() {
    return root().text("apiVersion");
  }

  /** For example {@code Deployment}. */
  default String kind() {
    return root().text("kind");
  }

  /** Empty for cluster-wide objects. */
  default String namespace() {
    return root().text("metadata.namespace");
  }

  /** The name. */
  default String name() {
    return root().text("metadata.name");
  }

  /** The labels. */
  default Map<String, String> labels() {
    return root().at("metadata.labels").strings();
  }

  /** The annotations. */
  default Map<String, String> annotations() {
    return root().at("metadata.annotations").strings();
  }

  /** The value at a path, for example {@code spec.replicas}. */
  default Value at(String path) {
    return root().at(path);
  }

  /** The text at a path; empty where there is none. */
  default String text(String path) {
    return root().text(path);
  }

  /** The elements of the list at a path; empty where there is none. */
  default List<Value> items(String path) {
    return root().items(path);
  }

  /** The condition of a type in the status. */
  default Optional<Condition> condition(String type) {
    return root().condition(type);
  }

  /** The generation of the specification; 0 where the kind has none. */
  default long generation() {
    return at("metadata.generation").number(0);
  }

  /**
   * Whether a condition speaks of the present specification; one that does not say counts as fresh.
   */
  default boolean isFresh(Condition condition) {
    return condition.observedGeneration().orElse(generation()) == generation();
  }

  /** Whether the condition is there, true, and speaks of the present specification. */
  default boolean isTrue(String conditionType) {
    return condition(conditionType)
        .filter(Condition::isTrue)
        .filter(this::isFresh)
        .isPresent();
  }
}
