package io.github.aiconf.simulator.model;

import java.util.Optional;

/**
 * A selector of devices.
 *
 * @param cel its expression; a selector of a kind that this release does not know has none
 */
public record Selector(Optional<String> cel) {}
