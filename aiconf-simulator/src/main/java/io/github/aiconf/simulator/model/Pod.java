package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * A pod.
 *
 * @param namespace where it is
 * @param name its name
 * @param uid empty if it is not created yet
 * @param labels its labels
 * @param nodeName the node that it is bound to; empty if it is still to be scheduled
 * @param nominatedNodeName the node for which others have been evicted; empty if there is none
 * @param phase as in its status; kept as written
 * @param terminating whether it is being deleted
 * @param generatedClaims names of the claims that were made for it, by what its spec calls them; a
 *     name is absent if it turned out that no claim is needed
 * @param resize what it has, if it runs
 * @param spec what it asks for
 */
public record Pod(
    String namespace,
    String name,
    String uid,
    Map<String, String> labels,
    String nodeName,
    String nominatedNodeName,
    String phase,
    boolean terminating,
    Map<String, Optional<String>> generatedClaims,
    PodResize resize,
    PodSpec spec) {

  /** Keeps copies. */
  public Pod {
    labels = ImmutableMap.copyOf(labels);
    generatedClaims = ImmutableMap.copyOf(generatedClaims);
  }

  /** {@code namespace/name}. */
  public String key() {
    return namespace + "/" + name;
  }

  /** Whether it has ended, and holds nothing any more. */
  public boolean isFinished() {
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  /** The same pod on a node. */
  public Pod on(String node) {
    return new Pod(
        namespace,
        name,
        uid,
        labels,
        node,
        nominatedNodeName,
        phase,
        terminating,
        generatedClaims,
        resize,
        spec);
  }
}
