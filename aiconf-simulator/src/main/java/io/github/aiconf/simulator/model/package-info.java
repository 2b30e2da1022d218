/**
 * Kubernetes objects as values, as far as decisions are computed from them: nodes, device slices,
 * classes, claims. The words are those of the API group {@code resource.k8s.io/v1}; older versions
 * of the group are brought to this form where objects are read.
 */
@NullMarked
package io.github.aiconf.simulator.model;

import org.jspecify.annotations.NullMarked;
