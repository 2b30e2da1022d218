package io.github.aiconf.simulator.selector;

import org.jspecify.annotations.Nullable;

/** What macros over lists and maps become: a loop that accumulates a result. */
final class Comprehension extends Node.Numbered {

  /** The part of it that is planned later than the variables it declares. */
  record Body(Node range, Node initial, Node condition, Node step, Node result) {}

  private final int accumulator;
  private final int first;
  private final int second;
  private @Nullable Body body;

  /**
   * A comprehension; the numbers are places among the variables.
   *
   * @param first the element, or the index or key if there is a second variable
   * @param second the element or value; negative if there is no such variable
   */
  Comprehension(int number, int accumulator, int first, int second) {
    super(number);
    this.accumulator = accumulator;
    this.first = first;
    this.second = second;
  }

  void complete(Body complete) {
    body = complete;
  }

  private Body body() {
    if (body == null) {
      throw new IllegalStateException("incomplete");
    }
    return body;
  }

  @Override
  Object eval(Evaluation evaluation) {
    Object result = fold(evaluation);
    evaluation.drop(body().range().number());
    evaluation.push(number);
    return result;
  }

  /** The accumulator, whose initial value is not computed before it is needed. */
  Object accumulator(Evaluation evaluation) {
    Object value = evaluation.variables[accumulator];
    if (value == null) {
      value = body().initial().eval(evaluation);
      if (value instanceof CelList list && list.size() == 0) {
        value = new CelList.Growing();
        evaluation.mutable[accumulator] = true;
      } else if (value instanceof CelMap map && map.size() == 0) {
        value = new CelMap.Growing();
        evaluation.mutable[accumulator] = true;
      }
      evaluation.variables[accumulator] = value;
    }
    return value;
  }

  private Object fold(Evaluation evaluation) {
    Object range = body().range().eval(evaluation);
    if (range instanceof EvalError) {
      return range;
    }
    evaluation.variables[accumulator] = null;
    evaluation.mutable[accumulator] = false;
    if (range instanceof CelList list) {
      for (long i = 0; i < list.size(); i++) {
        Object element = list.get(i);
        if (!step(evaluation, second < 0 ? element : (Object) i, element)) {
          break;
        }
      }
    } else if (range instanceof CelMap map) {
      for (Object key : map.keys()) {
        if (!step(evaluation, key, second < 0 ? key : Access.get(map, key))) {
          break;
        }
      }
    } else {
      return new EvalError("expected a list or a map");
    }
    Object result = body().result().eval(evaluation);
    if (evaluation.mutable[accumulator]) {
      if (result instanceof CelList.Growing growing) {
        return growing.snapshot();
      }
      if (result instanceof CelMap.Growing growing) {
        return growing.snapshot();
      }
    }
    return result;
  }

  private boolean step(Evaluation evaluation, Object one, Object two) {
    evaluation.variables[first] = one;
    if (second >= 0) {
      evaluation.variables[second] = two;
    }
    if (Boolean.FALSE.equals(body().condition().eval(evaluation))) {
      return false;
    }
    evaluation.variables[accumulator] = body().step().eval(evaluation);
    return true;
  }
}
