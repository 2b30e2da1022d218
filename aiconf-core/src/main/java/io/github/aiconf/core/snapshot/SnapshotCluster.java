package io.github.aiconf.core.snapshot;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a snapshot says. */
final class SnapshotCluster implements OpenCluster {

  private final ClusterFacts facts;
  private final Optional<ServerVersion> version;
  private final Discovery discovery;
  private final Optional<FeatureGates> gates;
  private final Gap noGates;
  private final Map<ListKey, StoredList> lists;

  SnapshotCluster(
      ClusterFacts facts,
      Optional<ServerVersion> version,
      List<ServedResource> served,
      Optional<FeatureGates> gates,
      Gap noGates,
      Map<ListKey, StoredList> lists) {
    this.facts = facts;
    this.version = version;
    this.discovery = new Discovery(served);
    this.gates = gates;
    this.noGates = noGates;
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
    return discovery;
  }

  @Override
  public FeatureGates featureGates() {
    return gates.orElseThrow(() -> new UnreadableException(noGates));
  }

  /** A resource that the server does not serve has no list in the file. */
  @Override
  public StoredList list(ListKey key) {
    StoredList list = lists.get(key);
    if (list != null) {
      return list;
    }
    if (!discovery.serves(key.type())) {
      return StoredList.notServed(key, facts.time());
    }
    return StoredList.incomplete(
        key,
        "",
        ResourceRead.State.NOT_RECORDED,
        CompactObjects.none(),
        Gaps.notRecorded(key.toString(), "the snapshot holds no list of " + key),
        facts.time());
  }

  @Override
  public void close() {}
}
