package io.github.aiconf.api;

/** How deep a check goes. Checks of a lower depth run first. */
public enum Depth {
  /** Reads the cluster. */
  INSPECT(Assurance.INSPECTED),
  /** Computes on what was read. */
  SIMULATE(Assurance.SIMULATED),
  /** Creates workloads; only where asked for, and cleaned up. */
  PROBE(Assurance.PROBED);

  private final Assurance assurance;

  Depth(Assurance assurance) {
    this.assurance = assurance;
  }

  /** The assurance that a verdict of this depth has. */
  public Assurance assurance() {
    return assurance;
  }
}
