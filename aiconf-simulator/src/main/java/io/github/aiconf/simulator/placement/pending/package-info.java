/** Gangs of a cluster that wait: from its pods and their groups to the question about each. */
@NullMarked
package io.github.aiconf.simulator.placement.pending;

import org.jspecify.annotations.NullMarked;
