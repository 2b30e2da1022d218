/** Makes submissions from the program's templates, and fills them from reports. */
@NullMarked
package io.github.aiconf.core.submission.fill;

import org.jspecify.annotations.NullMarked;
