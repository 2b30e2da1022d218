package io.github.aiconf.core.manifest;

import com.fasterxml.jackson.core.JsonParser;
import io.github.aiconf.api.KubernetesRelease;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.ClusterFacts;
import io.github.aiconf.core.InputException;
import io.github.aiconf.core.ResourceRead;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.DiscoveryReader;
import io.github.aiconf.core.cluster.FeatureGateMetrics;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ReadPlan;
import io.github.aiconf.core.cluster.StoredList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a folder of manifests says. */
final class ManifestCluster implements OpenCluster {

  private final ClusterFacts facts;
  private final Optional<ServerVersion> version;
  private final @Nullable Discovery discovery;
  private final @Nullable FeatureGates gates;
  private final Map<ListKey, StoredList> lists;

  private ManifestCluster(
      ClusterFacts facts,
      Optional<ServerVersion> version,
      @Nullable Discovery discovery,
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
    if (discovery == null) {
      throw new UnreadableException(Gaps.notRecorded(
          "discovery",
          "the folder holds no discovery documents (kubectl get --raw /apis/GROUP/VERSION)"));
    }
    return discovery;
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

  /** Takes what the files hold. */
  static final class Collector implements ManifestReader.Sink {

    private final ReadPlan plan;
    private final Instant time;
    private final DiscoveryReader discovery = new DiscoveryReader();
    private final Map<ListKey, CompactObjects.Builder> objects = new HashMap<>();
    private final Map<ListKey, String> versions = new HashMap<>();
    private final Set<String> objectsSeen = new HashSet<>();
    private final Set<String> filesSeen = new HashSet<>();
    private final Set<String> listsSeen = new HashSet<>();
    private Optional<ServerVersion> version = Optional.empty();
    private @Nullable FeatureGates gates;

    Collector(ReadPlan plan, Instant time) {
      this.plan = plan;
      this.time = time;
    }

    /** A file begins; one named {@code deployments.apps} holds that list, be it empty. */
    void file(String name) {
      filesSeen.add(name);
    }

    void metrics(InputStream in) throws IOException {
      gates = FeatureGateMetrics.read(in);
    }

    @Override
    public void object(Manifest manifest, int line) {
      if (manifest.group().equals("apidiscovery.k8s.io")
          || manifest.kind().equals("APIResourceList")) {
        discovery.accept(manifest.value());
        return;
      }
      Optional<ResourceType> type = plan.typeOf(manifest.group(), manifest.kind());
      type.ifPresent(resource -> add(manifest, resource));
    }

    private void add(Manifest manifest, ResourceType type) {
      Value metadata = manifest.value().get("metadata");
      String name = metadata.text("name");
      if (!objectsSeen.add(type + "/" + metadata.text("namespace") + "/" + name)) {
        return;
      }
      for (ListKey key : plan.keysOf(type, name)) {
        versions.putIfAbsent(key, manifest.apiVersion());
        try (JsonParser parser = manifest.parser()) {
          objects
              .computeIfAbsent(key, unused -> new CompactObjects.Builder())
              .add(parser, plan.filter(key).orElseThrow(), manifest.apiVersion(), manifest.kind());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public void list(String apiVersion, String kind) {
      int slash = apiVersion.indexOf('/');
      String group = slash < 0 ? "" : apiVersion.substring(0, slash);
      plan.typeOf(group, kind.substring(0, kind.length() - "List".length()))
          .ifPresent(type -> listsSeen.add(type.toString()));
    }

    @Override
    public boolean plain(Value document) {
      Value server =
          document.get("serverVersion").isPresent() ? document.get("serverVersion") : document;
      String gitVersion = server.text("gitVersion");
      if (gitVersion.isEmpty()) {
        return document.get("clientVersion").isPresent();
      }
      KubernetesRelease release = KubernetesRelease.parse(gitVersion)
          .orElseThrow(() ->
              new InputException("version.json: gitVersion '" + gitVersion + "' is not a version"));
      version = Optional.of(new ServerVersion(gitVersion, release));
      return true;
    }

    ManifestCluster cluster(String name) {
      Discovery served = discovery.isEmpty() ? null : discovery.discovery();
      Map<ListKey, StoredList> lists = new HashMap<>();
      for (ListKey key : plan.keys()) {
        lists.put(key, list(key, Optional.ofNullable(served)));
      }
      ClusterFacts facts = new ClusterFacts(
          ClusterFacts.Source.MANIFESTS, name, version.map(ServerVersion::gitVersion), time);
      return new ManifestCluster(facts, version, served, gates, lists);
    }

    private StoredList list(ListKey key, Optional<Discovery> served) {
      Optional<ServedResource> resource = served.flatMap(d -> d.find(key.type()));
      CompactObjects.Builder found = objects.get(key);
      if (found != null || isCovered(key)) {
        String apiVersion = resource
            .map(ServedResource::apiVersion)
            .orElseGet(() -> versions.getOrDefault(key, key.type().group()));
        return StoredList.complete(
            key, apiVersion, found == null ? CompactObjects.none() : found.build(), time);
      }
      if (served.isPresent() && resource.isEmpty()) {
        return StoredList.notServed(key, time);
      }
      return StoredList.incomplete(
          key,
          "",
          ResourceRead.State.NOT_RECORDED,
          CompactObjects.none(),
          Gaps.notRecorded(key.toString(), "no file of the folder holds " + key.type()),
          time);
    }

    private boolean isCovered(ListKey key) {
      String type = key.type().toString();
      return listsSeen.contains(type)
          || filesSeen.contains(type)
          || filesSeen.contains(type + "_" + key.name());
    }
  }
}
