package io.github.aiconf.requirements.networking.inference;

import static io.github.aiconf.requirements.networking.inference.Clusters.ACCEPTED_CLASS;
import static io.github.aiconf.requirements.networking.inference.Clusters.ISTIOD;
import static io.github.aiconf.requirements.networking.inference.Clusters.routing;
import static io.github.aiconf.requirements.networking.inference.Clusters.served;

import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class ControllerWorkloadsTest {

  private static final RequirementTester TESTER = RequirementTester.of(new AiInference());

  private static final String STOPPED = ISTIOD.replace("{availableReplicas: 2}", "{}");

  @Test
  void failsWhereTheControllerOfTheOnlyAcceptedClassDoesNotRun() {
    TESTER
        .on(served().with(ACCEPTED_CLASS).with(STOPPED))
        .fails("CONTROLLER_UNAVAILABLE")
        .saying("Deployment istio-system/istiod has no available replica")
        .observing("status.availableReplicas", "0")
        .observing("status.conditions[Accepted].status")
        .advising("kubectl -n istio-system get pods");
  }

  @Test
  void passesWhereOneRevisionOfTheControllerRuns() {
    TESTER
        .on(routing().with(STOPPED.replace("name: istiod", "name: istiod-old")))
        .passes()
        .withoutWarnings();
  }

  @Test
  void warnsWhereTheControllerOfAKnownImplementationIsNotFound() {
    TESTER
        .on(served().with(ACCEPTED_CLASS))
        .passes()
        .warning("No workload of Istio (app=istiod) was found");
  }

  @Test
  void doesNotCallAControllerDownWhereNotAllWorkloadsCouldBeSeen() {
    TESTER
        .on(served().with(ACCEPTED_CLASS).with(STOPPED).denying("daemonsets.apps"))
        .passes()
        .observing("status.availableReplicas", "0")
        .noting("Whether the controller of Istio runs could not be seen");
  }

  @Test
  void findsADaemonSetByTheLabelsOfItsPods() {
    TESTER
        .on(served()
            .with(ACCEPTED_CLASS.replace(
                "istio.io/gateway-controller", "traefik.io/gateway-controller"))
            .with("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: edge, namespace: traefik}
                spec: {template: {metadata: {labels: {app.kubernetes.io/name: traefik}}}}
                status: {numberAvailable: 3}
                """))
        .passes()
        .saying("(Traefik)")
        .observing("status.numberAvailable", "3");
  }

  @Test
  void looksForNoWorkloadOfAnImplementationOutsideOfTheCluster() {
    TESTER
        .on(served()
            .with(
                ACCEPTED_CLASS.replace("istio.io/gateway-controller", "networking.gke.io/gateway")))
        .passes()
        .saying("(GKE Gateway)")
        .noting("The profile of GKE Gateway names no label of its controller");
  }

  @Test
  void knowsImplementationsByPatternsOfTheirControllerNames() {
    TESTER
        .on(served()
            .with(ACCEPTED_CLASS.replace(
                "istio.io/gateway-controller", "konghq.com/gateway-operator")))
        .passes()
        .saying("konghq.com/gateway-operator (Kong)");
  }
}
