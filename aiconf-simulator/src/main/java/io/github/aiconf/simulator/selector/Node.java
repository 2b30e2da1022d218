package io.github.aiconf.simulator.selector;

/** A part of an expression that can be evaluated and paid for. */
abstract class Node {

  /** Its number, which can change while the expression around it is built. */
  abstract int number();

  /** Its value, which is an {@link EvalError} if there is none. */
  abstract Object eval(Evaluation evaluation);

  /** A part whose number stays. */
  abstract static class Numbered extends Node {

    final int number;

    Numbered(int number) {
      this.number = number;
    }

    @Override
    final int number() {
      return number;
    }
  }

  /** A value that is known beforehand and costs nothing. */
  static final class Constant extends Numbered {

    final Object value;

    Constant(int number, Object value) {
      super(number);
      this.value = value;
    }

    @Override
    Object eval(Evaluation evaluation) {
      evaluation.push(number);
      return value;
    }
  }
}
