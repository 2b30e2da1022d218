/** Changes to texts that leave all else as it is, shown as a diff before they are written. */
@NullMarked
package io.github.aiconf.core.submission.edit;

import org.jspecify.annotations.NullMarked;
