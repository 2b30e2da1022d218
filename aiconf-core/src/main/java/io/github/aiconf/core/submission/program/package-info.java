/** What aiconf knows of the conformance program beside its checklists; data of our own. */
@NullMarked
package io.github.aiconf.core.submission.program;

import org.jspecify.annotations.NullMarked;
