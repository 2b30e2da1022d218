package io.github.aiconf.simulator.selector;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of one evaluation: variables, the cost so far, and the values that are still to be paid
 * for.
 *
 * <p>What a call costs depends on its arguments, and those are found as Kubernetes' language finds
 * them: each value that was computed lies on a stack under the number of its expression, and a call
 * looks for the numbers of its arguments. If one is missing, as after an error that ended the
 * evaluation of the arguments, the call costs nothing.
 */
final class Evaluation {

  /** What an evaluation may cost. */
  static final long COST_LIMIT = 1_000_000;

  final DeviceValues device;
  final @Nullable Object[] variables;
  final boolean[] mutable;
  long cost;

  private @Nullable Set<Object> widened;

  private int[] numbers;
  private int[] below;
  private final int[] top;
  private int size;

  /**
   * Starts an evaluation.
   *
   * @param numbers how many numbers of expressions there are
   * @param variables how many variables there are beside the device
   */
  Evaluation(DeviceValues device, int numbers, int variables) {
    this.device = device;
    this.variables = variables == 0 ? NO_VARIABLES : new @Nullable Object[variables];
    this.mutable = variables == 0 ? NO_FLAGS : new boolean[variables];
    this.numbers = new int[numbers + 8];
    this.below = new int[numbers + 8];
    this.top = new int[numbers];
  }

  private static final @Nullable Object[] NO_VARIABLES = {};
  private static final boolean[] NO_FLAGS = {};

  /** Remembers that this quantity, which has become wide, is no integer from now on. */
  void widen(Object quantity) {
    if (widened == null) {
      widened = Collections.newSetFromMap(new IdentityHashMap<>());
    }
    widened.add(quantity);
  }

  /** Whether {@link #widen} was called for the quantity. */
  boolean isWidened(Object quantity) {
    return widened != null && widened.contains(quantity);
  }

  /**
   * Lays down the value of an expression, or ends the evaluation if it has become too expensive.
   */
  void push(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
      below = Arrays.copyOf(below, size * 2);
    }
    numbers[size] = number;
    below[size] = top[number];
    size++;
    top[number] = size;
    if (cost > COST_LIMIT || cost < 0) {
      throw new EvaluationAborted("operation cancelled: actual cost limit exceeded");
    }
  }

  /** Takes away the newest value of that number with all above it; false if there is none. */
  boolean drop(int number) {
    int found = top[number];
    if (found == 0) {
      return false;
    }
    while (size >= found) {
      size--;
      top[numbers[size]] = below[size];
    }
    return true;
  }
}
