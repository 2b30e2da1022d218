package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node selector, with what the values of labels answer looked up once. */
final class NodeMatch {

  private static final String NAME = "metadata.name";

  private final List<Term> terms = new ArrayList<>();
  private final NodeTable nodes;

  private NodeMatch(NodeTable nodes) {
    this.nodes = nodes;
  }

  /** A term that Kubernetes cannot read matches nothing; the others still can. */
  static NodeMatch of(NodeSelector selector, NodeTable nodes) {
    NodeMatch match = new NodeMatch(nodes);
    for (NodeSelector.Term term : selector.terms()) {
      Term prepared = Term.of(term, nodes);
      if (prepared != null) {
        match.terms.add(prepared);
      }
    }
    return match;
  }

  /** All these labels. */
  static NodeMatch of(Map<String, String> labels, NodeTable nodes) {
    NodeMatch match = new NodeMatch(nodes);
    Term term = new Term();
    labels.forEach((key, value) -> term.add(LabelRequirement.equal(key, value), nodes));
    match.terms.add(term);
    return match;
  }

  boolean matches(int slot) {
    Node node = nodes.node(slot);
    if (node == null) {
      return false;
    }
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i).matches(slot, node)) {
        return true;
      }
    }
    return false;
  }

  private static final class Term {

    private final List<LabelColumn> columns = new ArrayList<>();
    private final List<boolean[]> meeting = new ArrayList<>();
    private final List<NodeSelector.Requirement> fields = new ArrayList<>();

    static @Nullable Term of(NodeSelector.Term written, NodeTable nodes) {
      if (written.labels().isEmpty() && written.fields().isEmpty()) {
        return null;
      }
      Term term = new Term();
      for (NodeSelector.Requirement each : written.labels()) {
        LabelRequirement requirement = LabelRequirement.of(each);
        if (requirement == null) {
          return null;
        }
        term.add(requirement, nodes);
      }
      for (NodeSelector.Requirement each : written.fields()) {
        boolean known = each.operator().equals("In") || each.operator().equals("NotIn");
        if (!known || each.values().size() != 1) {
          return null;
        }
        term.fields.add(each);
      }
      return term;
    }

    void add(LabelRequirement requirement, NodeTable nodes) {
      LabelColumn column = nodes.column(requirement.key);
      columns.add(column);
      meeting.add(column.meeting(requirement));
    }

    boolean matches(int slot, Node node) {
      for (int i = 0; i < columns.size(); i++) {
        boolean[] values = meeting.get(i);
        int value = columns.get(i).at(slot);
        if (!values[value == LabelColumn.ABSENT ? values.length - 1 : value]) {
          return false;
        }
      }
      for (int i = 0; i < fields.size(); i++) {
        NodeSelector.Requirement field = fields.get(i);
        // Kubernetes knows one field; any other reads as an empty text.
        String value = field.key().equals(NAME) ? node.name() : "";
        if (field.values().get(0).equals(value) != field.operator().equals("In")) {
          return false;
        }
      }
      return true;
    }
  }
}
