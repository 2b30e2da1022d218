package io.github.aiconf.core.submission.yaml;

/** A document that the validator cannot load: no YAML, or YAML of a wrong shape. */
public final class YamlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  YamlException(Place place, String message) {
    super(message.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip());
    this.place = place;
  }

  /** Where the problem shows. */
  public Place place() {
    return place;
  }
}
