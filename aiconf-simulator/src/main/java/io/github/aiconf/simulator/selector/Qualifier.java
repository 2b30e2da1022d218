package io.github.aiconf.simulator.selector;

import org.jspecify.annotations.Nullable;

/** A field or an element that is taken from a value, {@code .name} or {@code [index]}. */
abstract class Qualifier {

  final int number;
  final boolean optional;

  Qualifier(int number, boolean optional) {
    this.number = number;
    this.optional = optional;
  }

  /** Takes it and pays for it. */
  abstract Object get(Evaluation evaluation, Object from);

  /** Takes it if it is there, and pays for it only then; null if it is not. */
  abstract @Nullable Object find(Evaluation evaluation, Object from);

  private static Object pay(Evaluation evaluation, int number, Object value) {
    evaluation.cost++;
    evaluation.push(number);
    return value;
  }

  /** A name or index that is known beforehand. */
  static final class Constant extends Qualifier {

    final Object key;

    Constant(int number, Object key, boolean optional) {
      super(number, optional);
      this.key = key;
    }

    @Override
    Object get(Evaluation evaluation, Object from) {
      return pay(evaluation, number, Access.get(from, key));
    }

    @Override
    @Nullable
    Object find(Evaluation evaluation, Object from) {
      Object found = Access.find(from, key);
      return found == null || found instanceof EvalError ? found : pay(evaluation, number, found);
    }
  }

  /** The question whether a field is there. */
  static final class Presence extends Qualifier {

    final Object key;

    Presence(int number, Object key) {
      super(number, false);
      this.key = key;
    }

    @Override
    Object get(Evaluation evaluation, Object from) {
      Object found = Access.find(from, key);
      return pay(evaluation, number, found instanceof EvalError ? found : found != null);
    }

    @Override
    @Nullable
    Object find(Evaluation evaluation, Object from) {
      Object found = Access.find(from, key);
      return found == null || found instanceof EvalError ? found : pay(evaluation, number, found);
    }
  }

  /** An index that is itself an attribute, which is not paid for. */
  static final class Computed extends Qualifier {

    final Attribute index;

    Computed(int number, Attribute index, boolean optional) {
      super(number, optional);
      this.index = index;
    }

    @Override
    Object get(Evaluation evaluation, Object from) {
      Object key = index.resolve(evaluation);
      Object value = key instanceof EvalError ? key : Access.getBy(from, key);
      return pay(evaluation, number, value);
    }

    @Override
    @Nullable
    Object find(Evaluation evaluation, Object from) {
      Object key = index.resolve(evaluation);
      Object found = key instanceof EvalError ? key : Access.findBy(from, key);
      return found == null || found instanceof EvalError ? found : pay(evaluation, number, found);
    }
  }

  /** An index that has to be evaluated. */
  static final class Evaluated extends Qualifier {

    final Node index;

    Evaluated(int number, Node index, boolean optional) {
      super(number, optional);
      this.index = index;
    }

    @Override
    Object get(Evaluation evaluation, Object from) {
      Object key = index.eval(evaluation);
      Object value = key instanceof EvalError ? key : Access.getBy(from, key);
      evaluation.drop(number);
      return pay(evaluation, number, value);
    }

    @Override
    @Nullable
    Object find(Evaluation evaluation, Object from) {
      Object key = index.eval(evaluation);
      Object found = key instanceof EvalError ? key : Access.findBy(from, key);
      if (found == null || found instanceof EvalError) {
        return found;
      }
      evaluation.drop(number);
      return pay(evaluation, number, found);
    }
  }
}
