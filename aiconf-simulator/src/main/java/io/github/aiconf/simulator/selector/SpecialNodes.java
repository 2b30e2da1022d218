package io.github.aiconf.simulator.selector;

import java.util.Set;

/** Operators that are no ordinary calls. */
final class SpecialNodes {

  private SpecialNodes() {}

  /** {@code a.or(b)} and {@code a.orValue(b)}, where b is only evaluated if it is needed. */
  static final class OptionalOr extends Node.Numbered {

    private final Node left;
    private final Node right;
    private final boolean unwrap;

    OptionalOr(int number, Node left, Node right, boolean unwrap) {
      super(number);
      this.left = left;
      this.right = right;
      this.unwrap = unwrap;
    }

    @Override
    Object eval(Evaluation evaluation) {
      Object value = left.eval(evaluation);
      if (value instanceof OptionalValue optional) {
        if (optional.value() == null) {
          value = right.eval(evaluation);
        } else if (unwrap) {
          value = optional.value();
        }
      }
      evaluation.push(number);
      return value;
    }
  }

  /** The condition of loops: whatever is not false lets them go on, also an error. */
  static final class NotStrictlyFalse extends Node.Numbered {

    private final Node operand;

    NotStrictlyFalse(int number, Node operand) {
      super(number);
      this.operand = operand;
    }

    @Override
    Object eval(Evaluation evaluation) {
      Object value = operand.eval(evaluation);
      if (evaluation.drop(operand.number())) {
        evaluation.cost++;
      }
      evaluation.push(number);
      return !Boolean.FALSE.equals(value);
    }
  }

  /** A call with constants, carried out beforehand but paid for each time. */
  static final class KnownCall extends Node.Numbered {

    private final Object result;
    private final long cost;

    KnownCall(int number, Object result, long cost) {
      super(number);
      this.result = result;
      this.cost = cost;
    }

    @Override
    Object eval(Evaluation evaluation) {
      evaluation.cost += cost;
      evaluation.push(number);
      return result;
    }
  }

  /** {@code a in [1, 2, 3]} with constants, which costs nothing. */
  static final class Membership extends Node.Numbered {

    private final Node element;
    private final Set<Object> members;

    Membership(int number, Node element, Set<Object> members) {
      super(number);
      this.element = element;
      this.members = members;
    }

    @Override
    Object eval(Evaluation evaluation) {
      Object value = element.eval(evaluation);
      Object result = value;
      if (!(value instanceof EvalError)) {
        Values.checkKey(value);
        result = members.contains(value instanceof Double d && d == 0 ? (Object) 0.0 : value);
      }
      evaluation.push(number);
      return result;
    }
  }
}
