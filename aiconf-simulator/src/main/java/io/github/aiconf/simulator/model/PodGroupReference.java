package io.github.aiconf.simulator.model;

import java.util.Optional;

/**
 * The group that a pod is scheduled with.
 *
 * @param group its name: of a PodGroup object or, with a workload, of a group within it
 * @param workload the Workload of Kubernetes 1.35; absent since 1.36
 * @param replica which of the alike groups of the workload; empty if there is one
 */
public record PodGroupReference(String group, Optional<String> workload, String replica) {}
