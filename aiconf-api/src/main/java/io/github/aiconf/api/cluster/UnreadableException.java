package io.github.aiconf.api.cluster;

/**
 * Something that a check depends on could not be read. The engine turns it into UNKNOWN with the
 * reason of the gap.
 */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Gap gap;

  /** The gap that stands in the way. */
  public UnreadableException(Gap gap) {
    super("cannot see " + gap.what() + ": " + gap.detail());
    this.gap = gap;
  }

  /** What could not be read, and why. */
  public Gap gap() {
    return gap;
  }
}
