/**
 * Kubernetes objects as values, as far as decisions are computed from them: nodes, pods, device
 * slices, classes, claims. The words are those of the API groups {@code v1} and
 * {@code resource.k8s.io/v1}; older versions are brought to this form where objects are read.
 */
@NullMarked
package io.github.aiconf.simulator.model;

import org.jspecify.annotations.NullMarked;
