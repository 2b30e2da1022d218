package io.github.aiconf.simulator.selector;

/** A call of a function that needs all its arguments. */
final class Call extends Node.Numbered {

  /** What the function does. A class cast that fails ends the evaluation. */
  interface Implementation {
    Object apply(Object[] arguments);

    /** The same for functions with a memory. */
    default Object apply(Evaluation evaluation, Object[] arguments) {
      return apply(arguments);
    }
  }

  /** What a call costs. The arguments can be errors. */
  interface Cost {
    long of(Object[] arguments, Object result);
  }

  final String function;
  final String overload;
  final Node[] arguments;
  final Implementation implementation;
  final Cost cost;
  private final boolean untilError;

  /**
   * A call.
   *
   * @param overload empty if the types of the arguments leave a choice
   * @param untilError whether the first argument that fails is the last that is evaluated
   */
  Call(
      int number,
      String function,
      String overload,
      Node[] arguments,
      Implementation implementation,
      Cost cost,
      boolean untilError) {
    super(number);
    this.function = function;
    this.overload = overload;
    this.arguments = arguments;
    this.implementation = implementation;
    this.cost = cost;
    this.untilError = untilError;
  }

  @Override
  Object eval(Evaluation evaluation) {
    Object[] values = new Object[arguments.length];
    Object error = null;
    for (int i = 0; i < arguments.length && (error == null || !untilError); i++) {
      values[i] = arguments[i].eval(evaluation);
      if (error == null && values[i] instanceof EvalError) {
        error = values[i];
      }
    }
    Object result = error != null ? error : implementation.apply(evaluation, values);
    if (dropArguments(evaluation, arguments)) {
      evaluation.cost += cost.of(values, result);
    }
    evaluation.push(number);
    return result;
  }

  /** Whether all arguments were there; those behind one that was not are gone in any case. */
  static boolean dropArguments(Evaluation evaluation, Node[] arguments) {
    for (int i = arguments.length - 1; i >= 0; i--) {
      if (!evaluation.drop(arguments[i].number())) {
        return false;
      }
    }
    return true;
  }
}
