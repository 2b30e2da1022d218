/** Other names for nodes, namespaces and addresses in a recording that leaves the house. */
@NullMarked
package io.github.aiconf.core.pseudonym;

import org.jspecify.annotations.NullMarked;
