package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.OPERATOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.PROMETHEUS;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SERVICE_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.SLICE;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.cluster;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.healthy;

import io.github.aiconf.api.Requirement;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementContract;
import java.util.List;

class AiServiceMetricsContractTest implements RequirementContract {

  @Override
  public Requirement requirement() {
    return new AiServiceMetrics();
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(
        healthy(),
        healthy().with(OtherCollectorsTest.VICTORIA).with(OtherCollectorsTest.GOOGLE),
        healthy().with(OtherCollectorsTest.TARGET_ALLOCATOR).with(AnnotationsTest.SERVER),
        cluster(OPERATOR, PROMETHEUS, POD_MONITOR, POD),
        cluster(OPERATOR, PROMETHEUS, SERVICE_MONITOR.replace("kps", "other")),
        cluster(OPERATOR, PROMETHEUS, SERVICE_MONITOR.replace("http", "metrics"), SERVICE, SLICE),
        cluster(OPERATOR, PROMETHEUS, SERVICE_MONITOR),
        cluster(PROMETHEUS, SERVICE_MONITOR),
        cluster(OPERATOR, PROMETHEUS.replace("\"True\"", "\"False\"")),
        OpenShiftTest.withUserWorkload("true"),
        ClusterFixture.of("1.35"),
        healthy().withoutDiscovery());
  }
}
