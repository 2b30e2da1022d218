package io.github.aiconf.simulator.dra.stream;

import com.google.common.base.Splitter;
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

  /** The programs of the property {@code aiconf.dra.oracles}. */
  static List<OracleProgram> oracles() {
    return Splitter.on(',')
        .omitEmptyStrings()
        .splitToStream(System.getProperty("aiconf.dra.oracles", ""))
        .map(OracleProgram::new)
        .toList();
  }

  /**
   * {@code slow-36} or {@code slow-37}.
   *
   * @param oracle evaluates selectors
   */
  static ClaimAllocator.Source named(String name, OracleProgram oracle) {
    Semantics semantics =
        name.endsWith("37") ? Semantics.KUBERNETES_1_37 : Semantics.KUBERNETES_1_36;
    Map<List<Object>, Optional<Boolean>> known = OracleSelectors.cache();
    return (cluster, features) -> new SlowAllocator(
        cluster, features, semantics, new OracleSelectors(oracle, features, known), MOST_STEPS);
  }
}
