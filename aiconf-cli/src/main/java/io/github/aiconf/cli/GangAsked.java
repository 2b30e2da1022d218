package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A gang, and what has to be known to ask a cluster about it.
 *
 * @param wanted the gang
 * @param claims claims that come with it and are not in the cluster
 * @param queue the queue of Kueue that it waits in, by namespace and name
 * @param gaps what could not be read although the gang itself depends on it
 * @param settled the answer, if no place decides
 */
record GangAsked(
    GangFiles.Wanted wanted,
    List<ResourceClaim> claims,
    Optional<String> queue,
    List<Gap> gaps,
    Optional<Settled> settled) {

  /**
   * An answer that does not depend on places.
   *
   * @param answer what it is
   * @param reason why
   */
  record Settled(PlacementAnswer answer, String reason) {}

  /** Keeps copies. */
  GangAsked {
    claims = List.copyOf(claims);
    gaps = List.copyOf(gaps);
  }

  /** The same with something more to know. */
  GangAsked withNote(String note) {
    List<String> notes = new ArrayList<>(wanted.notes());
    notes.add(note);
    GangFiles.Wanted noted = new GangFiles.Wanted(
        wanted.name(),
        wanted.gang(),
        wanted.pods(),
        wanted.scheduler(),
        wanted.notModelled(),
        notes);
    return new GangAsked(noted, claims, queue, gaps, settled);
  }
}
