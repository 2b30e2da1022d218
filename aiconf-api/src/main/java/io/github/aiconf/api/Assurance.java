package io.github.aiconf.api;

/** How strong a proof is, weakest first. */
public enum Assurance {
  /** Somebody says so. */
  DECLARED,
  /** The objects of the cluster say so. */
  INSPECTED,
  /** A computation on the objects of the cluster says so. */
  SIMULATED,
  /** It was tried on the cluster. */
  PROBED
}
