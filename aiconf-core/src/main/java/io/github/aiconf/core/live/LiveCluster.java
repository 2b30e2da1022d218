package io.github.aiconf.core.live;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.FeatureGateMetrics;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ObjectFilter;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ReadPlan;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A cluster that is read as checks ask for it. Each list is read once, whoever asks first. */
public final class LiveCluster implements OpenCluster {

  private static final int READERS = 4;

  private final ApiServer server;
  private final Clock clock;
  private final ReadPlan plan;
  private final ClusterFacts facts;
  private final Optional<ServerVersion> version;
  private final @Nullable LiveDiscovery discovery;
  private final @Nullable Gap noDiscovery;
  private final ExecutorService readers =
      Executors.newFixedThreadPool(READERS, LiveCluster::thread);
  private final Map<ListKey, CompletableFuture<StoredList>> lists = new ConcurrentHashMap<>();
  private @Nullable CompletableFuture<Gates> gates;

  private LiveCluster(
      ApiServer server,
      Clock clock,
      ReadPlan plan,
      ServerVersion version,
      @Nullable LiveDiscovery discovery,
      @Nullable Gap noDiscovery) {
    this.server = server;
    this.clock = clock;
    this.plan = plan;
    this.version = Optional.of(version);
    this.facts = new ClusterFacts(
        ClusterFacts.Source.LIVE,
        server.context(),
        Optional.of(version.gitVersion()),
        clock.instant());
    this.discovery = discovery;
    this.noDiscovery = noDiscovery;
  }

  /** Makes the first contact. */
  static LiveCluster connect(ApiServer server, Reads reads, Clock clock) {
    try {
      String gitVersion = server.version().text("gitVersion");
      KubernetesRelease release = KubernetesRelease.parse(gitVersion)
          .orElseThrow(() -> server.unusable(
              new IOException("its version '" + gitVersion + "' is not one of Kubernetes")));
      ServerVersion version = new ServerVersion(gitVersion, release);
      ReadPlan plan = new ReadPlan(reads);
      try {
        return new LiveCluster(server, clock, plan, version, LiveDiscovery.read(server), null);
      } catch (ApiServer.StatusException e) {
        if (e.code() != 403) {
          throw server.unusable(e);
        }
        return new LiveCluster(
            server, clock, plan, version, null, Gaps.denied("discovery", message(e)));
      } catch (IOException e) {
        throw server.unusable(e);
      }
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
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
    if (discovery == null) {
      throw new UnreadableException(
          noDiscovery == null ? Gaps.failed("discovery", "it was not read") : noDiscovery);
    }
    return discovery.discovery();
  }

  /** Why it is not known whether a resource is served; empty where it is known. */
  Optional<Gap> unavailable(ResourceType type) {
    return discovery == null ? Optional.ofNullable(noDiscovery) : discovery.gap(type);
  }

  @Override
  public FeatureGates featureGates() {
    Gates read = waitForGates();
    if (read.gates() == null) {
      throw new UnreadableException(
          read.gap() == null ? Gaps.failed("feature gates", "they were not read") : read.gap());
    }
    return read.gates();
  }

  @Override
  public StoredList list(ListKey key) throws InterruptedException {
    ObjectFilter filter = plan.filter(key)
        .orElseThrow(() -> new IllegalArgumentException(key + " was not declared as read"));
    CompletableFuture<StoredList> list = lists.computeIfAbsent(
        key, wanted -> CompletableFuture.supplyAsync(() -> read(wanted, filter), readers));
    try {
      return list.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading " + key + " failed", e.getCause());
    }
  }

  /**
   * Reads a list and hands its pages on as they come; the stored list that comes back holds none of
   * them.
   */
  StoredList stream(ListKey key, ObjectFilter filter, ListReader.PageSink sink) {
    Optional<Gap> unavailable = unavailable(key.type());
    if (unavailable.isPresent()) {
      return failed(key, "", unavailable.get(), ResourceRead.State.FAILED);
    }
    Optional<ServedResource> served = discovery().find(key.type());
    if (served.isEmpty()) {
      return StoredList.notServed(key, clock.instant());
    }
    String apiVersion = served.get().apiVersion();
    try {
      new ListReader(server).read(key, served.get(), filter, sink);
      return StoredList.complete(key, apiVersion, CompactObjects.none(), clock.instant());
    } catch (ApiServer.StatusException e) {
      return switch (e.code()) {
        case 403 ->
          failed(
              key,
              apiVersion,
              Gaps.denied(key.toString(), message(e)),
              ResourceRead.State.FORBIDDEN);
        case 401 ->
          failed(key, apiVersion, loggedOut(key.toString(), e), ResourceRead.State.FAILED);
        case 404, 405 -> StoredList.notServed(key, clock.instant());
        default ->
          failed(
              key, apiVersion, Gaps.failed(key.toString(), message(e)), ResourceRead.State.FAILED);
      };
    } catch (HttpTimeoutException e) {
      return failed(
          key, apiVersion, Gaps.timedOut(key.toString(), message(e)), ResourceRead.State.FAILED);
    } catch (IOException e) {
      return failed(
          key, apiVersion, Gaps.failed(key.toString(), message(e)), ResourceRead.State.FAILED);
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
    server.close();
  }

  private StoredList read(ListKey key, ObjectFilter filter) {
    List<CompactObjects> pages = new ArrayList<>();
    StoredList read = stream(key, filter, page -> pages.add(page.packed()));
    return new StoredList(
        key,
        read.apiVersion(),
        read.state(),
        CompactObjects.joined(pages),
        read.gap(),
        read.time());
  }

  private StoredList failed(ListKey key, String apiVersion, Gap gap, ResourceRead.State state) {
    return StoredList.incomplete(
        key, apiVersion, state, CompactObjects.none(), gap, clock.instant());
  }

  private record Gates(
      @Nullable FeatureGates gates, @Nullable Gap gap) {}

  private synchronized CompletableFuture<Gates> gates() {
    if (gates == null) {
      gates = CompletableFuture.supplyAsync(this::readGates, readers);
    }
    return gates;
  }

  private Gates waitForGates() {
    try {
      return gates().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the feature gates were read");
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading the feature gates failed", e.getCause());
    }
  }

  private Gates readGates() {
    String what = "feature gates";
    try {
      return new Gates(server.read("/metrics", "text/plain", FeatureGateMetrics::read), null);
    } catch (ApiServer.StatusException e) {
      return new Gates(
          null, e.code() == 403 ? Gaps.denied(what, message(e)) : Gaps.failed(what, message(e)));
    } catch (HttpTimeoutException e) {
      return new Gates(null, Gaps.timedOut(what, message(e)));
    } catch (IOException e) {
      return new Gates(null, Gaps.failed(what, message(e)));
    }
  }

  private static Gap loggedOut(String what, IOException e) {
    return new Gap(
        what, Gap.Cause.ENVIRONMENT, message(e), "Log in again, then run the check again.");
  }

  private static String message(IOException e) {
    return ApiServer.message(e);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "aiconf-read");
    thread.setDaemon(true);
    return thread;
  }
}
