package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A pod.
 *
 * @param namespace where it is
 * @param name its name
 * @param uid empty if it is not created yet
 * @param labels its labels
 * @param annotations those by which it says with which pods it is scheduled; no others
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
    Map<String, String> annotations,
    String nodeName,
    String nominatedNodeName,
    String phase,
    boolean terminating,
    Map<String, Optional<String>> generatedClaims,
    PodResize resize,
    PodSpec spec) {

  /** How many pods Kueue's group of the pod has. */
  static final String TOTAL_COUNT = "kueue.x-k8s.io/pod-group-total-count";

  private static final int MOST_DIGITS = 9;
  private static final String KUEUE_GROUP = "kueue.x-k8s.io/pod-group-name";

  /** Keeps copies. */
  public Pod {
    labels = ImmutableMap.copyOf(labels);
    annotations = ImmutableMap.copyOf(annotations);
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

  /** The group of plain pods that Kueue lets in together; empty if it belongs to none. */
  public Optional<String> kueueGroup() {
    return Optional.ofNullable(labels.get(KUEUE_GROUP)).filter(name -> !name.isEmpty());
  }

  /** How many pods that group has; empty if the pod does not say so. */
  public OptionalInt kueueGroupSize() {
    String count = annotations.getOrDefault(TOTAL_COUNT, "");
    boolean isNumber = !count.isEmpty()
        && count.length() <= MOST_DIGITS
        && count.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? OptionalInt.of(Integer.parseInt(count)) : OptionalInt.empty();
  }

  /** The same pod on a node. */
  public Pod on(String node) {
    return new Pod(
        namespace,
        name,
        uid,
        labels,
        annotations,
        node,
        nominatedNodeName,
        phase,
        terminating,
        generatedClaims,
        resize,
        spec);
  }
}
