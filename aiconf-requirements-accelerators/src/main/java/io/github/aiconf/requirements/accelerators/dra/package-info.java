/** {@code dra_support}: workloads can ask for devices through Dynamic Resource Allocation. */
@NullMarked
package io.github.aiconf.requirements.accelerators.dra;

import org.jspecify.annotations.NullMarked;
