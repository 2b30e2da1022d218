package io.github.aiconf.core.submission.fill;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.product.MetadataField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of metadata that a user gives: one by one, or as a file of YAML. */
public final class Answers {

  private Answers() {}

  /**
   * The values of a file: a mapping of fields to texts.
   *
   * @throws InputException if it is none
   */
  public static Map<MetadataField, String> read(Path file) {
    Map<MetadataField, String> answers = new EnumMap<>(MetadataField.class);
    List<Document> documents;
    try (InputStream in = Files.newInputStream(file)) {
      documents = Document.read(in, file.toString());
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    for (Document document : documents) {
      for (String key : document.value().fields().keySet()) {
        MetadataField field = MetadataField.ofKey(key)
            .orElseThrow(
                () -> document.refuse(key, "is no field of the metadata; there are " + fields()));
        Value value = document.value().get(key);
        answers.put(
            field,
            value.asText().orElseThrow(() -> document.refuse(key, "is no text; put it in quotes")));
      }
    }
    return answers;
  }

  /**
   * The values of arguments such as {@code vendorName=Acme}.
   *
   * @throws InputException if one is malformed
   */
  public static Map<MetadataField, String> of(List<String> arguments) {
    Map<MetadataField, String> answers = new EnumMap<>(MetadataField.class);
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      MetadataField field = MetadataField.ofKey(argument.substring(0, Math.max(0, equals)))
          .orElseThrow(() -> new InputException(
              "--set " + argument + ": write FIELD=VALUE, where FIELD is one of " + fields()));
      answers.put(field, argument.substring(equals + 1));
    }
    return answers;
  }

  private static String fields() {
    return Arrays.stream(MetadataField.values())
        .map(MetadataField::key)
        .collect(Collectors.joining(", "));
  }
}
