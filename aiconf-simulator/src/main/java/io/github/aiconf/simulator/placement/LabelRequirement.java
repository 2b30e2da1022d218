package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.LabelSyntax;
import io.github.aiconf.simulator.model.NodeSelector;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A requirement on one label. */
final class LabelRequirement {

  /** How values are compared. */
  enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST,
    GREATER,
    LESS
  }

  final String key;
  final Operator operator;
  final List<String> values;
  private final long bound;

  private LabelRequirement(String key, Operator operator, List<String> values, long bound) {
    this.key = key;
    this.operator = operator;
    this.values = values;
    this.bound = bound;
  }

  static LabelRequirement equal(String key, String value) {
    return new LabelRequirement(key, Operator.IN, List.of(value), 0);
  }

  /** Null if it is none that Kubernetes would accept. */
  static @Nullable LabelRequirement of(NodeSelector.Requirement written) {
    List<String> values = written.values();
    int count = values.size();
    Operator operator = switch (written.operator()) {
      case "In" -> count > 0 ? Operator.IN : null;
      case "NotIn" -> count > 0 ? Operator.NOT_IN : null;
      case "Exists" -> count == 0 ? Operator.EXISTS : null;
      case "DoesNotExist" -> count == 0 ? Operator.DOES_NOT_EXIST : null;
      case "Gt" -> count == 1 ? Operator.GREATER : null;
      case "Lt" -> count == 1 ? Operator.LESS : null;
      default -> null;
    };
    if (operator == null
        || !LabelSyntax.isKey(written.key())
        || !values.stream().allMatch(LabelSyntax::isValue)) {
      return null;
    }
    long bound = 0;
    if (operator == Operator.GREATER || operator == Operator.LESS) {
      OptionalLong number = wholeNumber(values.get(0));
      if (number.isEmpty()) {
        return null;
      }
      bound = number.getAsLong();
    }
    return new LabelRequirement(written.key(), operator, values, bound);
  }

  /** @param value null if the label is absent */
  boolean matches(@Nullable String value) {
    return switch (operator) {
      case IN -> value != null && values.contains(value);
      case NOT_IN -> value == null || !values.contains(value);
      case EXISTS -> value != null;
      case DOES_NOT_EXIST -> value == null;
      case GREATER, LESS -> value != null && compares(value);
    };
  }

  private boolean compares(String value) {
    OptionalLong number = wholeNumber(value);
    if (number.isEmpty()) {
      return false;
    }
    return operator == Operator.GREATER ? number.getAsLong() > bound : number.getAsLong() < bound;
  }

  /** As Go reads it; decimal digits with or without a sign. */
  static OptionalLong wholeNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (i > 0 || (c != '+' && c != '-'))) {
        return OptionalLong.empty();
      }
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
