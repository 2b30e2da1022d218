package io.github.aiconf.simulator.selector;

import org.jspecify.annotations.Nullable;

/**
 * An error as a value: the operators {@code &&} and {@code ||} and some macros get along with one.
 *
 * @param message for people
 */
record EvalError(String message) {

  static final EvalError NO_SUCH_OVERLOAD = new EvalError("no such overload");
  static final EvalError NO_SUCH_KEY = new EvalError("no such key");
  static final EvalError INDEX_OUT_OF_BOUNDS = new EvalError("index out of bounds");
  static final EvalError INTEGER_OVERFLOW = new EvalError("integer overflow");
  static final EvalError UNSIGNED_OVERFLOW = new EvalError("unsigned integer overflow");

  /** The value if it is an error, otherwise the error of a function that is not made for it. */
  static EvalError noSuchOverload(@Nullable Object value) {
    return value instanceof EvalError error ? error : NO_SUCH_OVERLOAD;
  }
}
