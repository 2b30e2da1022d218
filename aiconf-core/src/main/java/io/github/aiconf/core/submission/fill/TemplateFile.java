package io.github.aiconf.core.submission.fill;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.MetadataField;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.program.Sha256;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.YamlException;
import io.github.aiconf.core.submission.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program's template of a release, a file of the user's. Nothing of it comes with aiconf. */
public final class TemplateFile {

  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final Checklist checklist;
  private final YamlText file;
  private final Product product;
  private final List<String> warnings;

  private TemplateFile(Checklist checklist, YamlText file, Product product, List<String> warnings) {
    this.checklist = checklist;
    this.file = file;
    this.product = product;
    this.warnings = warnings;
  }

  /**
   * Reads a template and compares it with what is known of that of the release.
   *
   * @throws InputException if it is no template
   */
  public static TemplateFile read(Path path, Checklist checklist) {
    byte[] bytes = bytes(path);
    YamlText file = YamlText.of(bytes);
    Product product;
    try {
      product = Product.read(file.text());
    } catch (YamlException e) {
      throw new InputException(
          path + ":" + e.place().line() + ": " + e.getMessage() + "; download the template again",
          e);
    }
    if (product.metadata().isEmpty() || product.spec().isEmpty()) {
      throw new InputException(path + ": it has no metadata or no spec, so it is no template; "
          + "download docs/AIConformance-" + checklist.release()
          + ".yaml of the program's repository");
    }
    return new TemplateFile(checklist, file, product, warnings(path, bytes, product, checklist));
  }

  private static byte[] bytes(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InputException(path + ": it is too large for a template; check the path");
      }
      return bytes;
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  private static List<String> warnings(
      Path path, byte[] bytes, Product product, Checklist checklist) {
    List<String> warnings = new ArrayList<>();
    String digest = Sha256.of(bytes);
    if (digest.equals(checklist.templateSha256())) {
      return warnings;
    }
    for (Checklist other : Checklists.all()) {
      if (digest.equals(other.templateSha256())) {
        throw new InputException(path + ": it is the template of " + other.release()
            + "; give that of " + checklist.release());
      }
    }
    warnings.add(path + " is not the template of " + checklist.release()
        + " that aiconf knows; it was changed, or the program published another one");
    for (Checklist.Item required : checklist.items()) {
      Optional<Item> item = product.item(required.category().key(), required.id());
      if (item.isEmpty()) {
        warnings.add(path + " lacks " + required.id() + " of " + checklist.release());
      } else if (!Sha256.of(item.get().text("description")).equals(required.descriptionSha256())) {
        warnings.add(path + ": the description of " + required.id() + " is another one");
      }
    }
    return warnings;
  }

  /** Why the template is not the one that was meant; empty where it is. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The fields that it leaves to the product, in the order of the program. */
  public List<MetadataField> openFields() {
    List<MetadataField> open = new ArrayList<>();
    for (MetadataField field : MetadataField.values()) {
      String value = product.metadataText(field);
      if (value.isEmpty() || isPlaceholder(value)) {
        open.add(field);
      }
    }
    return open;
  }

  /** What the template says of a field, which is the value or a placeholder. */
  public String value(MetadataField field) {
    return product.metadataText(field);
  }

  private static boolean isPlaceholder(String value) {
    return value.startsWith("[") && value.endsWith("]");
  }

  /**
   * The product file with values in the metadata. A field without a value keeps its placeholder;
   * one that may be empty is emptied.
   */
  public byte[] filled(Map<MetadataField, String> values) {
    ProductEditor editor = new ProductEditor(product);
    for (MetadataField field : MetadataField.values()) {
      String value = values.get(field);
      Optional<Decoded> old = product.metadata(field);
      if (value != null) {
        editor.setMetadata(field, value);
      } else if (!field.isMandatory() && isPlaceholder(product.metadataText(field))) {
        editor.setMetadata(field, "");
      } else if (field.isMandatory() && old.isEmpty()) {
        editor.setMetadata(field, "[" + field.key() + "]");
      }
    }
    return file.encode(editor.result());
  }

  /** The checklist that it was compared with. */
  public Checklist checklist() {
    return checklist;
  }
}
