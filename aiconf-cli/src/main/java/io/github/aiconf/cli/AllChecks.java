package io.github.aiconf.cli;

import io.github.aiconf.api.Depth;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.ConformanceEngine;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What all checks together read. */
final class AllChecks {

  private AllChecks() {}

  static Reads reads(@Nullable Path plugins) {
    return ConformanceEngine.builder()
        .catalog(SelectionOptions.catalog(plugins))
        .depth(Depth.SIMULATE)
        .build()
        .reads();
  }
}
