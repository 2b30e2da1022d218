/**
 * The words of aiconf as types: what a requirement is, what its checks answer, and what they answer
 * with.
 *
 * <p>An author of a requirement starts at {@link io.github.aiconf.api.Requirement}; what a check
 * may look at is in {@link io.github.aiconf.api.cluster}.
 */
@NullMarked
package io.github.aiconf.api;

import org.jspecify.annotations.NullMarked;
