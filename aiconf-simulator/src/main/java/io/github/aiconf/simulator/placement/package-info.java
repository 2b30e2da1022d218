/**
 * Which nodes a pod can be placed on, as the filters of kube-scheduler decide it. Fill a
 * {@code NodeInventory} with a cluster, keep it up to date, ask it about pods.
 */
@NullMarked
package io.github.aiconf.simulator.placement;

import org.jspecify.annotations.NullMarked;
