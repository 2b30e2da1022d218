package io.github.aiconf.simulator.model;

import java.util.List;

/**
 * A node selector as in node affinity: one of the terms has to match.
 *
 * @param terms none of them matches nothing
 */
public record NodeSelector(List<Term> terms) {

  /** Keeps a copy. */
  public NodeSelector {
    terms = List.copyOf(terms);
  }

  /**
   * Requirements that all have to be met; without any, the term matches nothing.
   *
   * @param labels on the node's labels
   * @param fields on {@code metadata.name}, the only field that Kubernetes knows here
   */
  public record Term(List<Requirement> labels, List<Requirement> fields) {

    /** Keeps copies. */
    public Term {
      labels = List.copyOf(labels);
      fields = List.copyOf(fields);
    }
  }

  /**
   * One requirement.
   *
   * @param key a label or field
   * @param operator {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist}, {@code Gt} or
   *     {@code Lt}; kept as written, since an unknown one is an error where it is used
   * @param values in the order written
   */
  public record Requirement(String key, String operator, List<String> values) {

    /** Keeps a copy. */
    public Requirement {
      values = List.copyOf(values);
    }
  }
}
