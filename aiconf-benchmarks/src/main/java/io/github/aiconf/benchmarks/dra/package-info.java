/** Measures the allocation of devices, beside Kubernetes' own allocator. */
@NullMarked
package io.github.aiconf.benchmarks.dra;

import org.jspecify.annotations.NullMarked;
