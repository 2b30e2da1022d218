/** Streams of cases, answered in order, whatever they are about. */
@NullMarked
package io.github.aiconf.simulator.stream;

import org.jspecify.annotations.NullMarked;
