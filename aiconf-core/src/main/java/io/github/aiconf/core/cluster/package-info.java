/**
 * Where clusters come from, and how their objects are kept: as compact JSON that holds only the
 * fields some check declared.
 */
@NullMarked
package io.github.aiconf.core.cluster;

import org.jspecify.annotations.NullMarked;
