package io.github.aiconf.core.submission.lint;

import io.github.aiconf.api.Status;
import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.yaml.YamlNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Puts a status right that differs from one of the four in case, blanks and punctuation alone. */
final class StatusFix {

  private StatusFix() {}

  static Optional<TextEdit> edit(Product product, Item item) {
    Optional<YamlNode> node = item.valueNode("status");
    String letters = letters(item.status());
    if (node.isEmpty()
        || letters.isEmpty()
        || node.get().style() == YamlNode.Style.BLOCK_SCALAR
        || !standsOnce(product, node.get())) {
      return Optional.empty();
    }
    return Arrays.stream(Status.values())
        .filter(status -> letters(status.text()).equals(letters))
        .findFirst()
        .map(status -> new TextEdit(
            node.get().start().offset(), node.get().end().offset(), "\"" + status.text() + "\""));
  }

  /** A value behind an alias or an anchor stands elsewhere, too. */
  private static boolean standsOnce(Product product, YamlNode node) {
    int from = node.start().offset();
    char first = product.text().charAt(from);
    return first != '&' && first != '*' && first != '!';
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
