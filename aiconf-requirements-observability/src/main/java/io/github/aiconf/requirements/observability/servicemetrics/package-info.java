/**
 * {@code ai_service_metrics}: a monitoring system discovers workloads that expose metrics and
 * collects them.
 */
@NullMarked
package io.github.aiconf.requirements.observability.servicemetrics;

import org.jspecify.annotations.NullMarked;
