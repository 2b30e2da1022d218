package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.requirements.operators.robust.Operators.rayWithWebhook;

import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** What custom resources show of the work of their controller. */
class ReconcileEvidenceTest {

  private static final RequirementTester TESTER = RequirementTester.of(new RobustController());

  @Test
  void strengthenThePassByTheirObservedGeneration() {
    TESTER
        .on(rayWithWebhook().with(cluster("status: {observedGeneration: 2}")))
        .passes()
        .observing("status.observedGeneration", "2")
        .noting("1 of 1 custom resources of KubeRay");
  }

  @Test
  void strengthenThePassByTheirCondition() {
    TESTER
        .on(rayWithWebhook()
            .with(cluster("status: {conditions: [{type: RayClusterProvisioned, status: 'True'}]}")))
        .passes()
        .observing("status.conditions[RayClusterProvisioned].status", "True");
  }

  @Test
  void strengthenThePassByAField() {
    TESTER
        .on(rayWithWebhook().with("""
            apiVersion: ray.io/v1
            kind: RayJob
            metadata: {name: a, namespace: default, generation: 1}
            status: {jobDeploymentStatus: Complete}
            """))
        .passes()
        .observing("status.jobDeploymentStatus", "Complete");
  }

  @Test
  void provesNothingWithAStaleStatus() {
    TESTER
        .on(rayWithWebhook().with(cluster("status: {observedGeneration: 1, state: ready}")))
        .passes()
        .warning("None of the 1 custom resources");
  }

  @Test
  void provesNothingWithAStaleCondition() {
    TESTER
        .on(
            rayWithWebhook()
                .with(
                    cluster(
                        "status: {conditions: [{type: RayClusterProvisioned, status: 'True', observedGeneration: 1}]}")))
        .passes()
        .warning("None of the 1 custom resources");
  }

  @Test
  void areNotThere() {
    TESTER.on(rayWithWebhook()).passes().noting("KubeRay has no custom resource");
  }

  @Test
  void mayNotBeListed() {
    TESTER
        .on(rayWithWebhook().denying("rayclusters.ray.io"))
        .passes()
        .noting("Not all custom resources of KubeRay could be seen")
        .withGap("rayclusters.ray.io");
  }

  private static String cluster(String status) {
    return """
        apiVersion: ray.io/v1
        kind: RayCluster
        metadata: {name: a, namespace: default, generation: 2}
        %s
        """.formatted(status);
  }
}
