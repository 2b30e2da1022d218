/** {@code gang_scheduling}: the pods of a group start together or not at all. */
@NullMarked
package io.github.aiconf.requirements.scheduling.gang;

import org.jspecify.annotations.NullMarked;
