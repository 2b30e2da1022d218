package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.requirements.observability.servicemetrics.MetricsCollector.ScrapeAnnotations;
import java.util.Set;

/**
 * A pod that runs a model server.
 *
 * @param namespace its namespace
 * @param name its name
 * @param server the server
 * @param monitors the monitors that match it at a port that it has
 * @param asked the annotations by which it asks to be scraped
 */
record ModelPod(
    String namespace,
    String name,
    ModelServer server,
    Set<Monitor> monitors,
    Set<ScrapeAnnotations> asked) {}
