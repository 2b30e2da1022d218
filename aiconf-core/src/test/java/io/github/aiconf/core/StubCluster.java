package io.github.aiconf.core;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.StoredList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of Kubernetes 1.35 without objects. */
final class StubCluster implements OpenCluster {

  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  private boolean closed;

  boolean isClosed() {
    return closed;
  }

  @Override
  public ClusterFacts facts() {
    return new ClusterFacts(ClusterFacts.Source.FIXTURE, "stub", Optional.of("v1.35.0"), TIME);
  }

  @Override
  public Optional<ServerVersion> version() {
    return Optional.of(new ServerVersion("v1.35.0", new KubernetesRelease(1, 35)));
  }

  @Override
  public Discovery discovery() {
    return new Discovery(List.of());
  }

  @Override
  public FeatureGates featureGates() {
    return new FeatureGates(Map.of());
  }

  @Override
  public StoredList list(ListKey key) {
    return StoredList.complete(key, "v1", CompactObjects.none(), TIME);
  }

  @Override
  public void close() {
    closed = true;
  }
}
