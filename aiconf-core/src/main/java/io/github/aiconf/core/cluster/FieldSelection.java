package io.github.aiconf.core.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an object that are kept, as a tree of their names. Lists are looked through. */
public final class FieldSelection {

  private static final FieldSelection ALL = new FieldSelection(true);

  /** What every object keeps, so that it can be named and its conditions be judged. */
  private static final List<String> IDENTITY = List.of(
      "apiVersion",
      "kind",
      "metadata.name",
      "metadata.namespace",
      "metadata.uid",
      "metadata.generation",
      "metadata.deletionTimestamp");

  /** Copies of other fields, and schemas of resources, which are large and answer nothing. */
  private static final Set<String> NEVER_KEPT = Set.of(
      "managedFields", "kubectl.kubernetes.io/last-applied-configuration", "openAPIV3Schema");

  private final boolean all;
  private final Map<String, FieldSelection> children = new HashMap<>();

  private FieldSelection(boolean all) {
    this.all = all;
  }

  /** Everything that is ever kept. */
  public static FieldSelection all() {
    return ALL;
  }

  /**
   * The identity of an object and the fields at these paths; an empty path stands for everything.
   */
  public static FieldSelection of(Collection<String> paths) {
    if (paths.contains("")) {
      return ALL;
    }
    FieldSelection root = new FieldSelection(false);
    IDENTITY.forEach(root::add);
    paths.forEach(root::add);
    return root;
  }

  /** What is kept of the field with this name; null where it is dropped. */
  @Nullable
  FieldSelection child(String field) {
    if (all) {
      return NEVER_KEPT.contains(field) ? null : ALL;
    }
    return children.get(field);
  }

  private void add(String path) {
    FieldSelection node = this;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length && !NEVER_KEPT.contains(names[i]); i++) {
      FieldSelection next = i == names.length - 1 ? ALL : new FieldSelection(false);
      FieldSelection present = node.children.get(names[i]);
      if (present == null || next.all) {
        node.children.put(names[i], next);
        present = next;
      }
      if (present.all) {
        return;
      }
      node = present;
    }
  }
}
