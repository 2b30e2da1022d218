/**
 * The read view of a cluster that checks are given, the same for a live cluster and a recorded one.
 */
@NullMarked
package io.github.aiconf.api.cluster;

import org.jspecify.annotations.NullMarked;
