/** {@code ai_inference}: Gateway API with an implementation that steers inference traffic. */
@NullMarked
package io.github.aiconf.requirements.networking.inference;

import org.jspecify.annotations.NullMarked;
