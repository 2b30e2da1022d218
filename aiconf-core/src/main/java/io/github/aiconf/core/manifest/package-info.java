/** Strict reading of YAML and JSON manifests, and folders of them as a cluster. */
@NullMarked
package io.github.aiconf.core.manifest;

import org.jspecify.annotations.NullMarked;
