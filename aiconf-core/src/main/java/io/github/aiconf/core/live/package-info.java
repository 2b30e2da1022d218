/** Clusters behind an API server. The only package that knows the Kubernetes client. */
@NullMarked
package io.github.aiconf.core.live;

import org.jspecify.annotations.NullMarked;
