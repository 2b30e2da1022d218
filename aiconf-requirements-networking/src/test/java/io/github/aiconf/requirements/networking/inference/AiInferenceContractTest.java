package io.github.aiconf.requirements.networking.inference;

import static io.github.aiconf.requirements.networking.inference.Clusters.ACCEPTED_CLASS;
import static io.github.aiconf.requirements.networking.inference.Clusters.GATEWAY;
import static io.github.aiconf.requirements.networking.inference.Clusters.ISTIOD;
import static io.github.aiconf.requirements.networking.inference.Clusters.ROUTE;
import static io.github.aiconf.requirements.networking.inference.Clusters.accepted;
import static io.github.aiconf.requirements.networking.inference.Clusters.routing;
import static io.github.aiconf.requirements.networking.inference.Clusters.served;

import io.github.aiconf.api.Requirement;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementContract;
import java.util.List;

class AiInferenceContractTest implements RequirementContract {

  @Override
  public Requirement requirement() {
    return new AiInference();
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(
        routing(),
        routing().withoutDiscovery(),
        accepted()
            .with(GATEWAY)
            .with(ROUTE.replace(", weight: 80", "").replace(", weight: 20", "")),
        accepted().with(GATEWAY.replace("addresses:", "address:")),
        served(),
        served().with(ACCEPTED_CLASS).with(ISTIOD.replace("2", "0")),
        served().with(ACCEPTED_CLASS.replace("\"True\"", "\"False\"")),
        served()
            .with(ACCEPTED_CLASS.replace(
                "SupportedVersion, status: \"True\"", "SupportedVersion, status: \"False\"")),
        served().with(ACCEPTED_CLASS.replace("observedGeneration: 2", "observedGeneration: 1")),
        ClusterFixture.of("1.36").serving("gateway.networking.k8s.io/v1", "gateways/Gateway"),
        ClusterFixture.of("1.36"));
  }
}
