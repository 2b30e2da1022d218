package io.github.aiconf.core.submission.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as it was decoded, with the node that it stands in. */
public sealed interface Decoded {

  /** The node, behind its aliases. */
  YamlNode node();

  /** A scalar that is no null, as text. */
  record Text(YamlNode node, String text, boolean isString) implements Decoded {}

  /** A null. */
  record Null(YamlNode node) implements Decoded {}

  /** A list. */
  record Elements(YamlNode node, List<Decoded> elements) implements Decoded {}

  /** A mapping, with merge keys applied. */
  record Entries(YamlNode node, Map<String, Decoded> entries) implements Decoded {

    /** The value of a key, which may be a null. */
    public Optional<Decoded> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }
  }
}
