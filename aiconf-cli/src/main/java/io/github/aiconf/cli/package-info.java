/** The commands of aiconf on a terminal. Holds no logic that a library user would miss. */
@NullMarked
package io.github.aiconf.cli;

import org.jspecify.annotations.NullMarked;
