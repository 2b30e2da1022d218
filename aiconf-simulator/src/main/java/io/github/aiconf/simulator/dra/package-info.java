/**
 * Allocation of devices to claims, as Kubernetes' structured allocator decides it. Compile a
 * {@code DeviceInventory} once, ask it often, from any thread.
 */
@NullMarked
package io.github.aiconf.simulator.dra;

import org.jspecify.annotations.NullMarked;
