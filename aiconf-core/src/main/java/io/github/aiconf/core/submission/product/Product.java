package io.github.aiconf.core.submission.product;

import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.Place;
import io.github.aiconf.core.submission.yaml.Shape;
import io.github.aiconf.core.submission.yaml.YamlDecoder;
import io.github.aiconf.core.submission.yaml.YamlException;
import io.github.aiconf.core.submission.yaml.YamlNode;
import io.github.aiconf.core.submission.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content of a {@code PRODUCT.yaml}. */
public final class Product {

  private static final Shape ITEM = new Shape.Fields(Map.of(
      "id", Shape.TEXT,
      "description", Shape.TEXT,
      "level", Shape.TEXT,
      "status", Shape.TEXT,
      "evidence", new Shape.ListOf(Shape.TEXT),
      "notes", Shape.TEXT));

  private static final Shape PRODUCT = new Shape.Fields(Map.of(
      "metadata", new Shape.MapOf(Shape.ANY), "spec", new Shape.MapOf(new Shape.ListOf(ITEM))));

  private final String text;
  private final Optional<YamlNode> root;
  private final Optional<Decoded.Entries> metadata;
  private final Optional<Decoded.Entries> spec;
  private final Map<String, List<Item>> categories;

  private Product(
      String text,
      Optional<YamlNode> root,
      Optional<Decoded.Entries> metadata,
      Optional<Decoded.Entries> spec) {
    this.text = text;
    this.root = root;
    this.metadata = metadata;
    this.spec = spec;
    this.categories = spec.map(Product::categories).orElseGet(Map::of);
  }

  /**
   * Reads a product.
   *
   * @throws YamlException if the validator could not load it
   */
  public static Product read(String text) throws YamlException {
    Optional<YamlNode> root = YamlReader.read(text);
    if (root.isEmpty()) {
      return new Product(text, root, Optional.empty(), Optional.empty());
    }
    Decoded decoded = YamlDecoder.decode(root.get(), PRODUCT);
    return new Product(text, root, section(decoded, "metadata"), section(decoded, "spec"));
  }

  private static Optional<Decoded.Entries> section(Decoded product, String key) {
    return product instanceof Decoded.Entries entries
            && entries.get(key).orElse(null) instanceof Decoded.Entries section
        ? Optional.of(section)
        : Optional.empty();
  }

  private static Map<String, List<Item>> categories(Decoded.Entries spec) {
    Map<String, List<Item>> categories = new LinkedHashMap<>();
    spec.entries().forEach((category, value) -> categories.put(category, items(value)));
    return categories;
  }

  private static List<Item> items(Decoded category) {
    List<Item> items = new ArrayList<>();
    if (category instanceof Decoded.Elements list) {
      for (Decoded element : list.elements()) {
        items.add(new Item((Decoded.Entries) element));
      }
    }
    return items;
  }

  /** The text that was read. */
  public String text() {
    return text;
  }

  /** The root of the document; empty where it holds nothing. */
  public Optional<YamlNode> root() {
    return root;
  }

  /** The metadata; empty where it is absent or null. */
  public Optional<Decoded.Entries> metadata() {
    return metadata;
  }

  /** The requirements; empty where they are absent or null. */
  public Optional<Decoded.Entries> spec() {
    return spec;
  }

  /** The value of a field of the metadata; the usual spelling hides the other, even as a null. */
  public Optional<Decoded> metadata(MetadataField field) {
    return metadata.flatMap(
        fields -> fields.get(field.key()).or(() -> fields.get(field.snakeKey())));
  }

  /** The value of a field of the metadata where it is a text; else empty. */
  public String metadataText(MetadataField field) {
    return metadata(field).orElse(null) instanceof Decoded.Text text && text.isString()
        ? text.text()
        : "";
  }

  /** The items of a category; absent where the category is, empty where it is null. */
  public Optional<List<Item>> category(String key) {
    return Optional.ofNullable(categories.get(key));
  }

  /** All categories, also those that no template has, with their items in the order of the file. */
  public Map<String, List<Item>> categories() {
    return categories;
  }

  /** The item of a requirement in its category, of several the last one. */
  public Optional<Item> item(String category, String id) {
    Item found = null;
    for (Item item : categories.getOrDefault(category, List.of())) {
      if (item.id().equals(id)) {
        found = item;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Where a key of the root stands; the start of the file where it does not. */
  public Place placeOf(String key) {
    return root.flatMap(node -> keyIn(node, key)).map(YamlNode::start).orElse(Place.START);
  }

  /** The key node of a mapping. */
  public static Optional<YamlNode> keyIn(YamlNode mapping, String key) {
    return child(mapping, key, 0);
  }

  /** The value node of a key in a mapping. */
  public static Optional<YamlNode> valueIn(YamlNode mapping, String key) {
    return child(mapping, key, 1);
  }

  private static Optional<YamlNode> child(YamlNode mapping, String key, int behind) {
    YamlNode node = mapping.resolved();
    List<YamlNode> content = node.content();
    for (int i = 0; node.kind() == YamlNode.Kind.MAPPING && i < content.size(); i += 2) {
      if (content.get(i).value().equals(key)) {
        return Optional.of(content.get(i + behind));
      }
    }
    return Optional.empty();
  }
}
