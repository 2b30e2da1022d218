package io.github.aiconf.core.submission.artifact;

/** An artefact that cannot be read to its end. */
public final class ArtifactException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  ArtifactException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line of the problem, counted from 1; 0 where it has none. */
  public int line() {
    return line;
  }
}
