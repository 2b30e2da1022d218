package io.github.aiconf.core.snapshot;

/** The names that writer and reader of a snapshot share. */
final class SnapshotFormat {

  /** Raised when a reader of the version before could misunderstand a file. */
  static final int VERSION = 1;

  /** The key that tells a line of ours from an object. */
  static final String LINE = "aiconf";

  static final String HEADER = "snapshot";
  static final String DISCOVERY = "discovery";
  static final String FEATURE_GATES = "featureGates";
  static final String LIST = "list";
  static final String END_OF_LIST = "end";
  static final String DONE = "done";

  private SnapshotFormat() {}
}
