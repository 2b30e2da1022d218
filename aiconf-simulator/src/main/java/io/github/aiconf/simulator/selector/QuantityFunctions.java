package io.github.aiconf.simulator.selector;

import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.Quantity.Format;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Kubernetes' quantities. */
final class QuantityFunctions {

  private QuantityFunctions() {}

  static void register(FunctionTable.Implementations to) {
    to.overload("string_to_quantity", values -> {
      try {
        return Quantity.parse((String) values[0]);
      } catch (IllegalArgumentException e) {
        return new EvalError(String.valueOf(e.getMessage()));
      }
    });
    to.overload("is_quantity_string", values -> Quantity.isQuantity((String) values[0]));
    to.overload("quantity_sign", values -> (long) Values.quantity(values[0]).sign());
    to.overload("quantity_is_greater_than", new Comparison(order -> order > 0));
    to.overload("quantity_is_less_than", new Comparison(order -> order < 0));
    to.overload("quantity_compare_to", new Comparison(order -> (long) Integer.signum(order)));
    to.overload("quantity_get_float", values -> Values.quantity(values[0]).asDouble());
    to.overload(
        "quantity_get_int",
        new Whole(value -> value.isPresent()
            ? (Object) value.getAsLong()
            : new EvalError("cannot convert value to integer")));
    to.overload("quantity_is_integer", new Whole(OptionalLong::isPresent));
    to.overload("quantity_add", values -> sum(values[0], Values.quantity(values[1])));
    to.overload("quantity_add_int", values -> sum(values[0], whole(values[1])));
    to.overload("quantity_sub", values -> difference(values[0], Values.quantity(values[1])));
    to.overload("quantity_sub_int", values -> difference(values[0], whole(values[1])));
  }

  /** Compares two quantities, by which the first takes over the width of the second. */
  private record Comparison(IntFunction<Object> result) implements Call.Implementation {

    @Override
    public Object apply(Object[] values) {
      return result.apply(Values.quantity(values[0]).compareTo(Values.quantity(values[1])));
    }

    @Override
    public Object apply(Evaluation evaluation, Object[] values) {
      if (Values.quantity(values[1]).isWide() && !Values.quantity(values[0]).isWide()) {
        evaluation.widen(values[0]);
      }
      return apply(values);
    }
  }

  /** What follows of the integer that a quantity is. */
  private record Whole(Function<OptionalLong, Object> result) implements Call.Implementation {

    @Override
    public Object apply(Object[] values) {
      return result.apply(Values.quantity(values[0]).asLong());
    }

    @Override
    public Object apply(Evaluation evaluation, Object[] values) {
      return evaluation.isWidened(values[0]) ? result.apply(OptionalLong.empty()) : apply(values);
    }
  }

  private static Quantity whole(Object value) {
    return Quantity.of((Long) value, Format.DECIMAL_EXPONENT);
  }

  private static Object sum(Object left, Quantity right) {
    try {
      return new Values.Sum(Values.quantity(left).plus(right));
    } catch (ArithmeticException e) {
      return new EvalError(String.valueOf(e.getMessage()));
    }
  }

  private static Object difference(Object left, Quantity right) {
    try {
      return new Values.Sum(Values.quantity(left).minus(right));
    } catch (ArithmeticException e) {
      return new EvalError(String.valueOf(e.getMessage()));
    }
  }
}
