package io.github.aiconf.core.manifest;

import com.fasterxml.jackson.core.JsonParser;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.FeatureGateMetrics;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ReadPlan;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes what the files of a folder hold. */
final class ManifestCollector implements ManifestReader.Sink {

  private final ReadPlan plan;
  private final Instant time;
  private final ManifestDiscovery discovery = new ManifestDiscovery();
  private final Map<ListKey, CompactObjects.Builder> objects = new HashMap<>();
  private final Map<ListKey, String> versions = new HashMap<>();
  private final Set<String> objectsSeen = new HashSet<>();

  /** Names of resources, as in names of files, of which a list was there. */
  private final Set<String> whole = new HashSet<>();

  private final Map<String, Path> cutOff = new HashMap<>();
  private Optional<ServerVersion> version = Optional.empty();
  private @Nullable FeatureGates gates;
  private Path file = Path.of("");
  private String fileName = "";

  ManifestCollector(ReadPlan plan, Instant time) {
    this.plan = plan;
    this.time = time;
  }

  /**
   * A file begins.
   *
   * @param name without its ending; an empty list in {@code deployments.apps} is one of those
   */
  void file(Path path, String name) {
    file = path;
    fileName = name;
  }

  void metrics(InputStream in) throws IOException {
    gates = FeatureGateMetrics.read(in);
  }

  @Override
  public void object(Manifest manifest, int line) {
    if (!discovery.accept(manifest)) {
      plan.typeOf(manifest.group(), manifest.kind()).ifPresent(type -> add(manifest, type));
    }
  }

  /** A list in a file without documents is not one: kubectl leaves such a file where it fails. */
  @Override
  public void list(String apiVersion, String kind, boolean isWhole) {
    Optional<String> name =
        kind.equals("List") ? Optional.of(fileName) : nameOfItems(apiVersion, kind);
    if (isWhole) {
      name.ifPresent(whole::add);
    } else {
      name.ifPresent(resource -> cutOff.put(resource, file));
    }
  }

  private Optional<String> nameOfItems(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return plan.typeOf(group, kind.substring(0, kind.length() - "List".length()))
        .map(ResourceType::toString);
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
        .orElseThrow(() -> new InputException(file + ": the gitVersion '" + gitVersion
            + "' is not a version; write there what kubectl get --raw /version prints"));
    version = Optional.of(new ServerVersion(gitVersion, release));
    return true;
  }

  ManifestCluster cluster(String name) {
    Map<ListKey, StoredList> lists = new HashMap<>();
    plan.keys().forEach(key -> lists.put(key, list(key)));
    ClusterFacts facts = new ClusterFacts(
        ClusterFacts.Source.MANIFESTS, name, version.map(ServerVersion::gitVersion), time);
    return new ManifestCluster(facts, version, discovery, gates, lists);
  }

  private void add(Manifest manifest, ResourceType type) {
    Value metadata = manifest.metadata();
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

  private StoredList list(ListKey key) {
    CompactObjects.Builder builder = objects.get(key);
    CompactObjects found = builder == null ? CompactObjects.none() : builder.build();
    boolean isWhole = names(key).anyMatch(whole::contains);
    Optional<Path> part = names(key)
        .flatMap(name -> Optional.ofNullable(cutOff.get(name)).stream())
        .findFirst();
    if (part.isPresent() && !isWhole) {
      String detail = part.get() + " ends before the list does (metadata.continue)";
      return missing(key, ResourceRead.State.TRUNCATED, found, detail);
    }
    if (found.size() > 0 || isWhole) {
      return StoredList.complete(key, apiVersion(key), found, time);
    }
    return discovery.lack().isEmpty() && !discovery.discovery().serves(key.type())
        ? StoredList.notServed(key, time)
        : missing(
            key,
            ResourceRead.State.NOT_RECORDED,
            found,
            "no file of the folder holds " + key.type());
  }

  private StoredList missing(
      ListKey key, ResourceRead.State state, CompactObjects found, String detail) {
    return StoredList.incomplete(
        key, "", state, found, Gaps.notRecorded(key.toString(), detail), time);
  }

  private String apiVersion(ListKey key) {
    return discovery
        .discovery()
        .find(key.type())
        .map(ServedResource::apiVersion)
        .orElseGet(() -> versions.getOrDefault(key, key.type().group()));
  }

  /** The names under which a list may lie in the folder. */
  private static Stream<String> names(ListKey key) {
    String type = key.type().toString();
    return key.name().isEmpty() ? Stream.of(type) : Stream.of(type, type + "_" + key.name());
  }
}
