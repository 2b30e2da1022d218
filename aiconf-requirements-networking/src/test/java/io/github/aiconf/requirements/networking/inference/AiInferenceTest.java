package io.github.aiconf.requirements.networking.inference;

import static io.github.aiconf.requirements.networking.inference.Clusters.ACCEPTED_CLASS;
import static io.github.aiconf.requirements.networking.inference.Clusters.ISTIOD;
import static io.github.aiconf.requirements.networking.inference.Clusters.accepted;
import static io.github.aiconf.requirements.networking.inference.Clusters.crd;
import static io.github.aiconf.requirements.networking.inference.Clusters.routing;
import static io.github.aiconf.requirements.networking.inference.Clusters.served;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AiInferenceTest {

  private static final RequirementTester TESTER = RequirementTester.of(new AiInference());

  private static final String OTHER_CLASS = """
      apiVersion: gateway.networking.k8s.io/v1
      kind: GatewayClass
      metadata: {name: acme, generation: 1}
      spec: {controllerName: acme.example/gateway}
      status:
        conditions:
        - {type: Accepted, status: "True", reason: Accepted, observedGeneration: 1}
      """;

  @Test
  void passesWhereAClassIsAcceptedByAControllerThatRuns() {
    TESTER
        .on(routing())
        .passes()
        .saying("GatewayClass istio is accepted by istio.io/gateway-controller (Istio)")
        .observing("status.conditions[Accepted].status", "True (Accepted)")
        .observing("status.conditions[SupportedVersion].status", "True (SupportedVersion)")
        .observing("status.supportedFeatures", "Gateway HTTPRoute")
        .observing("status.availableReplicas", "2")
        .observingObject("Deployment istio-system/istiod")
        .observing("versions", "v1")
        .withoutWarnings()
        .withoutGaps();
  }

  @Test
  void isUnknownWhereGatewayApiIsNotInstalled() {
    TESTER
        .on(ClusterFixture.of("1.36"))
        .isUnknown("NOT_INSTALLED")
        .observing("versions", "not served")
        .advising("Install");
  }

  @Test
  void isUnknownWhereOnlyOtherKindsOfTheGroupAreServed() {
    TESTER
        .on(ClusterFixture.of("1.36")
            .serving("gateway.networking.k8s.io/v1alpha2", "tcproutes/TCPRoute"))
        .isUnknown("NOT_INSTALLED")
        .observing("versions", "other kinds, as v1alpha2");
  }

  @Test
  void isUnknownWhereGatewayApiIsOlderThanV1() {
    TESTER
        .on(ClusterFixture.of("1.33")
            .serving(
                "gateway.networking.k8s.io/v1beta1",
                "gatewayclasses/GatewayClass",
                "gateways/Gateway",
                "httproutes/HTTPRoute")
            .with(crd("gateways", "v0.8.1")))
        .isUnknown("NOT_SERVED")
        .observing("versions", "v1beta1")
        .noting("bundle v0.8.1");
  }

  @Test
  void isUnknownWhereOneKindIsOlderThanV1() {
    TESTER
        .on(ClusterFixture.of("1.36")
            .serving(
                "gateway.networking.k8s.io/v1", "gatewayclasses/GatewayClass", "gateways/Gateway")
            .serving("gateway.networking.k8s.io/v1beta1", "httproutes/HTTPRoute"))
        .isUnknown("NOT_SERVED");
  }

  @Test
  void failsWhereGatewayApiIsInstalledWithoutHttpRoutes() {
    TESTER
        .on(ClusterFixture.of("1.36")
            .serving(
                "gateway.networking.k8s.io/v1", "gatewayclasses/GatewayClass", "gateways/Gateway"))
        .fails("API_INCOMPLETE")
        .saying("without httproutes")
        .observing("versions", "not served");
  }

  @Test
  void failsWhereThereIsNoGatewayClass() {
    TESTER
        .on(served())
        .fails("NO_GATEWAY_CLASS")
        .observing("items", "0 objects")
        .observingObject("GatewayClassList");
  }

  @Test
  void failsWhereNoControllerTookUpTheClass() {
    TESTER
        .on(served().with("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata: {name: istio, generation: 1}
            spec: {controllerName: istio.io/gateway-controller}
            status: {conditions: [{type: Accepted, status: Unknown, reason: Pending}]}
            """))
        .fails("CLASS_NOT_ACCEPTED")
        .observing("status.conditions[Accepted].status", "Unknown (Pending)")
        .observing("spec.controllerName")
        .warning("No workload of Istio (app=istiod) was found");
  }

  @Test
  void failsWhereTheClassHasNoStatus() {
    TESTER
        .on(served().with("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata: {name: istio, generation: 1}
            spec: {controllerName: istio.io/gateway-controller}
            """))
        .fails("CLASS_NOT_ACCEPTED")
        .observing("status.conditions[Accepted].status", "absent");
  }

  @Test
  void failsWhereTheControllerRefusedTheClass() {
    TESTER
        .on(served()
            .with(accepting("Accepted, status: \"False\", reason: InvalidParameters"))
            .with(ISTIOD))
        .fails("CLASS_NOT_ACCEPTED")
        .advising("kubectl describe gatewayclass istio")
        .observing("status.conditions[Accepted].status", "False (InvalidParameters)")
        .observingObject("Deployment istio-system/istiod");
  }

  @Test
  void failsWhereTheControllerDoesNotSupportTheInstalledVersion() {
    TESTER
        .on(served()
            .with(ACCEPTED_CLASS.replace(
                "SupportedVersion, status: \"True\", reason: SupportedVersion",
                "SupportedVersion, status: \"False\", reason: UnsupportedVersion"))
            .with(ISTIOD))
        .fails("VERSION_UNSUPPORTED")
        .observing("status.conditions[SupportedVersion].status", "False (UnsupportedVersion)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "False"})
  void isUnknownWhereAcceptanceSpeaksOfAnEarlierGeneration(String status) {
    TESTER
        .on(served()
            .with(accepting("Accepted, status: \"" + status + "\"")
                .replace("generation: 2}\nspec", "generation: 3}\nspec"))
            .with(ISTIOD))
        .isUnknown("STALE")
        .observing("status.conditions[Accepted].observedGeneration", "2")
        .advising("istio.io/gateway-controller");
  }

  @Test
  void isUnknownWhereTheSupportedVersionSpeaksOfAnEarlierGeneration() {
    TESTER
        .on(served()
            .with(ACCEPTED_CLASS.replace(
                "SupportedVersion, observedGeneration: 2", "Old, observedGeneration: 1")))
        .isUnknown("STALE")
        .observing("status.conditions[SupportedVersion].observedGeneration", "1");
  }

  @Test
  void isUnknownWhereTheOnlyClassIsBeingDeleted() {
    TESTER
        .on(served()
            .with(ACCEPTED_CLASS.replace(
                "name: istio,", "name: istio, deletionTimestamp: \"2026-01-01T00:00:00Z\",")))
        .isUnknown("STALE")
        .observing("metadata.deletionTimestamp", "2026-01-01T00:00:00Z");
  }

  @Test
  void isUnknownWhereOneClassIsStaleAndAnotherIsRefused() {
    TESTER
        .on(served()
            .with(ACCEPTED_CLASS.replace("generation: 2}\nspec", "generation: 3}\nspec"))
            .with(OTHER_CLASS.replace("\"True\"", "\"False\"")))
        .isUnknown("STALE")
        .noting("GatewayClass acme: FAIL(CLASS_NOT_ACCEPTED)");
  }

  @Test
  void passesWithOneAcceptedClassWhateverTheOthersAre() {
    TESTER
        .on(accepted().with(OTHER_CLASS.replace("\"True\"", "\"False\"")))
        .passes()
        .saying("GatewayClass istio")
        .noting("GatewayClass acme: FAIL(CLASS_NOT_ACCEPTED)");
  }

  @Test
  void letsTheClassWithTheFewestWeaknessesSpeak() {
    TESTER
        .on(served().with(ACCEPTED_CLASS).with(OTHER_CLASS))
        .passes()
        .saying("GatewayClass acme is accepted by acme.example/gateway")
        .noting("GatewayClass istio: PASS");
  }

  @Test
  void warnsWhereAcceptanceDoesNotSayItsGeneration() {
    TESTER
        .on(served().with(ACCEPTED_CLASS.replace(", observedGeneration: 2", "")).with(ISTIOD))
        .passes()
        .warning("does not say of which generation");
  }

  @Test
  void readsSupportedFeaturesOfEarlyReleasesToo() {
    TESTER
        .on(served()
            .with(ACCEPTED_CLASS.replace("[{name: Gateway}, {name: HTTPRoute}]", "[Gateway, Mesh]"))
            .with(ISTIOD))
        .passes()
        .observing("status.supportedFeatures", "Gateway Mesh")
        .warning("does not list HTTPRoute");
  }

  @Test
  void passesWithoutSupportedFeaturesAndSupportedVersion() {
    TESTER
        .on(served().with(OTHER_CLASS))
        .passes()
        .noting("No profile describes the controller acme.example/gateway");
  }

  @Test
  void isUnknownWhereClassesMayNotBeListed() {
    TESTER
        .on(routing().denying("gatewayclasses.gateway.networking.k8s.io"))
        .isUnknown("RBAC_DENIED")
        .withGap("gatewayclasses.gateway.networking.k8s.io");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateways.gateway.networking.k8s.io",
        "httproutes.gateway.networking.k8s.io",
        "deployments.apps",
        "daemonsets.apps",
        "customresourcedefinitions.apiextensions.k8s.io"
      })
  void keepsItsVerdictWhereSomethingBesideItMayNotBeListed(String resource) {
    TESTER.on(routing().denying(resource)).passes().withoutWarnings().withGap(resource);
    TESTER.on(routing().notRecorded(resource)).passes().withoutWarnings().withGap(resource);
  }

  @Test
  void isUnknownWhereClassesWereNotRecorded() {
    TESTER
        .on(routing().notRecorded("gatewayclasses.gateway.networking.k8s.io"))
        .isUnknown("NOT_IN_SNAPSHOT");
  }

  @Test
  void isUnknownWithoutDiscovery() {
    TESTER.on(routing().withoutDiscovery()).isUnknown("NOT_IN_SNAPSHOT").withGap("discovery");
  }

  @Test
  void notesTheBundleOfTheDefinitions() {
    TESTER
        .on(routing())
        .passes()
        .noting(
            "Gateway API bundle v1.3.0, channel standard: gatewayclasses.gateway.networking.k8s.io, "
                + "gateways.gateway.networking.k8s.io, httproutes.gateway.networking.k8s.io");
  }

  @Test
  void warnsOfDefinitionsFromDifferentBundles() {
    TESTER
        .on(accepted().with(crd("gateways", "v1.3.0")).with(crd("httproutes", "v1.1.0")))
        .passes()
        .warning("different bundles");
  }

  private static String accepting(String condition) {
    return ACCEPTED_CLASS.replace("Accepted, status: \"True\", reason: Accepted", condition);
  }
}
