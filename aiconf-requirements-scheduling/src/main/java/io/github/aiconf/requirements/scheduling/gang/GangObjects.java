package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import java.util.Optional;
import java.util.Set;

/** The gangs that are there: evidence beside the verdict. */
final class GangObjects {

  private GangObjects() {}

  /** Adds how many gangs were placed, and one of them. */
  static Finding describe(Cluster cluster, GangScheduler.Gangs gangs, Finding finding) {
    Listing list = cluster.listVisible(gangs.resource());
    if (list.gap().isPresent()) {
      return finding;
    }
    int large = 0;
    int placed = 0;
    Optional<Observation> example = Optional.empty();
    for (KubernetesObject gang : list) {
      if (size(gang, gangs) < 2) {
        continue;
      }
      large++;
      StateRule.Answer answer = gangs.placed().ask(gang, Set.of());
      if (answer.state() == StateRule.State.MET) {
        placed++;
        example = example.or(() -> Optional.of(answer.seen()));
      }
    }
    Finding described = finding.note(gangs.resource() + ": " + list.size() + ", of which " + large
        + " ask for at least 2 pods, of which " + placed + " show "
        + gangs.placed().wanted());
    return example.map(described::observed).orElse(described);
  }

  private static long size(KubernetesObject gang, GangScheduler.Gangs gangs) {
    return gang.root().all(gangs.size()).mapToLong(value -> value.number(0)).sum();
  }
}
