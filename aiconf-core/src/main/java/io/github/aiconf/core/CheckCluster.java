package io.github.aiconf.core;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cluster as one check sees it. Remembers what the check read and what it could not see. */
final class CheckCluster implements Cluster {

  private final OpenCluster open;
  private final Map<ListKey, StoredList> lists = new TreeMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  CheckCluster(OpenCluster open) {
    this.open = open;
  }

  /** The lists that the check asked for. */
  synchronized List<StoredList> lists() {
    return List.copyOf(lists.values());
  }

  /** What the check could not see. */
  synchronized List<Gap> gaps() {
    return gaps.stream().distinct().toList();
  }

  @Override
  public Instant time() {
    return open.facts().time();
  }

  @Override
  public ServerVersion version() {
    return noting(() -> open.version()
        .orElseThrow(() -> new UnreadableException(Gaps.notRecorded(
            "version", "the recording does not hold the version of the API server"))));
  }

  @Override
  public Discovery discovery() {
    return noting(open::discovery);
  }

  @Override
  public FeatureGates featureGates() {
    return noting(open::featureGates);
  }

  @Override
  public Listing list(ResourceType type) {
    return complete(read(ListKey.all(type)));
  }

  @Override
  public Listing listVisible(ResourceType type) {
    return new StoredListing(read(ListKey.all(type)));
  }

  @Override
  public Listing named(ResourceType type, String name) {
    return complete(read(new ListKey(type, name)));
  }

  private static Listing complete(StoredList list) {
    list.gap().ifPresent(gap -> {
      throw new UnreadableException(gap);
    });
    return new StoredListing(list);
  }

  private StoredList read(ListKey key) {
    try {
      StoredList list = open.list(key);
      synchronized (this) {
        lists.put(key, list);
        list.gap().ifPresent(gaps::add);
      }
      return list;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the check was cancelled while it read " + key);
    }
  }

  private <T> T noting(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (UnreadableException e) {
      synchronized (this) {
        gaps.add(e.gap());
      }
      throw e;
    }
  }

  private record StoredListing(StoredList stored) implements Listing {

    @Override
    public ResourceType type() {
      return stored.key().type();
    }

    @Override
    public String apiVersion() {
      return stored.apiVersion();
    }

    @Override
    public int size() {
      return stored.objects().size();
    }

    @Override
    public boolean isServed() {
      return stored.state() != ResourceRead.State.NOT_SERVED;
    }

    @Override
    public Optional<Gap> gap() {
      return stored.gap();
    }

    @Override
    public Iterator<KubernetesObject> iterator() {
      return stored.objects().iterator();
    }

    @Override
    public Stream<KubernetesObject> inNamespace(String namespace) {
      return StreamSupport.stream(
          Spliterators.spliteratorUnknownSize(
              stored.objects().inNamespace(namespace), Spliterator.ORDERED | Spliterator.NONNULL),
          false);
    }
  }
}
