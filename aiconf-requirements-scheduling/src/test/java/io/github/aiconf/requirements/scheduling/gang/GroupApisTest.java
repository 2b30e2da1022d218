package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class GroupApisTest {

  private static final String NAME = "lws-system/lws-controller-manager";
  private static final String IMAGE = "registry.k8s.io/lws/lws:v0.9.0";
  private static final String LABELS =
      "app.kubernetes.io/name: lws, control-plane: controller-manager";
  private static final String LWS = """
      apiVersion: leaderworkerset.x-k8s.io/v1
      kind: LeaderWorkerSet
      metadata: {namespace: team-a, name: model}
      """;

  @Test
  void leaderWorkerSetAloneIsNoGangScheduler() {
    on(ClusterFixture.of("1.35").with(LWS).with(Manifests.running(NAME, IMAGE, LABELS)))
        .isUnknown("NOT_INSTALLED")
        .noting("LeaderWorkerSet is installed, with 1 objects")
        .withoutWarnings();
  }

  @Test
  void jobSetAloneIsNoGangScheduler() {
    on(ClusterFixture.of("1.35").serving("jobset.x-k8s.io/v1alpha2", "jobsets/JobSet"))
        .isUnknown("NOT_INSTALLED")
        .noting("JobSet is installed, with 0 objects");
  }

  @Test
  void isNotedBesideAGangSchedulerWithTheProviderThatItNames() {
    on(Volcano.healthy()
            .with(LWS)
            .with(Manifests.running(NAME, IMAGE, LABELS))
            .with(Manifests.configMap(
                "lws-system/lws-manager-config", "controller_manager_config.yaml", """
                apiVersion: config.lws.x-k8s.io/v1alpha1
                gangSchedulingManagement:
                  schedulerProvider: volcano
                """)))
        .passes()
        .noting("it names volcano");
  }

  @Test
  void saysThatNoProviderIsNamed() {
    on(ClusterFixture.of("1.35")
            .with(LWS)
            .with(Manifests.configMap(
                "lws-system/lws-manager-config",
                "controller_manager_config.yaml",
                "kind: Configuration\n")))
        .isUnknown("NOT_INSTALLED")
        .noting("it names none");
  }

  @Test
  void warnsWhereItsControllerIsNotAvailable() {
    on(Kueue.healthy().with(LWS).with(Manifests.deployment(NAME, IMAGE, LABELS, 1, "False")))
        .passes()
        .warning("Deployment lws-system/lws-controller-manager is not available");
  }

  @Test
  void doesNotSpoilTheVerdictOfABrokenScheduler() {
    on(Kueue.served()
            .with(Kueue.CONTROLLER)
            .with(Kueue.WEBHOOKS)
            .with(Kueue.queue("gpus", "False", 1, 1))
            .with(LWS))
        .fails("NO_OPEN_QUEUE")
        .noting("LeaderWorkerSet is installed");
  }

  @Test
  void isLeftOutWhereItMayNotBeListed() {
    on(Kueue.healthy().with(LWS).denying("leaderworkersets.leaderworkerset.x-k8s.io"))
        .passes()
        .withGap("leaderworkersets.leaderworkerset.x-k8s.io");
  }

  @Test
  void slurmNeedsEvidenceOfItsOwn() {
    on(ClusterFixture.of("1.35").serving("slinky.slurm.net/v1beta1", "nodesets/NodeSet"))
        .isUnknown("AMBIGUOUS")
        .saying("Slurm (Slinky) is installed")
        .advising("evidence of your own");
  }

  @Test
  void slurmDoesNotSpoilTheVerdictOfAGangScheduler() {
    on(Kueue.healthy().serving("slurm.nebius.ai/v1", "slurmclusters/SlurmCluster"))
        .passes()
        .noting("Slurm (Soperator): UNKNOWN(AMBIGUOUS)");
  }

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "scheduler_ready");
  }
}
