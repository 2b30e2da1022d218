/** Gangs tried on the cluster as it is: room for a demonstration, gangs that wait, quotas. */
@NullMarked
package io.github.aiconf.requirements.scheduling.gang.trial;

import org.jspecify.annotations.NullMarked;
