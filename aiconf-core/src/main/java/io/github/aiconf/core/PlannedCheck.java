package io.github.aiconf.core;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Requirement;

/** A check that will run. */
record PlannedCheck(Requirement requirement, Check check) {}
