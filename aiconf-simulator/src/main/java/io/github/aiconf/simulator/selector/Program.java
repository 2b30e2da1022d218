package io.github.aiconf.simulator.selector;

/**
 * An expression that can be evaluated.
 *
 * @param root the expression
 * @param numbers how many numbers of expressions there are
 * @param variables how many variables there are beside the device
 * @param depth how deep its parts are nested
 */
record Program(Node root, int numbers, int variables, int depth) {}
