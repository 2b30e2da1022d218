package io.github.aiconf.core.submission.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document as it is written, with its place. */
public final class YamlNode {

  /** What a node is. */
  public enum Kind {
    /** A text, number, boolean or null. */
    SCALAR,
    /** A list. */
    SEQUENCE,
    /** Keys and values. */
    MAPPING,
    /** A reference to another node. */
    ALIAS
  }

  /** How a node is written. */
  public enum Style {
    /** A scalar without quotes. */
    PLAIN,
    /** {@code 'text'}. */
    SINGLE_QUOTED,
    /** {@code "text"}. */
    DOUBLE_QUOTED,
    /** {@code |} or {@code >}. */
    BLOCK_SCALAR,
    /** A collection by indentation. */
    BLOCK,
    /** A collection in brackets. */
    FLOW
  }

  private final Kind kind;
  private final Style style;
  private final String tag;
  private final String value;
  private final Place start;
  private final List<YamlNode> content = new ArrayList<>(0);
  private Place end;
  private boolean anchored;
  private @Nullable YamlNode target;

  YamlNode(Kind kind, Style style, String tag, String value, Place start, Place end) {
    this.kind = kind;
    this.style = style;
    this.tag = tag;
    this.value = value;
    this.start = start;
    this.end = end;
  }

  /** What this node is. */
  public Kind kind() {
    return kind;
  }

  /** How it is written. */
  public Style style() {
    return style;
  }

  /** The explicit tag, short where it is one of YAML's own; empty without one. */
  String tag() {
    return tag;
  }

  /** The text of a scalar, or the name that an alias refers to. */
  public String value() {
    return value;
  }

  /** Where it begins. */
  public Place start() {
    return start;
  }

  /** Where the text goes on after it. */
  public Place end() {
    return end;
  }

  /** The elements of a list; of a mapping its keys and values in turn. */
  public List<YamlNode> content() {
    return Collections.unmodifiableList(content);
  }

  /** What an alias stands for; any other node itself. */
  public YamlNode resolved() {
    YamlNode node = this;
    while (node.target != null) {
      node = node.target;
    }
    return node;
  }

  /** Whether a scalar is null. */
  public boolean isNull() {
    return GoScalar.tag(resolved()).equals(GoScalar.NULL);
  }

  /** Whether it is written without an anchor and a tag, so that it can be replaced alone. */
  public boolean isBare() {
    return !anchored && tag.isEmpty();
  }

  void anchor() {
    anchored = true;
  }

  void add(YamlNode child) {
    content.add(child);
  }

  void endAt(Place place) {
    end = place;
  }

  void refersTo(YamlNode node) {
    target = node;
  }
}
