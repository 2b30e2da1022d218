package io.github.aiconf.core.submission.yaml;

import io.github.aiconf.core.submission.yaml.YamlNode.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes nodes into a {@link Shape} as yaml.v3 does: a key that stands twice, a value of another
 * shape, a merge with something else than mappings, an anchor that holds itself and too much
 * expansion of aliases make the whole document unloadable.
 */
public final class YamlDecoder {

  /** Nobody nests so deep; it keeps the recursion within the stack of Java. */
  private static final int MAX_DEPTH = 500;

  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]");

  private final Set<YamlNode> expanding = Collections.newSetFromMap(new IdentityHashMap<>());
  private int decoded;
  private int decodedInAliases;
  private int aliasDepth;
  private int depth;

  private YamlDecoder() {}

  /**
   * Decodes a node.
   *
   * @throws YamlException if it does not have the shape
   */
  public static Decoded decode(YamlNode node, Shape shape) throws YamlException {
    return new YamlDecoder().value(node, shape);
  }

  private Decoded value(YamlNode node, Shape shape) throws YamlException {
    return value(node, shape, null);
  }

  private Decoded value(YamlNode node, Shape shape, @Nullable Merge merge) throws YamlException {
    count(node);
    if (++depth > MAX_DEPTH) {
      throw new YamlException(node.start(), "it is nested more than " + MAX_DEPTH + " levels deep");
    }
    try {
      return switch (node.kind()) {
        case ALIAS -> alias(node, shape, merge);
        case SCALAR -> scalar(node, shape);
        case SEQUENCE -> sequence(node, shape);
        case MAPPING -> mapping(node, shape, merge);
      };
    } finally {
      depth--;
    }
  }

  private void count(YamlNode node) throws YamlException {
    decoded++;
    if (aliasDepth > 0) {
      decodedInAliases++;
    }
    if (decodedInAliases > 100
        && decoded > 1000
        && (double) decodedInAliases / decoded > allowedShare()) {
      throw new YamlException(node.start(), "aliases repeat too much of the document");
    }
  }

  /** The share of aliases that yaml.v3 allows, which falls from 99 % to 10 % as documents grow. */
  private double allowedShare() {
    double low = 400_000;
    double high = 4_000_000;
    double grown = Math.min(1, Math.max(0, (decoded - low) / (high - low)));
    return 0.99 - 0.89 * grown;
  }

  private Decoded alias(YamlNode node, Shape shape, @Nullable Merge merge) throws YamlException {
    if (!expanding.add(node)) {
      throw new YamlException(
          node.start(), "the anchor &" + node.value() + " stands within what it refers to");
    }
    aliasDepth++;
    try {
      return value(node.resolved(), shape, merge);
    } finally {
      aliasDepth--;
      expanding.remove(node);
    }
  }

  private static Decoded scalar(YamlNode node, Shape shape) throws YamlException {
    String tag = GoScalar.decoded(node);
    if (tag.equals(GoScalar.NULL)) {
      return new Decoded.Null(node);
    }
    if (!(shape instanceof Shape.Text || shape instanceof Shape.Any)) {
      throw misfit(node, shape, "the value '" + GoScalar.shown(node.value()) + "'");
    }
    String text = tag.equals(GoScalar.BINARY) ? binary(node) : node.value();
    boolean isString = switch (tag) {
      case GoScalar.BOOL, GoScalar.INT, GoScalar.FLOAT, GoScalar.TIMESTAMP -> false;
      default -> true;
    };
    return new Decoded.Text(node, text, isString);
  }

  private static String binary(YamlNode node) throws YamlException {
    try {
      byte[] bytes =
          Base64.getDecoder().decode(LINE_BREAKS.matcher(node.value()).replaceAll(""));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new YamlException(node.start(), "a !!binary value is no base64");
    }
  }

  private Decoded sequence(YamlNode node, Shape shape) throws YamlException {
    Shape element;
    if (shape instanceof Shape.ListOf list) {
      element = list.element();
    } else if (shape instanceof Shape.Any) {
      element = Shape.ANY;
    } else {
      throw misfit(node, shape, "a list");
    }
    List<Decoded> elements = new ArrayList<>();
    for (YamlNode child : node.content()) {
      Decoded value = value(child, element);
      if (!(value instanceof Decoded.Null)) {
        elements.add(value);
      }
    }
    return new Decoded.Elements(node, Collections.unmodifiableList(elements));
  }

  /** The mapping that others are merged into, and the keys that it has already. */
  private record Merge(Map<String, Decoded> target, Set<String> keys) {}

  private Decoded mapping(YamlNode node, Shape shape, @Nullable Merge merge) throws YamlException {
    refuseDuplicates(node);
    if (shape instanceof Shape.Text || shape instanceof Shape.ListOf) {
      throw misfit(node, shape, "a mapping");
    }
    Map<String, Decoded> target = merge == null ? new LinkedHashMap<>() : merge.target();
    YamlNode merged = null;
    List<YamlNode> content = node.content();
    for (int i = 0; i < content.size(); i += 2) {
      if (isMerge(content.get(i))) {
        merged = content.get(i + 1);
      } else {
        entry(content.get(i), content.get(i + 1), shape, merge, target);
      }
    }
    if (merged != null) {
      merge(node, merged, shape, merge, target);
    }
    return new Decoded.Entries(node, target);
  }

  private void entry(
      YamlNode keyNode,
      YamlNode valueNode,
      Shape shape,
      @Nullable Merge merge,
      Map<String, Decoded> target)
      throws YamlException {
    Decoded key = value(keyNode, shape instanceof Shape.Any ? Shape.ANY : Shape.TEXT);
    if (!(key instanceof Decoded.Text name)) {
      if (key instanceof Decoded.Null) {
        if (shape instanceof Shape.Any) {
          value(valueNode, Shape.ANY);
        }
        return;
      }
      throw new YamlException(keyNode.start(), "a key is no text");
    }
    if (merge != null && !merge.keys().add(name.text())) {
      return;
    }
    Shape inner = inner(shape, name.text());
    if (inner != null) {
      target.put(name.text(), value(valueNode, inner));
    }
  }

  private static @Nullable Shape inner(Shape shape, String key) {
    if (shape instanceof Shape.Fields known) {
      return known.fields().get(key);
    }
    return shape instanceof Shape.MapOf map ? map.value() : Shape.ANY;
  }

  private void merge(
      YamlNode parent,
      YamlNode merged,
      Shape shape,
      @Nullable Merge around,
      Map<String, Decoded> target)
      throws YamlException {
    Merge merge = around == null ? new Merge(target, stringKeys(parent)) : around;
    if (merged.kind() == Kind.SEQUENCE) {
      for (YamlNode child : merged.content()) {
        mergeMapping(child, shape, merge);
      }
    } else {
      mergeMapping(merged, shape, merge);
    }
  }

  private void mergeMapping(YamlNode node, Shape shape, Merge merge) throws YamlException {
    if (node.resolved().kind() != Kind.MAPPING) {
      throw new YamlException(
          node.start(), "a merge key (<<) needs a mapping, or a list of mappings");
    }
    value(node, shape, merge);
  }

  /** A key that is no string does not count as there when others are merged. */
  private Set<String> stringKeys(YamlNode mapping) throws YamlException {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < mapping.content().size(); i += 2) {
      if (value(mapping.content().get(i), Shape.ANY) instanceof Decoded.Text text
          && text.isString()) {
        keys.add(text.text());
      }
    }
    return keys;
  }

  private static boolean isMerge(YamlNode key) {
    return key.kind() == Kind.SCALAR
        && key.value().equals("<<")
        && GoScalar.tag(key).equals(GoScalar.MERGE);
  }

  private static void refuseDuplicates(YamlNode mapping) throws YamlException {
    Map<Kind, Map<String, YamlNode>> seen = new HashMap<>();
    for (int i = 0; i < mapping.content().size(); i += 2) {
      YamlNode key = mapping.content().get(i);
      YamlNode first =
          seen.computeIfAbsent(key.kind(), k -> new HashMap<>()).putIfAbsent(key.value(), key);
      if (first != null) {
        throw new YamlException(
            key.start(),
            "the key '" + GoScalar.shown(key.value()) + "' stands already on line "
                + first.start().line() + "; remove one of them");
      }
    }
  }

  private static YamlException misfit(YamlNode node, Shape shape, String found) {
    return new YamlException(
        node.start(),
        "expected " + shape.inWords() + ", found " + found,
        shape.equals(new Shape.ListOf(Shape.TEXT)) && node.kind() == Kind.SCALAR ? node : null);
  }
}
