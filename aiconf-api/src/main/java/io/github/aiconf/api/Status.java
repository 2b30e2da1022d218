package io.github.aiconf.api;

/** The checklist's own word for how a product stands to a requirement. */
public enum Status {
  /** Met, and shown. */
  IMPLEMENTED("Implemented"),
  /** Not met. */
  NOT_IMPLEMENTED("Not Implemented"),
  /** Met in part. */
  PARTIALLY_IMPLEMENTED("Partially Implemented"),
  /** Does not concern the product; needs a justification. */
  NOT_APPLICABLE("N/A");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  /** The spelling of the program, for example {@code Not Implemented}. */
  public String text() {
    return text;
  }
}
