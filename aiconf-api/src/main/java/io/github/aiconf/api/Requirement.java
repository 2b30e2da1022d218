package io.github.aiconf.api;

import java.util.List;

/**
 * One id of the checklist, or of a plugin, and the checks that answer it.
 *
 * <p>An implementation is a final class with a public constructor without arguments, annotated with
 * {@code @AutoService(Requirement.class)}; {@link java.util.ServiceLoader} finds it. Creating it
 * must be cheap: whatever a check needs is loaded by the check.
 */
public interface Requirement {

  /**
   * The id of the checklist, for example {@code gang_scheduling}. An id of a plugin has the
   * plugin's domain in front: {@code acme.example/nvlink_topology}.
   */
  String id();

  /** A few words, for lists. */
  String title();

  /** What the requirement means, in one paragraph. */
  String meaning();

  /** The checks that answer it, at least one. */
  List<Check> checks();

  /** How binding the requirement is where no checklist says so, that is, for a plugin's own id. */
  default Level level() {
    return Level.SHOULD;
  }

  /** The kinds of profile that the checks use. */
  default List<ProfileKind<?>> profileKinds() {
    return List.of();
  }
}
