package io.github.aiconf.simulator.selector;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that fields and elements are taken from, together with those. */
abstract class Attribute {

  /** The number of the last thing that is taken from it. */
  abstract int number();

  /** The value, which may be an {@link EvalError}. */
  abstract Object resolve(Evaluation evaluation);

  abstract void add(Qualifier qualifier);

  /** The device, or a variable of a macro. */
  static final class Variable extends Attribute {

    private final int number;
    private final int slot;
    private final @Nullable Comprehension accumulatorOf;
    final List<Qualifier> qualifiers = new ArrayList<>();
    private Qualifier[] path = {};

    /**
     * A variable.
     *
     * @param slot its place among the variables; negative for the device
     * @param accumulatorOf what it is the accumulator of
     */
    Variable(int number, int slot, @Nullable Comprehension accumulatorOf) {
      this.number = number;
      this.slot = slot;
      this.accumulatorOf = accumulatorOf;
    }

    @Override
    int number() {
      return path.length == 0 ? number : path[path.length - 1].number;
    }

    boolean isDevice() {
      return slot < 0;
    }

    @Override
    void add(Qualifier qualifier) {
      qualifiers.add(qualifier);
      path = qualifiers.toArray(path);
    }

    @Override
    Object resolve(Evaluation evaluation) {
      if (slot < 0) {
        return qualified(evaluation, evaluation.device, path);
      }
      Object value = accumulatorOf != null
          ? accumulatorOf.accumulator(evaluation)
          : evaluation.variables[slot];
      if (value == null) {
        throw new IllegalStateException("variable without value");
      }
      return value instanceof EvalError ? value : qualified(evaluation, value, path);
    }
  }

  /** What an expression evaluates to. */
  static final class Relative extends Attribute {

    private final int number;
    final Node operand;
    private final List<Qualifier> qualifiers = new ArrayList<>();
    private Qualifier[] path = {};

    Relative(int number, Node operand) {
      this.number = number;
      this.operand = operand;
    }

    @Override
    int number() {
      return path.length == 0 ? number : path[path.length - 1].number;
    }

    @Override
    void add(Qualifier qualifier) {
      qualifiers.add(qualifier);
      path = qualifiers.toArray(path);
    }

    @Override
    Object resolve(Evaluation evaluation) {
      Object value = operand.eval(evaluation);
      return value instanceof EvalError ? value : qualified(evaluation, value, path);
    }
  }

  /** One of two, {@code condition ? a : b}. */
  static final class Conditional extends Attribute {

    private final int number;
    final Node condition;
    final Attribute truthy;
    final Attribute falsy;

    Conditional(int number, Node condition, Attribute truthy, Attribute falsy) {
      this.number = number;
      this.condition = condition;
      this.truthy = truthy;
      this.falsy = falsy;
    }

    @Override
    int number() {
      return truthy.number() == falsy.number() ? truthy.number() : number;
    }

    @Override
    void add(Qualifier qualifier) {
      truthy.add(qualifier);
      falsy.add(qualifier);
    }

    @Override
    Object resolve(Evaluation evaluation) {
      Object chosen = condition.eval(evaluation);
      if (chosen instanceof Boolean flag) {
        return flag ? truthy.resolve(evaluation) : falsy.resolve(evaluation);
      }
      return EvalError.noSuchOverload(chosen);
    }
  }

  /**
   * What is in an optional value. Kubernetes takes it apart and puts it together again, at which
   * maps lose their default and its own types cannot be put together.
   */
  private static Object unwrapped(Object value) {
    if (value instanceof DeviceValues.Domains domains) {
      return domains.withoutDefault();
    }
    return Values.isKubernetesType(value) && !(value instanceof FormatFunctions.Format)
        ? new EvalError("unsupported conversion")
        : value;
  }

  /** Takes one thing after the other; once one is optional, all further ones are. */
  private static Object qualified(Evaluation evaluation, Object start, Qualifier[] path) {
    Object value = start;
    boolean optional = false;
    if (start instanceof OptionalValue wrapped) {
      if (wrapped.value() == null) {
        return wrapped;
      }
      optional = true;
      value = unwrapped(wrapped.value());
    }
    for (Qualifier qualifier : path) {
      optional |= qualifier.optional;
      if (optional) {
        Object found = qualifier.find(evaluation, value);
        if (found == null) {
          return OptionalValue.NONE;
        }
        value = found;
      } else {
        value = qualifier.get(evaluation, value);
      }
      if (value instanceof EvalError) {
        return value;
      }
    }
    return optional ? new OptionalValue(value) : value;
  }

  /** An attribute as a part of an expression. */
  static final class AttributeNode extends Node {

    final Attribute attribute;
    private final boolean presenceTest;

    AttributeNode(Attribute attribute, boolean presenceTest) {
      this.attribute = attribute;
      this.presenceTest = presenceTest;
    }

    @Override
    int number() {
      return attribute.number();
    }

    @Override
    Object eval(Evaluation evaluation) {
      Object value = attribute.resolve(evaluation);
      int number = attribute.number();
      if (attribute instanceof Conditional conditional) {
        evaluation.drop(conditional.falsy.number());
        evaluation.drop(conditional.truthy.number());
        evaluation.drop(conditional.condition.number());
      } else {
        evaluation.drop(number);
        evaluation.cost++;
      }
      if (presenceTest) {
        evaluation.cost--;
        if (value instanceof OptionalValue optional) {
          value = optional.value() != null;
        }
      }
      evaluation.push(number);
      return value;
    }
  }
}
