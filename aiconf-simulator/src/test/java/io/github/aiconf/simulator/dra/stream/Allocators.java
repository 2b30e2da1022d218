package io.github.aiconf.simulator.dra.stream;

import com.google.common.base.Splitter;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.Compatibility;
import io.github.aiconf.simulator.dra.CompiledSelectors;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.dra.InventoryAllocator;
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

  /** The slow allocator with the project's own selectors. */
  static ClaimAllocator.Source slow(Semantics semantics) {
    return slow(semantics, MOST_STEPS);
  }

  /** The same, which gives up after so many steps. */
  static ClaimAllocator.Source slow(Semantics semantics, long mostSteps) {
    return (cluster, features) ->
        new SlowAllocator(cluster, features, semantics, new CompiledSelectors(features), mostSteps);
  }

  /**
   * {@code fast-36} or {@code fast-37}; {@code slow-36} or {@code slow-37}; {@code slow-36-oracle}
   * and {@code slow-37-oracle} have selectors evaluated by the first of the programs.
   */
  static ClaimAllocator.Source named(String name, List<OracleProgram> oracles) {
    if (name.startsWith("fast-")) {
      DraProfile profile = DraProfile.of(name.endsWith("37") ? "1.37" : "1.36").orElseThrow();
      return InventoryAllocator.of(profile, Compatibility.KUBERNETES);
    }
    Semantics semantics =
        name.startsWith("slow-37") ? Semantics.KUBERNETES_1_37 : Semantics.KUBERNETES_1_36;
    if (!name.endsWith("-oracle")) {
      return slow(semantics);
    }
    Map<List<Object>, Optional<Boolean>> known = OracleSelectors.cache();
    return (cluster, features) -> new SlowAllocator(
        cluster,
        features,
        semantics,
        new OracleSelectors(oracles.get(0), features, known),
        MOST_STEPS);
  }
}
