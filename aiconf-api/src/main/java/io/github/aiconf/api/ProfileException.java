package io.github.aiconf.api;

/** A field of a profile that cannot be used. */
public final class ProfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * A field that cannot be used.
   *
   * @param path the field in its document, for example {@code webhooks[1].name}
   * @param problem what is wrong and what is expected
   */
  public ProfileException(String path, String problem) {
    super(problem);
    this.path = path;
  }

  /** The field in its document. */
  public String path() {
    return path;
  }
}
