package io.github.aiconf.simulator.dra.stream;

import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.SlowAllocator;
import io.github.aiconf.simulator.dra.SlowAllocator.Semantics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The allocators that are compared with Kubernetes'. */
final class Allocators {

  private static final long MOST_STEPS = Long.getLong("aiconf.dra.steps", 100_000);

  private Allocators() {}

  /** {@code slow-36} or {@code slow-37}. */
  static ClaimAllocator.Source named(String name) {
    Semantics semantics =
        name.endsWith("37") ? Semantics.KUBERNETES_1_37 : Semantics.KUBERNETES_1_36;
    OracleProgram oracle =
        new OracleProgram(System.getProperty("aiconf.dra.oracles", "").split(",")[0]);
    Map<List<Object>, Optional<Boolean>> known = OracleSelectors.cache();
    return (cluster, features) -> new SlowAllocator(
        cluster, features, semantics, new OracleSelectors(oracle, features, known), MOST_STEPS);
  }
}
