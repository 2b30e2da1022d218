package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.Set;

/** Reads the parts of pods that many pods have in common, and keeps one of those that are equal. */
final class PodParts {

  private final boolean strict;
  private final Interner<Object> shared = Interners.newStrongInterner();
  private final SeenTrees<PodSpec> specs = new SeenTrees<>(Set.of("nodeName", "volumes"));
  private final SeenTrees<PodResize> resizes = new SeenTrees<>(PodFields.NOT_OF_RESIZE);
  private final SeenTrees<Map<String, String>> labels = new SeenTrees<>(Set.of());

  /**
   * Nothing was read yet.
   *
   * @param strict whether everything is read anew, so that each problem is met where it stands
   */
  PodParts(boolean strict) {
    this.strict = strict;
  }

  PodSpec spec(Field field) {
    if (strict || !(field.raw() instanceof Map<?, ?> tree)) {
      return share(PodFields.spec(field));
    }
    PodSpec seen = specs.find(tree);
    // Pods of one template have volumes of different names.
    if (seen != null && seen.volumes().equals(PodFields.volumes(field.get("volumes")))) {
      return seen;
    }
    PodSpec read = share(PodFields.spec(field));
    specs.keep(tree, read);
    return read;
  }

  PodResize resize(Field status) {
    if (strict || !(status.raw() instanceof Map<?, ?> tree)) {
      return share(ContainerFields.resize(status));
    }
    PodResize seen = resizes.find(tree);
    // Conditions have times of their own.
    if (seen != null && seen.infeasible() == ContainerFields.isInfeasible(status)) {
      return seen;
    }
    PodResize read = share(ContainerFields.resize(status));
    resizes.keep(tree, read);
    return read;
  }

  Map<String, String> labels(Field field) {
    if (strict || !(field.raw() instanceof Map<?, ?> tree)) {
      return share(field.map(Field::text));
    }
    Map<String, String> seen = labels.find(tree);
    if (seen == null) {
      seen = share(field.map(Field::text));
      labels.keep(tree, seen);
    }
    return seen;
  }

  /** Of the annotations those that name a group. */
  Map<String, String> annotations(Field annotations) {
    if (!(annotations.raw() instanceof Map<?, ?> map)
        || PodGroupApi.ANNOTATIONS.stream().noneMatch(map::containsKey)) {
      return Map.of();
    }
    return share(ImmutableMap.copyOf(
        Maps.filterKeys(annotations.map(Field::text), PodGroupApi.ANNOTATIONS::contains)));
  }

  /** The first of all values equal to this one. */
  @SuppressWarnings("unchecked") // What is equal to a value of these classes is of the same class.
  <T> T share(T value) {
    return (T) shared.intern(value);
  }
}
