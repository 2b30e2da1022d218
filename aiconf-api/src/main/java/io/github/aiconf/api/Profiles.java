package io.github.aiconf.api;

import java.util.List;

/** The vendor facts of a run. */
public interface Profiles {

  /** All profiles of a kind, in the order of their files; those of the user last. */
  <T> List<T> all(ProfileKind<T> kind);
}
