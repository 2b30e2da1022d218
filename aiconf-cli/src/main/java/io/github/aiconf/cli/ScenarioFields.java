package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.Quantity;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fields of a scenario, each read with what has to be there.
 *
 * @param document where they are written
 * @param path of the mapping that holds them
 * @param value the mapping
 */
record ScenarioFields(Document document, String path, Value value) {

  /**
   * Refuses other fields, and a value that is no mapping.
   *
   * @throws InputException if there is one
   */
  ScenarioFields only(Set<String> known) {
    if (!value.isObject()) {
      throw refuse("", "is no mapping; it has " + String.join(", ", sorted(known)));
    }
    for (String field : value.fields().keySet()) {
      if (!known.contains(field)) {
        throw refuse(field, "is not known; there are " + String.join(", ", sorted(known)));
      }
    }
    return this;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  boolean has(String field) {
    return value.get(field).isPresent();
  }

  /** A text that has to be there. */
  String text(String field) {
    Value text = value.get(field);
    if (!text.isPresent()) {
      throw refuse(field, "is missing");
    }
    if (!text.isScalar() || text.text().isBlank()) {
      throw refuse(field, "has to be a text");
    }
    return text.text();
  }

  /** A text that may be missing. */
  Optional<String> optionalText(String field) {
    return has(field) ? Optional.of(text(field)) : Optional.empty();
  }

  /** Texts, at least one if the field is there. */
  List<String> texts(String field) {
    Value list = value.get(field);
    if (!list.isPresent()) {
      return List.of();
    }
    boolean isList = list.isList()
        && !list.items().isEmpty()
        && list.items().stream()
            .allMatch(each -> each.isScalar() && !each.text().isBlank());
    if (!isList) {
      throw refuse(field, "has to be a list of names");
    }
    return list.items().stream().map(Value::text).toList();
  }

  /** Texts by name, at least one. */
  Map<String, String> map(String field) {
    Map<String, String> map = new LinkedHashMap<>();
    value.get(field).fields().forEach((key, each) -> {
      if (!each.isScalar()) {
        throw refuse(field + "." + key, "has to be a text");
      }
      map.put(key, each.text());
    });
    if (map.isEmpty()) {
      throw refuse(field, "has to be a mapping of texts, and not empty");
    }
    return map;
  }

  /** A whole number from 1 on. */
  int count(String field, int most) {
    Value number = value.get(field);
    if (!number.isPresent()) {
      throw refuse(field, "is missing");
    }
    boolean isWhole = number.json() instanceof Integer
        || number.json() instanceof Long
        || number.json() instanceof BigInteger;
    BigInteger amount = isWhole ? new BigInteger(number.text()) : BigInteger.ZERO;
    if (amount.signum() < 1 || amount.compareTo(BigInteger.valueOf(most)) > 0) {
      throw refuse(
          field, "is " + GangWorkload.brief(number) + "; write a whole number from 1 to " + most);
    }
    return amount.intValue();
  }

  /** A quantity of a resource, more than nothing. */
  Quantity quantity(String field) {
    String text = text(field);
    if (!Quantity.isQuantity(text) || Quantity.parse(text).sign() < 1) {
      throw refuse(
          field,
          "is " + GangWorkload.brief(value.get(field))
              + "; write a quantity greater than 0, such as 1, 500m or 64Gi");
    }
    return Quantity.parse(text);
  }

  /** A mapping in a field. */
  ScenarioFields at(String field) {
    return new ScenarioFields(document, join(field), value.get(field));
  }

  /** What is wrong with a field. */
  InputException refuse(String field, String problem) {
    return document.refuse(join(field), problem);
  }

  private String join(String field) {
    return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
  }
}
