/**
 * The verdict of the conformance program's validator on a submission, of September 2026, and apart
 * from it advice that the validator does not give.
 */
@NullMarked
package io.github.aiconf.core.submission.lint;

import org.jspecify.annotations.NullMarked;
