package io.github.aiconf.core.submission.lint;

import io.github.aiconf.api.Status;
import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.yaml.YamlNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Puts a status right that differs from one of the four in case, blanks and punctuation alone. */
final class StatusFix {

  private StatusFix() {}

  static Optional<TextEdit> edit(Item item) {
    Optional<YamlNode> node = item.valueNode("status");
    String letters = letters(item.status());
    if (node.isEmpty()
        || letters.isEmpty()
        || node.get().style() == YamlNode.Style.BLOCK_SCALAR
        || !node.get().isBare()) {
      return Optional.empty();
    }
    return Arrays.stream(Status.values())
        .filter(status -> letters(status.text()).equals(letters))
        .findFirst()
        .map(status -> new TextEdit(
            node.get().start().offset(), node.get().end().offset(), "\"" + status.text() + "\""));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetter(c)) {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
