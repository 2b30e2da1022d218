/**
 * Results of tests as other suites write them, read as the validator of the conformance program
 * reads them: as streams, with memory for the names of the tests alone.
 */
@NullMarked
package io.github.aiconf.core.submission.artifact;

import org.jspecify.annotations.NullMarked;
