/** What autoscalers will do: how many nodes, how many replicas. Arithmetic on values alone. */
@NullMarked
package io.github.aiconf.simulator.placement.scaling;

import org.jspecify.annotations.NullMarked;
