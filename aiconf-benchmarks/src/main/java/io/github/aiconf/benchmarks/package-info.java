/**
 * Measures reading clusters: a generator of large snapshots, rivals to compare with, benchmarks.
 */
@NullMarked
package io.github.aiconf.benchmarks;

import org.jspecify.annotations.NullMarked;
