/** Files that we write: whole, or not at all. */
@NullMarked
package io.github.aiconf.core.output;

import org.jspecify.annotations.NullMarked;
