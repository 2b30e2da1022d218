package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class GangSchedulingTest {

  @Test
  void isUnknownWhereNoGangSchedulerIsInstalled() {
    on(ClusterFixture.of("1.35"))
        .isUnknown("NOT_INSTALLED")
        .saying("No gang scheduler is installed")
        .observingObject("APIGroupDiscovery clusterqueues.kueue.x-k8s.io")
        .observingObject("DeploymentList")
        .advising("Kueue")
        .withoutGaps();
  }

  @Test
  void doesNotSayNotInstalledWhereDeploymentsMayNotBeListed() {
    on(ClusterFixture.of("1.35").denying("deployments.apps"))
        .isUnknown("RBAC_DENIED")
        .withGap("deployments.apps");
    on(ClusterFixture.of("1.35").notRecorded("deployments.apps")).isUnknown("NOT_IN_SNAPSHOT");
    on(ClusterFixture.of("1.35").truncated("deployments.apps")).isUnknown("ENVIRONMENT");
  }

  @Test
  void oneHealthySchedulerDecidesWhateverTheOthersDo() {
    on(Volcano.healthy()
            .serving(
                "kueue.x-k8s.io/v1beta2",
                "clusterqueues/ClusterQueue",
                "localqueues/LocalQueue",
                "resourceflavors/ResourceFlavor",
                "workloads/Workload")
            .with(Manifests.deployment(Kueue.NAME, Kueue.IMAGE, Kueue.LABELS, 0, "True")))
        .passes()
        .saying("Volcano")
        .noting("Kueue: FAIL(CONTROLLER_UNAVAILABLE)");
  }

  @Test
  void aSchedulerThatMayNotBeSeenKeepsABrokenOneFromDeciding() {
    on(Volcano.healthy()
            .denying("queues.scheduling.volcano.sh")
            .with(Manifests.deployment(Kueue.NAME, Kueue.IMAGE, Kueue.LABELS, 0, "True"))
            .serving("kueue.x-k8s.io/v1beta2", "clusterqueues/ClusterQueue"))
        .isUnknown("RBAC_DENIED")
        .noting("Kueue: FAIL(CONTROLLER_UNAVAILABLE)");
  }

  @Test
  void keepsObjectsOfTheSameKindInDifferentGroupsApart() {
    on(Volcano.healthy()
            .serving("scheduling.x-k8s.io/v1alpha1", "podgroups/PodGroup")
            .with("""
                apiVersion: scheduling.x-k8s.io/v1alpha1
                kind: PodGroup
                metadata: {namespace: team-a, name: other}
                spec: {minMember: 4}
                status: {phase: Running}
                """))
        .passes()
        .noting("podgroups.scheduling.volcano.sh: 0, of which 0")
        .noting("coscheduling (scheduler-plugins): UNKNOWN(AMBIGUOUS)");
  }

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "scheduler_ready");
  }
}
