package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.testkit.CheckResultAssert;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

class KaiTest {

  private static final String IMAGES = "ghcr.io/nvidia/kai-scheduler/";
  private static final String SCHEDULER = Manifests.running(
      "kai-scheduler/kai-scheduler-default",
      IMAGES + "scheduler:v0.9.1",
      "app: kai-scheduler-default");
  private static final String GROUPER =
      Manifests.running("kai-scheduler/pod-grouper", IMAGES + "podgrouper:v0.9.1", "app: grouper");
  private static final String BINDER =
      Manifests.running("kai-scheduler/binder", "acme.example/renamed:1", "app: binder");

  @Test
  void passesWithControllersAndALeafQueue() {
    on(controlled().with(queues("department")))
        .passes()
        .saying("KAI Scheduler is ready")
        .observingObject("Deployment kai-scheduler/binder")
        .observing("spec.parentQueue", "department")
        .noting("1 of 2 queues.scheduling.run.ai take gangs in");
  }

  @Test
  void failsWhereTheParentOfAllLeafQueuesIsMissing() {
    on(controlled().with(queues("gone")))
        .fails("NO_OPEN_QUEUE")
        .observing("spec.parentQueue", "gone");
  }

  @Test
  void isUnknownWithoutALeafQueue() {
    on(controlled().with("""
            apiVersion: scheduling.run.ai/v2
            kind: Queue
            metadata: {name: department}
            """)).isUnknown("AMBIGUOUS").observing("spec.parentQueue", "absent");
  }

  @Test
  void findsTheBinderOnlyByNameAndOnlyBesideItsScheduler() {
    on(served()
            .with(SCHEDULER)
            .with(GROUPER)
            .with(BINDER.replace("namespace: kai-scheduler", "namespace: notebooks"))
            .with(queues("department")))
        .isUnknown("AMBIGUOUS")
        .saying("no Deployment of its binder");
  }

  @Test
  void countsRunningGangs() {
    on(controlled().with(queues("department")).with("""
            apiVersion: scheduling.run.ai/v2alpha2
            kind: PodGroup
            metadata: {namespace: team-a, name: pair}
            spec: {minMember: 2}
            status: {phase: Running}
            """))
        .passes()
        .observingObject("PodGroup team-a/pair");
  }

  private static ClusterFixture controlled() {
    return served().with(SCHEDULER).with(GROUPER).with(BINDER);
  }

  private static ClusterFixture served() {
    return ClusterFixture.of("1.35")
        .serving("scheduling.run.ai/v2", "queues/Queue")
        .serving("scheduling.run.ai/v2alpha2", "podgroups/PodGroup");
  }

  private static String queues(String parent) {
    return """
        apiVersion: scheduling.run.ai/v2
        kind: Queue
        metadata: {name: department}
        ---
        apiVersion: scheduling.run.ai/v2
        kind: Queue
        metadata: {name: team-a}
        spec: {parentQueue: %s}
        """.formatted(parent);
  }

  private static CheckResultAssert on(ClusterFixture cluster) {
    return RequirementTester.of(new GangScheduling()).on(cluster, "scheduler_ready");
  }
}
