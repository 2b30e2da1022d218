package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.testkit.ClusterFixture;

/** Clusters with Gateway API, healthy and broken in one place each. */
final class Clusters {

  static final String ACCEPTED_CLASS = """
      apiVersion: gateway.networking.k8s.io/v1
      kind: GatewayClass
      metadata: {name: istio, generation: 2}
      spec: {controllerName: istio.io/gateway-controller}
      status:
        conditions:
        - {type: Accepted, status: "True", reason: Accepted, observedGeneration: 2}
        - {type: SupportedVersion, status: "True", reason: SupportedVersion, observedGeneration: 2}
        supportedFeatures: [{name: Gateway}, {name: HTTPRoute}]
      """;

  static final String ISTIOD = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
      status: {availableReplicas: 2}
      """;

  static final String GATEWAY = """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: front, namespace: infra, generation: 3}
      spec: {gatewayClassName: istio}
      status:
        addresses: [{type: IPAddress, value: 192.0.2.1}]
        conditions:
        - {type: Accepted, status: "True", reason: Accepted, observedGeneration: 3}
        - {type: Programmed, status: "True", reason: Programmed, observedGeneration: 3}
        listeners:
        - name: http
          attachedRoutes: 1
          conditions:
          - {type: Programmed, status: "True", observedGeneration: 3}
          - {type: ResolvedRefs, status: "True", observedGeneration: 3}
          - {type: Conflicted, status: "False", observedGeneration: 3}
      """;

  static final String ROUTE = """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: chat, namespace: models, generation: 5}
      spec:
        rules:
        - matches: [{headers: [{name: x-model, value: b}]}]
          backendRefs: [{name: b, port: 80}]
        - backendRefs: [{name: a, port: 80, weight: 80}, {name: b, port: 80, weight: 20}]
      status:
        parents:
        - controllerName: istio.io/gateway-controller
          parentRef: {group: gateway.networking.k8s.io, kind: Gateway, namespace: infra, name: front}
          conditions:
          - {type: Accepted, status: "True", reason: Accepted, observedGeneration: 5}
          - {type: ResolvedRefs, status: "True", reason: ResolvedRefs, observedGeneration: 5}
      """;

  private static final String CRD = """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: %s.gateway.networking.k8s.io
        annotations:
          gateway.networking.k8s.io/bundle-version: %s
          gateway.networking.k8s.io/channel: standard
      """;

  private Clusters() {}

  /** Gateway API is served, and that is all. */
  static ClusterFixture served() {
    return ClusterFixture.of("1.36")
        .serving(
            "gateway.networking.k8s.io/v1",
            "gatewayclasses/GatewayClass",
            "gateways/Gateway",
            "httproutes/HTTPRoute");
  }

  /** An accepted class of a controller that runs, without Gateways. */
  static ClusterFixture accepted() {
    return served().with(ACCEPTED_CLASS).with(ISTIOD);
  }

  /** All that can be seen without sending traffic. */
  static ClusterFixture routing() {
    return accepted()
        .with(GATEWAY)
        .with(ROUTE)
        .with(crd("gatewayclasses", "v1.3.0"))
        .with(crd("gateways", "v1.3.0"))
        .with(crd("httproutes", "v1.3.0"));
  }

  static String crd(String plural, String bundle) {
    return CRD.formatted(plural, bundle);
  }
}
