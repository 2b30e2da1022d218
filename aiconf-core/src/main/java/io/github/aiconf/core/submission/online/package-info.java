/** What can only be seen over a network; asked for one by one, and never part of a verdict. */
@NullMarked
package io.github.aiconf.core.submission.online;

import org.jspecify.annotations.NullMarked;
