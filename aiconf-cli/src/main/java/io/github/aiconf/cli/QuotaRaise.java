package io.github.aiconf.cli;

import io.github.aiconf.simulator.model.Quantity;
import java.util.Optional;

/**
 * More of a resource for a queue of Kueue.
 *
 * @param place where that is written
 * @param queue a ClusterQueue; absent for that of the gang
 * @param resource its name
 * @param by how much
 */
record QuotaRaise(ScenarioFields place, Optional<String> queue, String resource, Quantity by) {}
