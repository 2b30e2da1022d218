package io.github.aiconf.simulator.model;

import java.util.Optional;

/**
 * A claim that a pod uses.
 *
 * @param name what the pod calls it
 * @param claim the name of a ResourceClaim
 * @param template the name of a ResourceClaimTemplate, from which the pod gets a claim of its own
 */
public record ClaimReference(String name, Optional<String> claim, Optional<String> template) {}
