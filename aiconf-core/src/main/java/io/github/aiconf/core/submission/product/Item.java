package io.github.aiconf.core.submission.product;

import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** What a submission says about one requirement. */
public final class Item {

  private final Decoded.Entries entries;
  private final String id;
  private final List<Decoded.Text> evidence;

  Item(Decoded.Entries entries) {
    this.entries = entries;
    this.id = text("id");
    this.evidence = entries.get("evidence").orElse(null) instanceof Decoded.Elements list
        ? list.elements().stream().map(Decoded.Text.class::cast).toList()
        : List.of();
  }

  /** The mapping that it stands in. */
  public YamlNode node() {
    return entries.node();
  }

  /** The id of the requirement; empty where there is none. */
  public String id() {
    return id;
  }

  /** How it is met, in the words of the program. */
  public String status() {
    return text("status");
  }

  /** Remarks. */
  public String notes() {
    return text("notes");
  }

  /** A field as text; empty where it is absent or null. */
  public String text(String field) {
    return entries.get(field).orElse(null) instanceof Decoded.Text text ? text.text() : "";
  }

  /** The node of a field's value. */
  public Optional<YamlNode> valueNode(String field) {
    return entries.get(field).map(Decoded::node);
  }

  /** The entries of its evidence, without nulls. */
  public List<Decoded.Text> evidence() {
    return evidence;
  }
}
