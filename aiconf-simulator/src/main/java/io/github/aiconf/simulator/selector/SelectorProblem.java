package io.github.aiconf.simulator.selector;

/**
 * Why an expression does not compile.
 *
 * @param message for people; its wording is not that of Kubernetes
 * @param line from 1; 0 if the problem has no place in the text
 * @param column from 1; 0 if the problem has no place in the text
 */
public record SelectorProblem(String message, int line, int column) {}
