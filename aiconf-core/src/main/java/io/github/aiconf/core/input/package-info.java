/** What users give us as files, read strictly, and what is wrong with it in one line. */
@NullMarked
package io.github.aiconf.core.input;

import org.jspecify.annotations.NullMarked;
