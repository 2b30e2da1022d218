/**
 * What Kueue's quotas leave for a workload: what a ClusterQueue has, may borrow and lends, in
 * cohorts of any depth. Fair sharing and preemption are not computed.
 */
@NullMarked
package io.github.aiconf.simulator.placement.quota;

import org.jspecify.annotations.NullMarked;
