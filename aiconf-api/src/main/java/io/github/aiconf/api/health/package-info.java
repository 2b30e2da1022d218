/**
 * Whether controllers and their webhooks work, as far as reading their objects tells: what most
 * requirements ask of a component.
 */
@NullMarked
package io.github.aiconf.api.health;

import org.jspecify.annotations.NullMarked;
