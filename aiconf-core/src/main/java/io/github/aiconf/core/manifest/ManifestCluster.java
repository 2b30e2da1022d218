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

/**
 * What a folder of manifests says.
 *
 * @param facts what is read
 * @param version the version of the API server; empty where no file says it
 * @param offered what the API server serves, as far as files say it
 * @param gates the feature gates; null where no file says them
 * @param lists the objects of what was declared as read
 */
record ManifestCluster(
    ClusterFacts facts,
    Optional<ServerVersion> version,
    ManifestDiscovery offered,
    @Nullable FeatureGates gates,
    Map<ListKey, StoredList> lists)
    implements OpenCluster {

  @Override
  public Discovery discovery() {
    offered.lack().ifPresent(lack -> {
      throw new UnreadableException(Gaps.notRecorded("discovery", lack));
    });
    return offered.discovery();
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
