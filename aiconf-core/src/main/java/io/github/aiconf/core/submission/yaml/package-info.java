/**
 * YAML as the validator of the conformance program reads it, which is the way of Go's usual parser,
 * with the place of everything.
 */
@NullMarked
package io.github.aiconf.core.submission.yaml;

import org.jspecify.annotations.NullMarked;
