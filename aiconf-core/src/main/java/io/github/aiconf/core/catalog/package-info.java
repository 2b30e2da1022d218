/**
 * What can be asked: the requirements that ServiceLoader finds, the checklists of the releases, and
 * the profiles.
 */
@NullMarked
package io.github.aiconf.core.catalog;

import org.jspecify.annotations.NullMarked;
