package io.github.aiconf.core.submission.lint;

import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.edit.YamlScalar;
import io.github.aiconf.core.submission.yaml.YamlNode;

/** Edits of single scalars. */
final class Quoting {

  private Quoting() {}

  /** Replaces a scalar by a text in double quotes. */
  static TextEdit edit(YamlNode scalar, String text) {
    return new TextEdit(scalar.start().offset(), scalar.end().offset(), YamlScalar.quoted(text));
  }
}
