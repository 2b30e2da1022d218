/** What a reviewer wants to know of a submission, on one page. */
@NullMarked
package io.github.aiconf.core.submission.verify;

import org.jspecify.annotations.NullMarked;
