package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.ProfileException;
import io.github.aiconf.api.ProfileFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants of enums as profiles write them: lower case with hyphens. */
final class Words {

  private Words() {}

  /**
   * The constant in a field.
   *
   * @param path the field in its document, for the message
   */
  static <E extends Enum<E>> E read(Class<E> type, ProfileFields fields, String key, String path) {
    String text = fields.text(key);
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return constants.stream()
        .filter(constant -> word(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new ProfileException(
            path,
            "must be one of "
                + String.join(", ", constants.stream().map(Words::word).toList()) + ", not '" + text
                + "'"));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
