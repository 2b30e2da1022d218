package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Requirement;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementContract;
import java.util.List;

class GangSchedulingContractTest implements RequirementContract {

  @Override
  public Requirement requirement() {
    return new GangScheduling();
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(
        ClusterFixture.of("1.35"),
        Kueue.healthy().with(Kueue.flavor("racks")),
        Kueue.served()
            .with(Kueue.CONTROLLER)
            .with(Manifests.webhooks("kueue.x-k8s.io", "kueue-system/webhook", false))
            .with(Kueue.queue("gpus", "False", 2, 2)),
        Volcano.healthy().with("""
            apiVersion: scheduling.volcano.sh/v1beta1
            kind: PodGroup
            metadata: {namespace: team-a, name: pair}
            spec: {minMember: 2}
            status: {phase: Running}
            """),
        Volcano.healthy().denying("configmaps"),
        ClusterFixture.of("1.36")
            .featureGate("GenericWorkload", true)
            .featureGate("GangScheduling", false)
            .with("""
                apiVersion: scheduling.k8s.io/v1alpha2
                kind: PodGroup
                metadata: {namespace: team-a, name: train, generation: 1}
                spec: {schedulingPolicy: {gang: {minCount: 2}}}
                status: {conditions: [{type: PodGroupScheduled, status: "True"}]}
                """),
        ClusterFixture.of("1.35").serving("slinky.slurm.net/v1beta1", "nodesets/NodeSet"));
  }
}
