/**
 * The engine: it finds requirements, asks their checks of a cluster, and gives one immutable
 * report.
 *
 * <p>A library user starts at {@link io.github.aiconf.core.ConformanceEngine}.
 */
@NullMarked
package io.github.aiconf.core;

import org.jspecify.annotations.NullMarked;
