package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.Optional;

/**
 * A kind of monitor: an object that says what a collector scrapes.
 *
 * @param resource for example ServiceMonitor
 * @param finds what it names as targets
 * @param namespaces where it looks for them
 * @param endpoints its field with the list of ports
 * @param undeclaredPorts whether it may name the number of a port that no container declares
 * @param selector field of the collector with the label selector for such monitors
 * @param namespaceSelector field of the collector with the selector for their namespaces
 */
record MonitorType(
    ResourceType resource,
    Target finds,
    Namespaces namespaces,
    String endpoints,
    boolean undeclaredPorts,
    Optional<String> selector,
    Optional<String> namespaceSelector) {

  /** What a monitor names as targets. */
  enum Target {
    /** The endpoints of Services. */
    SERVICES,
    /** Pods. */
    PODS,
    /** Addresses, or the outcome of some other discovery. */
    ADDRESSES
  }

  /** Where a monitor looks for its targets. */
  enum Namespaces {
    /** In its own namespace. */
    OWN,
    /** In all namespaces. */
    ALL,
    /** Where its field {@code spec.namespaceSelector} says. */
    CHOSEN
  }

  static MonitorType read(ProfileFields fields) {
    return new MonitorType(
        fields.resource("resource"),
        fields.oneOf("finds", Target.class),
        fields.oneOf("namespaces", Namespaces.class),
        fields.text("endpoints"),
        fields.flag("undeclaredPorts"),
        fields.optionalText("selector"),
        fields.optionalText("namespaceSelector"));
  }

  Reads reads() {
    Reads reads = Reads.none().list(resource, "metadata.labels");
    if (finds == Target.ADDRESSES) {
      return reads.list(resource, endpoints + ".targets");
    }
    return reads.list(
        resource,
        "spec.selector",
        "spec.namespaceSelector",
        endpoints + ".port",
        endpoints + ".portNumber",
        endpoints + ".targetPort");
  }
}
