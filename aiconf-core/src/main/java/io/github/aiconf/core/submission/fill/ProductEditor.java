package io.github.aiconf.core.submission.fill;

import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.edit.YamlScalar;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.MetadataField;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets values in the text of a product. All else stays as it is written: comments, quotes, the
 * order of keys, and keys that nobody knows.
 */
final class ProductEditor {

  private final Product product;
  private final String text;
  private final String lineBreak;
  private final List<TextEdit> edits = new ArrayList<>();

  ProductEditor(Product product) {
    this.product = product;
    this.text = product.text();
    this.lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The text with what was set. */
  String result() {
    return TextEdit.apply(text, edits);
  }

  /** Sets a field of the metadata; false where it stands in a form that cannot be replaced. */
  boolean setMetadata(MetadataField field, String value) {
    return product
        .metadata()
        .map(metadata -> set(
            metadata.node(),
            metadata.get(field.key()).isEmpty()
                    && metadata.get(field.snakeKey()).isPresent()
                ? field.snakeKey()
                : field.key(),
            value))
        .orElse(false);
  }

  /** Sets a field of an item; false where it stands in a form that cannot be replaced. */
  boolean set(Item item, String field, String value) {
    return set(item.node(), field, value);
  }

  private boolean set(YamlNode mapping, String key, String value) {
    Optional<YamlNode> old = Product.valueIn(mapping, key);
    if (old.isEmpty()) {
      return insert(mapping, key + ": " + YamlScalar.quoted(value));
    }
    YamlNode node = old.get();
    if (!node.isBare() || node.kind() != YamlNode.Kind.SCALAR) {
      return false;
    }
    replace(node, YamlScalar.quoted(value));
    return true;
  }

  /** Adds entries to the evidence of an item; false where it cannot be written to. */
  boolean addEvidence(Item item, List<String> entries) {
    Optional<YamlNode> old = Product.valueIn(item.node(), "evidence");
    if (old.isEmpty()) {
      return insert(item.node(), "evidence: [" + flow(entries) + "]");
    }
    YamlNode list = old.get();
    if (!list.isBare() || list.kind() == YamlNode.Kind.ALIAS) {
      return false;
    }
    if (list.kind() == YamlNode.Kind.SCALAR) {
      replace(list, "[" + flow(entries) + "]");
    } else if (list.content().isEmpty()) {
      replaceEmptyList(list, item, entries);
    } else if (list.style() == YamlNode.Style.FLOW) {
      int end = end(list.content().get(list.content().size() - 1));
      edits.add(new TextEdit(end, end, ", " + flow(entries)));
    } else {
      int end = endOfLine(end(list.content().get(list.content().size() - 1)));
      edits.add(new TextEdit(end, end, block(list.start().column() - 1, entries)));
    }
    return true;
  }

  /** An empty list becomes one with an entry a line; a comment behind it stays where it is. */
  private void replaceEmptyList(YamlNode list, Item item, List<String> entries) {
    int colon = text.lastIndexOf(':', list.start().offset());
    int end = list.end().offset();
    int lineEnd = endOfLine(end);
    if (item.node().style() == YamlNode.Style.FLOW || text.substring(colon, end).contains("\n")) {
      replace(list, "[" + flow(entries) + "]");
      return;
    }
    int column = Product.keyIn(item.node(), "evidence")
        .map(key -> key.start().column() - 1)
        .orElse(0);
    String lines = block(column + 2, entries);
    edits.add(new TextEdit(colon + 1, lineEnd, text.substring(end, lineEnd) + lines));
  }

  private String block(int indent, List<String> entries) {
    StringBuilder lines = new StringBuilder();
    for (String entry : entries) {
      lines
          .append(lineBreak)
          .append(" ".repeat(indent))
          .append("- ")
          .append(YamlScalar.quoted(entry));
    }
    return lines.toString();
  }

  private static String flow(List<String> entries) {
    return String.join(", ", entries.stream().map(YamlScalar::quoted).toList());
  }

  private void replace(YamlNode scalar, String replacement) {
    int from = scalar.start().offset();
    int to = end(scalar);
    boolean empty = from == to;
    boolean needsBlank = empty && from > 0 && text.charAt(from - 1) == ':';
    edits.add(new TextEdit(from, to, (needsBlank ? " " : "") + replacement));
  }

  /** Adds a key after the last one of a mapping. */
  private boolean insert(YamlNode mapping, String entry) {
    YamlNode node = mapping.resolved();
    if (node.content().isEmpty()) {
      return false;
    }
    YamlNode last = node.content().get(node.content().size() - 1);
    if (node.style() == YamlNode.Style.FLOW) {
      edits.add(new TextEdit(deepEnd(last), deepEnd(last), ", " + entry));
    } else {
      int end = endOfLine(deepEnd(last));
      int indent = node.content().get(0).start().column() - 1;
      edits.add(new TextEdit(end, end, lineBreak + " ".repeat(indent) + entry));
    }
    return true;
  }

  /** Where the last value in a node ends: a collection by indentation ends with the next key. */
  private int deepEnd(YamlNode node) {
    YamlNode last = node;
    while (last.style() == YamlNode.Style.BLOCK && !last.content().isEmpty()) {
      last = last.content().get(last.content().size() - 1);
    }
    return end(last);
  }

  /** Without the blank lines that belong to a block scalar. */
  private int end(YamlNode node) {
    int end = node.end().offset();
    while (end > node.start().offset() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    if (end < 0) {
      return text.length();
    }
    return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** Whether an item has this entry already. */
  static boolean hasEvidence(Item item, String entry) {
    return item.evidence().stream().map(Decoded.Text::text).anyMatch(entry::equals);
  }
}
