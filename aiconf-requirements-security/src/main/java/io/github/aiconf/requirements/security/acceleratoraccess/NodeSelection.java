package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.requirements.security.acceleratoraccess.ClusterNodes.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From which nodes devices can be reached: one by name, those that a selector matches, or all. */
final class NodeSelection {

  private final ClusterNodes nodes;
  // Slices of one pool usually share a selector, and each takes a look at every node.
  private final Map<Value, Set<String>> bySelector = new HashMap<>();

  NodeSelection(ClusterNodes nodes) {
    this.nodes = nodes;
  }

  /** The names of the nodes that a slice, or a device of one, says. */
  Set<String> of(Value place) {
    Optional<String> name = place.get("nodeName").asText();
    if (name.isPresent()) {
      return Set.of(name.get());
    }
    if (place.get("allNodes").isTrue()) {
      return bySelector.computeIfAbsent(Value.absent(), unused -> names(node -> true));
    }
    Value selector = place.get("nodeSelector");
    return selector.isPresent()
        ? bySelector.computeIfAbsent(selector, s -> names(node -> matches(node, s)))
        : Set.of();
  }

  private Set<String> names(Predicate<Node> wanted) {
    return nodes.all().stream().filter(wanted).map(Node::name).collect(Collectors.toSet());
  }

  private static boolean matches(Node node, Value selector) {
    return selector.items("nodeSelectorTerms").stream().anyMatch(term -> matchesTerm(node, term));
  }

  /** A term without an expression matches no node. */
  private static boolean matchesTerm(Node node, Value term) {
    boolean says = Stream.of("matchExpressions", "matchFields")
        .anyMatch(part -> !term.items(part).isEmpty());
    return says
        && term.items("matchExpressions").stream()
            .allMatch(e -> matches(e, Optional.ofNullable(node.labels().get(e.text("key")))))
        && term.items("matchFields").stream().allMatch(e -> matches(e, Optional.of(node.name())));
  }

  private static boolean matches(Value expression, Optional<String> value) {
    return switch (expression.text("operator")) {
      case "In" -> value.filter(expression.texts("values")::contains).isPresent();
      case "NotIn" -> value.filter(expression.texts("values")::contains).isEmpty();
      case "Exists" -> value.isPresent();
      case "DoesNotExist" -> value.isEmpty();
      case "Gt" -> compare(value, expression) > 0;
      case "Lt" -> compare(value, expression) < 0;
      default -> false;
    };
  }

  private static int compare(Optional<String> value, Value expression) {
    try {
      long own = Long.parseLong(value.orElse(""));
      return Long.compare(own, Long.parseLong(expression.texts("values").get(0)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return 0;
    }
  }
}
