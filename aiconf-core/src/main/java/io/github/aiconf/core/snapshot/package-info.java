/**
 * Recorded clusters: gzip-compressed JSON Lines, written and read as a stream. The format is in
 * docs/snapshot-format.md.
 */
@NullMarked
package io.github.aiconf.core.snapshot;

import org.jspecify.annotations.NullMarked;
