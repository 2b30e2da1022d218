package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.NodeSelector;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a slice or device is for a node, as node affinity decides it. */
final class NodeMatching {

  /** The outcome of a match; a selector that cannot be used is an error of the whole question. */
  enum Match {
    YES,
    NO,
    ERROR
  }

  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int MOST_NAME = 63;
  private static final int MOST_DOMAIN = 253;

  private NodeMatching() {}

  static Match matches(Node node, NodeSelection selection) {
    if (selection.nodeName().isPresent()) {
      return selection.nodeName().get().equals(node.name()) ? Match.YES : Match.NO;
    }
    if (selection.allNodes()) {
      return Match.YES;
    }
    return selection.selector().map(s -> matches(node, s)).orElse(Match.NO);
  }

  static Match matches(Node node, NodeSelector selector) {
    for (NodeSelector.Term term : selector.terms()) {
      if (!term.labels().stream().allMatch(NodeMatching::usableOnLabels)
          || !term.fields().stream().allMatch(NodeMatching::usableOnFields)) {
        return Match.ERROR;
      }
    }
    for (NodeSelector.Term term : selector.terms()) {
      if (matches(node, term)) {
        return Match.YES;
      }
    }
    return Match.NO;
  }

  private static boolean matches(Node node, NodeSelector.Term term) {
    if (term.labels().isEmpty() && term.fields().isEmpty()) {
      return false;
    }
    for (NodeSelector.Requirement requirement : term.labels()) {
      if (!matches(node.labels().get(requirement.key()), requirement)) {
        return false;
      }
    }
    for (NodeSelector.Requirement requirement : term.fields()) {
      // Kubernetes knows one field; any other reads as an empty text.
      String field = requirement.key().equals("metadata.name") ? node.name() : "";
      if (!matches(field, requirement)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(@Nullable String value, NodeSelector.Requirement requirement) {
    List<String> values = requirement.values();
    return switch (requirement.operator()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt", "Lt" -> {
        BigInteger number = value == null ? null : wholeNumber(value);
        BigInteger bound = wholeNumber(values.get(0));
        if (number == null || bound == null) {
          yield false;
        }
        int order = number.compareTo(bound);
        yield requirement.operator().equals("Gt") ? order > 0 : order < 0;
      }
      default -> false;
    };
  }

  private static boolean usableOnLabels(NodeSelector.Requirement requirement) {
    if (!isLabelKey(requirement.key())
        || !requirement.values().stream().allMatch(v -> v.isEmpty() || isName(v))) {
      return false;
    }
    int count = requirement.values().size();
    return switch (requirement.operator()) {
      case "In", "NotIn" -> count > 0;
      case "Exists", "DoesNotExist" -> count == 0;
      case "Gt", "Lt" -> count == 1 && wholeNumber(requirement.values().get(0)) != null;
      default -> false;
    };
  }

  private static boolean usableOnFields(NodeSelector.Requirement requirement) {
    return requirement.values().size() == 1
        && (requirement.operator().equals("In") || requirement.operator().equals("NotIn"));
  }

  private static boolean isLabelKey(String key) {
    int slash = key.indexOf('/');
    return isName(key.substring(slash + 1))
        && (slash < 0
            || (slash <= MOST_DOMAIN && DOMAIN.matcher(key.substring(0, slash)).matches()));
  }

  private static boolean isName(String text) {
    return text.length() <= MOST_NAME && NAME.matcher(text).matches();
  }

  private static @Nullable BigInteger wholeNumber(String text) {
    if (!text.matches("[+-]?[0-9]{1,30}")) {
      return null;
    }
    BigInteger number = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
    return number.compareTo(LONG_MIN) < 0 || number.compareTo(LONG_MAX) > 0 ? null : number;
  }
}
