package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import java.util.List;
import java.util.Optional;

/** The resources of Gateway API that HTTP traffic needs, and whether they are served as v1. */
final class GatewayApi {

  static final Reason API_INCOMPLETE = new Reason(
      "API_INCOMPLETE",
      "Gateway API is installed, but gatewayclasses, gateways or httproutes is missing in every version.");

  static final String GROUP = "gateway.networking.k8s.io";
  static final ResourceType GATEWAY_CLASSES =
      new ResourceType(GROUP, "gatewayclasses", "GatewayClass");
  static final ResourceType GATEWAYS = new ResourceType(GROUP, "gateways", "Gateway");
  static final ResourceType HTTP_ROUTES = new ResourceType(GROUP, "httproutes", "HTTPRoute");
  static final List<ResourceType> KINDS = List.of(GATEWAY_CLASSES, GATEWAYS, HTTP_ROUTES);

  private static final String VERSION = "v1";
  private static final String LOOKED_FOR =
      "gatewayclasses, gateways and httproutes of " + GROUP + " in version " + VERSION;
  private static final String INSTALL =
      "Install the standard channel of Gateway API 1.0 or later, which an implementation's guide names";

  private GatewayApi() {}

  /** Why nothing can be said with this API; empty where it is served in full. */
  static Optional<Finding> problem(Discovery discovery) {
    if (KINDS.stream().noneMatch(discovery::serves)) {
      return Optional.of(notInstalled(discovery));
    }
    if (!KINDS.stream().allMatch(discovery::serves)) {
      return Optional.of(incomplete(discovery));
    }
    return KINDS.stream().allMatch(kind -> discovery.find(kind, VERSION).isPresent())
        ? Optional.empty()
        : Optional.of(tooOld(discovery));
  }

  /** What discovery says about each of the kinds. */
  static List<Observation> served(Discovery discovery) {
    return KINDS.stream().map(kind -> served(discovery, kind)).toList();
  }

  private static Observation served(Discovery discovery, ResourceType kind) {
    List<String> versions = discovery.resources().stream()
        .filter(resource -> resource.type().equals(kind))
        .map(ServedResource::version)
        .toList();
    String seen = versions.isEmpty() ? "not served" : String.join(" ", versions);
    return versions.contains(VERSION)
        ? Observation.of(kind.inDiscovery(), "versions", seen)
        : Observation.of(kind.inDiscovery(), "versions", seen, VERSION);
  }

  private static Finding notInstalled(Discovery discovery) {
    List<String> versions = discovery.versions(GROUP);
    return Finding.unknown(Reason.NOT_INSTALLED, "Gateway API is not installed.")
        .lookedFor(LOOKED_FOR)
        .next(INSTALL + ", and an implementation of it.")
        .observed(Observation.of(
            ObjectReference.discovery(GROUP),
            "versions",
            versions.isEmpty() ? "not served" : "other kinds, as " + String.join(" ", versions),
            VERSION));
  }

  private static Finding incomplete(Discovery discovery) {
    List<String> missing = KINDS.stream()
        .filter(kind -> !discovery.serves(kind))
        .map(ResourceType::resource)
        .toList();
    return Finding.fail(
            API_INCOMPLETE,
            "Gateway API is installed without " + String.join(" and ", missing) + ".")
        .lookedFor(LOOKED_FOR)
        .next(INSTALL + "; it holds all three CustomResourceDefinitions.")
        .observed(served(discovery));
  }

  /**
   * Weights and header matches are older than v1, so an implementation behind a beta version may
   * well do what the requirement asks for. That is no contradiction, but no proof either.
   */
  private static Finding tooOld(Discovery discovery) {
    return Finding.unknown(
            Reason.NOT_SERVED, "Gateway API is installed, but not all of it is served as v1.")
        .lookedFor(LOOKED_FOR)
        .next(INSTALL + ", in place of the older CustomResourceDefinitions.")
        .observed(served(discovery));
  }
}
