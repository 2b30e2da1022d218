package io.github.aiconf.simulator.model;

/**
 * Which requests count, as releases of Kubernetes differ in it.
 *
 * @param ofPods those for the pod as a whole
 * @param resizes what containers of a running pod have, while they are resized
 * @param resizesPods the same of the pod as a whole
 * @param sumsFirst of a pod that is resized, old and new are summed up each, and the larger sum
 *     counts; otherwise the larger of both for each container
 */
public record RequestRules(
    boolean ofPods, boolean resizes, boolean resizesPods, boolean sumsFirst) {

  /** Those of Kubernetes 1.36. */
  public static final RequestRules KUBERNETES_1_36 = new RequestRules(true, true, true, false);
}
