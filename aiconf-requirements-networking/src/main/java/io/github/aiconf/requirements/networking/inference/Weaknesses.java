package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import java.util.ArrayList;
import java.util.List;

/** Warnings with what was seen, of which only the first few are told in full. */
final class Weaknesses {

  /** Enough to see a pattern; a cluster with a thousand broken routes needs no thousand lines. */
  private static final int TOLD = 5;

  private final List<String> warnings = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();
  private int more;

  void add(String warning, List<Observation> seen) {
    if (warnings.size() < TOLD) {
      warnings.add(warning);
      observations.addAll(seen);
    } else {
      more++;
    }
  }

  Finding describe(Finding finding) {
    Finding described = finding.warnings(warnings).observed(observations);
    return more == 0
        ? described
        : described.warning(more + " further Gateways or HTTPRoutes have such weaknesses");
  }
}
