package io.github.aiconf.core.submission.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document that the validator cannot load: no YAML, or YAML of a wrong shape. */
public final class YamlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Place place;
  private final transient @Nullable YamlNode scalarForList;

  YamlException(Place place, String message) {
    this(place, message, null);
  }

  YamlException(Place place, String message, @Nullable YamlNode scalarForList) {
    super(message.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip());
    this.place = place;
    this.scalarForList = scalarForList;
  }

  /** Where the problem shows. */
  public Place place() {
    return place;
  }

  /** The scalar that stands where a list is needed, if that is the problem. */
  public Optional<YamlNode> scalarForList() {
    return Optional.ofNullable(scalarForList);
  }
}
