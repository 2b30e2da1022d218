package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.OperatorObjects.CA;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.controller;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.crd;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.service;
import static io.github.aiconf.requirements.operators.robust.OperatorObjects.to;
import static io.github.aiconf.requirements.operators.robust.Operators.RAY;
import static io.github.aiconf.requirements.operators.robust.Operators.ray;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** Whether the custom resources of an operator are defined as they should be. */
class DefinitionsTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  @Test
  void failsWhereACrdIsNotEstablished() {
    TESTER
        .on(with("{type: Established, status: 'False', reason: Installing}"))
        .fails("CRD_NOT_ESTABLISHED")
        .observing("status.conditions[Established].status", "False (Installing)");
  }

  @Test
  void failsWhereNamesAreNotAccepted() {
    TESTER
        .on(
            with(
                "{type: Established, status: 'True'}, {type: NamesAccepted, status: 'False', reason: ListKindConflict}"))
        .fails("CRD_NOT_ESTABLISHED")
        .observing("status.conditions[NamesAccepted].status", "False (ListKindConflict)")
        .advising("kubectl describe crd rayclusters.ray.io");
  }

  @Test
  void failsWhereAConditionIsOfAnEarlierGeneration() {
    TESTER.on(ray().with("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: rayservices.ray.io, generation: 2}
            spec: {group: ray.io, names: {plural: rayservices}, versions: [{name: v1, served: true}]}
            status:
              conditions:
                - {type: Established, status: 'True', observedGeneration: 1}
                - {type: NamesAccepted, status: 'True', observedGeneration: 2}
            """)).fails("CRD_NOT_ESTABLISHED");
  }

  @Test
  void failsWhereACrdIsBeingDeleted() {
    TESTER.on(ray().with("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: rayservices.ray.io, deletionTimestamp: '2025-12-31T00:00:00Z'}
            spec: {group: ray.io, names: {plural: rayservices}, versions: [{name: v1, served: true}]}
            """)).fails("CRD_NOT_ESTABLISHED").observing("metadata.deletionTimestamp");
  }

  @Test
  void failsWhereTheConversionWebhookHasNoService() {
    TESTER
        .on(converting("{name: v1, served: true}, {name: v1beta1, served: true}"))
        .fails("WEBHOOK_SERVICE_MISSING")
        .observing("spec.conversion.webhook.clientConfig.service", "ray/converter")
        .saying("CustomResourceDefinition rayservices.ray.io");
  }

  @Test
  void onlyWarnsOfAConversionWebhookThatIsNeverCalled() {
    TESTER
        .on(converting("{name: v1, served: true}"))
        .passes()
        .warning("not called while rayservices.ray.io has one version");
  }

  @Test
  void passesWhereTheConversionWebhookCanBeCalled() {
    TESTER
        .on(converting("{name: v1, served: true}, {name: v1beta1, served: true}")
            .with(service("ray", "converter", RAY)))
        .passes()
        .observing("spec.conversion.webhook.clientConfig.caBundle");
  }

  private ClusterFixture with(String conditions) {
    return ClusterFixture.of("1.35")
        .with(crd("rayclusters", "ray.io", "{name: v1, served: true}", "", conditions))
        .with(controller("ray", "kuberay-operator", RAY));
  }

  private ClusterFixture converting(String versions) {
    String conversion = ", conversion: {strategy: Webhook, webhook: {clientConfig: {%s}}}"
        .formatted(to("ray", "converter", CA));
    return ray().with(crd("rayservices", "ray.io", versions, conversion, ""));
  }
}
