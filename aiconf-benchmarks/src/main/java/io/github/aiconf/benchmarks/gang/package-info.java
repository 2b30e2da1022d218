/** Measures questions about gangs in a large cluster. */
@NullMarked
package io.github.aiconf.benchmarks.gang;

import org.jspecify.annotations.NullMarked;
