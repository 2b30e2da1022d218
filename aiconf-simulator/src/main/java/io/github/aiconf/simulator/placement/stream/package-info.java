/**
 * Questions and answers as lines of JSON, in the form that kube-scheduler itself is asked in by the
 * program {@code sched-oracle}: a cluster per line, per line what each filter says of each pending
 * pod and node.
 */
@NullMarked
package io.github.aiconf.simulator.placement.stream;

import org.jspecify.annotations.NullMarked;
