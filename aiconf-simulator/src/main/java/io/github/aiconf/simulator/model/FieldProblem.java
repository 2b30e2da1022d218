package io.github.aiconf.simulator.model;

/**
 * Something in an object that Kubernetes would refuse.
 *
 * @param field for example {@code spec.devices.requests[0].name}; empty for the object as a whole
 * @param message what is wrong and what is expected, in one line
 */
public record FieldProblem(String field, String message) {}
