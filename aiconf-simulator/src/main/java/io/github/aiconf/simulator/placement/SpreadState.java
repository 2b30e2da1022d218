package io.github.aiconf.simulator.placement;

/**
 * A required spread constraint of a pod, and how matters stand.
 *
 * @param domains the parts of the cluster, by number of the node
 * @param exists by part, whether the constraint takes it into account
 * @param counts by part, how many pods are there that the constraint counts
 * @param countsItself whether pods like this one are counted, too
 * @param maxSkew how many more a part may have than the one with the fewest
 * @param minDomains with fewer parts than this, the fewest are taken for zero
 */
@SuppressWarnings("ArrayRecordComponent") // Columns; nobody compares them.
public record SpreadState(
    NodeDomains domains,
    boolean[] exists,
    long[] counts,
    boolean countsItself,
    long maxSkew,
    long minDomains) {}
