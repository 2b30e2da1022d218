/** {@code robust_controller}: an AI operator with custom resources is installed and works. */
@NullMarked
package io.github.aiconf.requirements.operators.robust;

import org.jspecify.annotations.NullMarked;
