package io.github.aiconf.simulator.selector;

/** {@code &&} and {@code ||}, which decide in spite of errors if they can. */
final class Logic extends Node.Numbered {

  private final Node left;
  private final Node right;
  private final Boolean decisive;

  Logic(int number, Node left, Node right, boolean decisive) {
    super(number);
    this.left = left;
    this.right = right;
    this.decisive = decisive;
  }

  @Override
  Object eval(Evaluation evaluation) {
    Object result = decide(evaluation);
    evaluation.drop(left.number());
    evaluation.drop(right.number());
    evaluation.push(number);
    return result;
  }

  private Object decide(Evaluation evaluation) {
    Object first = left.eval(evaluation);
    if (decisive.equals(first)) {
      return decisive;
    }
    Object second = right.eval(evaluation);
    if (decisive.equals(second)) {
      return decisive;
    }
    if (!(first instanceof Boolean)) {
      return EvalError.noSuchOverload(first);
    }
    return second instanceof Boolean ? second : EvalError.noSuchOverload(second);
  }
}
