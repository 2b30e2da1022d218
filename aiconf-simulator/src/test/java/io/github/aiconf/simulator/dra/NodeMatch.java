package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.NodeSelector;
import io.github.aiconf.simulator.model.NodeSelector.Requirement;
import io.github.aiconf.simulator.model.NodeSelector.Term;
import java.util.regex.Pattern;

/** Whether a node is selected, as node affinity has it. */
final class NodeMatch {

  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private NodeMatch() {}

  /** A selector that does not parse. */
  static final class BadSelector extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSelector(String problem) {
      super(problem);
    }
  }

  static boolean matches(NodeSelection nodes, Node node) {
    if (nodes.nodeName().isPresent()) {
      return nodes.nodeName().get().equals(node.name());
    }
    return nodes.allNodes()
        || nodes.selector().map(selector -> matches(selector, node)).orElse(false);
  }

  private static boolean matches(NodeSelector selector, Node node) {
    for (Term term : selector.terms()) {
      term.labels().forEach(NodeMatch::checkLabel);
      term.fields().forEach(NodeMatch::checkField);
    }
    return selector.terms().stream()
        .filter(term -> !term.labels().isEmpty() || !term.fields().isEmpty())
        .anyMatch(term -> term.labels().stream().allMatch(label -> matchesLabel(label, node))
            && term.fields().stream().allMatch(field -> matchesField(field, node)));
  }

  private static void checkLabel(Requirement label) {
    int slash = label.key().indexOf('/');
    String name = label.key().substring(slash + 1);
    String domain = slash < 0 ? "x" : label.key().substring(0, slash);
    require(
        name.length() <= 63
            && NAME.matcher(name).matches()
            && domain.length() <= 253
            && SUBDOMAIN.matcher(domain).matches(),
        "label " + label.key());
    for (String value : label.values()) {
      require(
          value.isEmpty() || (value.length() <= 63 && NAME.matcher(value).matches()),
          "label value " + value);
    }
    switch (label.operator()) {
      case "In", "NotIn" -> require(!label.values().isEmpty(), "no values");
      case "Exists", "DoesNotExist" -> require(label.values().isEmpty(), "values");
      case "Gt", "Lt" ->
        require(label.values().size() == 1 && isLong(label.values().get(0)), "no integer");
      default -> throw new BadSelector("operator " + label.operator());
    }
  }

  private static void checkField(Requirement field) {
    require(
        field.operator().equals("In") || field.operator().equals("NotIn"),
        "operator " + field.operator());
    require(field.values().size() == 1, "not one value");
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new BadSelector(problem);
    }
  }

  private static boolean isLong(String text) {
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean matchesLabel(Requirement label, Node node) {
    String value = node.labels().get(label.key());
    return switch (label.operator()) {
      case "In" -> value != null && label.values().contains(value);
      case "NotIn" -> value == null || !label.values().contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" ->
        value != null
            && isLong(value)
            && Long.parseLong(value) > Long.parseLong(label.values().get(0));
      case "Lt" ->
        value != null
            && isLong(value)
            && Long.parseLong(value) < Long.parseLong(label.values().get(0));
      default -> throw new AssertionError(label.operator());
    };
  }

  private static boolean matchesField(Requirement field, Node node) {
    String value = field.key().equals("metadata.name") ? node.name() : "";
    return field.operator().equals("In") == field.values().contains(value);
  }
}
