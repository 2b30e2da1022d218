package io.github.aiconf.api;

/** How binding a requirement is in a {@link Checklist}. */
public enum Level {
  /** Needed for conformance. */
  MUST,
  /** Recommended. */
  SHOULD
}
