package io.github.aiconf.simulator.selector;

import org.jspecify.annotations.Nullable;

/**
 * A value that may be missing.
 *
 * @param value null if it is
 */
record OptionalValue(@Nullable Object value) {

  static final OptionalValue NONE = new OptionalValue(null);
}
