package io.github.aiconf.core.manifest;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.StoredList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a folder of manifests says. */
final class ManifestCluster implements OpenCluster {

  private final ClusterFacts facts;
  private final Optional<ServerVersion> version;
  private final ManifestDiscovery discovery;
  private final @Nullable FeatureGates gates;
  private final Map<ListKey, StoredList> lists;

  ManifestCluster(
      ClusterFacts facts,
      Optional<ServerVersion> version,
      ManifestDiscovery discovery,
      @Nullable FeatureGates gates,
      Map<ListKey, StoredList> lists) {
    this.facts = facts;
    this.version = version;
    this.discovery = discovery;
    this.gates = gates;
    this.lists = lists;
  }

  @Override
  public ClusterFacts facts() {
    return facts;
  }

  @Override
  public Optional<ServerVersion> version() {
    return version;
  }

  @Override
  public Discovery discovery() {
    discovery.lack().ifPresent(lack -> {
      throw new UnreadableException(Gaps.notRecorded("discovery", lack));
    });
    return discovery.discovery();
  }

  @Override
  public FeatureGates featureGates() {
    if (gates == null) {
      throw new UnreadableException(Gaps.notRecorded(
          "feature gates", "the folder holds no metrics.txt (kubectl get --raw /metrics)"));
    }
    return gates;
  }

  @Override
  public StoredList list(ListKey key) {
    StoredList list = lists.get(key);
    if (list == null) {
      throw new IllegalArgumentException(key + " was not declared as read");
    }
    return list;
  }

  @Override
  public void close() {}
}
