package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.api.cluster.Resources.CONFIG_MAPS;
import static io.github.aiconf.requirements.observability.servicemetrics.CollectorHealth.COLLECTOR_UNAVAILABLE;

import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.requirements.observability.servicemetrics.MetricsCollector.Platform;
import java.util.Optional;

/**
 * Judges a collector that belongs to a distribution: it scrapes the distribution itself, which says
 * nothing about workloads of users. Those need the collectors that a setting switches on.
 */
final class PlatformAnswer {

  private PlatformAnswer() {}

  static Finding of(CheckContext context, Collector collector, Platform platform) {
    Optional<KubernetesObject> configMap = context
        .cluster()
        .named(CONFIG_MAPS, platform.configMap())
        .find(platform.namespace(), platform.configMap());
    boolean on = configMap.filter(map -> isOn(context, map, platform)).isPresent();
    Observation seen = Observation.of(
        configMap
            .map(KubernetesObject::reference)
            .orElse(
                new ObjectReference("v1", "ConfigMap", platform.namespace(), platform.configMap())),
        field(platform) + "." + platform.setting(),
        on ? "true" : configMap.isPresent() ? "not true" : "absent",
        on ? "true, and a collector in " + platform.userNamespace() : "true");
    return (on ? missing(collector, platform) : off(collector, platform))
        .lookedFor(
            "a collector for the workloads of users in the namespace " + platform.userNamespace())
        .observed(seen);
  }

  private static Finding missing(Collector collector, Platform platform) {
    return Finding.fail(
            COLLECTOR_UNAVAILABLE,
            platform.setting() + " is on, but there is no collector like " + collector
                + " in the namespace " + platform.userNamespace() + ".")
        .next("Look at the log of the operator that installs it, and at kubectl -n "
            + platform.userNamespace() + " get all");
  }

  private static Finding off(Collector collector, Platform platform) {
    return Finding.unknown(
            Reason.NOT_INSTALLED,
            collector + " scrapes the platform only; " + platform.setting()
                + ", which adds the workloads of users, is not on.")
        .next("Set " + platform.setting() + ": true under " + platform.key() + " of the ConfigMap "
            + platform.namespace() + "/" + platform.configMap() + ".");
  }

  private static boolean isOn(CheckContext context, KubernetesObject configMap, Platform platform) {
    String text = configMap.at("data").get(platform.key()).text();
    return context
        .yaml(text, configMap.reference() + ", " + field(platform))
        .get(platform.setting())
        .isTrue();
  }

  private static String field(Platform platform) {
    return "data[" + platform.key() + "]";
  }
}
