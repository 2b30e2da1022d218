/**
 * Questions and answers as lines of JSON, in the form that Kubernetes' own allocator is asked in by
 * the program {@code dra-oracle}: a case per line, an answer per line.
 */
@NullMarked
package io.github.aiconf.simulator.dra.stream;

import org.jspecify.annotations.NullMarked;
