/**
 * {@code secure_accelerator_access}: containers reach accelerators only through a device plugin or
 * DRA.
 */
@NullMarked
package io.github.aiconf.requirements.security.acceleratoraccess;

import org.jspecify.annotations.NullMarked;
