package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A label selector of Kubernetes; an empty one matches everything. What an absent one means is up
 * to the field.
 */
record LabelSelector(Map<String, String> labels, List<Expression> expressions) {

  static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

  /** A requirement on one label. */
  record Expression(String key, String operator, List<String> values) {

    boolean matches(Map<String, String> labels) {
      @Nullable String value = labels.get(key);
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }

    private Optional<String> change() {
      return switch (operator) {
        case "In" -> values.stream().findFirst().map(value -> key + "=" + value);
        case "Exists" -> Optional.of(key + "=true");
        case "NotIn", "DoesNotExist" -> Optional.of(key + "-");
        default -> Optional.empty();
      };
    }

    @Override
    public String toString() {
      return values.isEmpty()
          ? key + " " + operator
          : key + " " + operator + " (" + String.join(", ", values) + ")";
    }
  }

  /** The selector in this field, where the field is there. */
  static Optional<LabelSelector> in(Value field) {
    return field.isObject() ? Optional.of(of(field)) : Optional.empty();
  }

  /** The selector in this field; an absent one is read as empty. */
  static LabelSelector of(Value field) {
    List<Expression> expressions = field.items("matchExpressions").stream()
        .map(e -> new Expression(e.text("key"), e.text("operator"), e.texts("values")))
        .toList();
    return new LabelSelector(field.get("matchLabels").strings(), expressions);
  }

  boolean matchesEverything() {
    return labels.isEmpty() && expressions.isEmpty();
  }

  boolean matches(Map<String, String> present) {
    return present.entrySet().containsAll(labels.entrySet())
        && expressions.stream().allMatch(expression -> expression.matches(present));
  }

  /**
   * The arguments of {@code kubectl label} that would make an object with these labels match; empty
   * where it matches already, or where nothing would.
   */
  List<String> changes(Map<String, String> present) {
    Map<String, String> changed = new HashMap<>(present);
    List<String> changes = new ArrayList<>();
    Stream<String> byLabel = labels.entrySet().stream()
        .filter(label -> !label.getValue().equals(present.get(label.getKey())))
        .map(label -> label.getKey() + "=" + label.getValue());
    byLabel.forEach(change -> apply(change, changed, changes));
    for (Expression expression : expressions) {
      if (!expression.matches(changed)) {
        expression.change().ifPresent(change -> apply(change, changed, changes));
      }
    }
    return matches(changed) ? changes : List.of();
  }

  private static void apply(String change, Map<String, String> labels, List<String> changes) {
    changes.add(change);
    int equals = change.indexOf('=');
    if (equals < 0) {
      labels.remove(change.substring(0, change.length() - 1));
    } else {
      labels.put(change.substring(0, equals), change.substring(equals + 1));
    }
  }

  @Override
  public String toString() {
    if (matchesEverything()) {
      return "{} (everything)";
    }
    List<String> parts = new ArrayList<>();
    labels.forEach((key, value) -> parts.add(key + "=" + value));
    expressions.forEach(expression -> parts.add(expression.toString()));
    return String.join(", ", parts);
  }
}
