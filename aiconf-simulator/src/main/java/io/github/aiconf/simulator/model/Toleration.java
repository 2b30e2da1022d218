package io.github.aiconf.simulator.model;

/**
 * What taints of nodes a pod tolerates. For how long it would do so plays no part in scheduling.
 *
 * @param key empty for every key
 * @param operator {@code Exists}, {@code Equal}, {@code Gt} or {@code Lt}; empty means Equal; kept
 *     as written
 * @param value what the value of the taint is compared with
 * @param effect empty for every effect
 */
public record Toleration(String key, String operator, String value, String effect) {}
