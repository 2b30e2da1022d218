/** What reports and the artefacts of other suites prove, by requirement. */
@NullMarked
package io.github.aiconf.core.submission.proof;

import org.jspecify.annotations.NullMarked;
