/** Kubernetes' CEL for devices: compiled once, evaluated at the cost that Kubernetes counts. */
@NullMarked
package io.github.aiconf.simulator.selector;

import org.jspecify.annotations.NullMarked;
