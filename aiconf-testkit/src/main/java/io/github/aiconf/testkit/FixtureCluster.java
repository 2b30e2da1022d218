package io.github.aiconf.testkit;

import com.fasterxml.jackson.core.JsonParser;
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
import io.github.aiconf.core.cluster.DiscoveryReader;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ReadPlan;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.manifest.Manifest;
import io.github.aiconf.core.manifest.ManifestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fixture that is open for reading. */
final class FixtureCluster implements OpenCluster {

  record Facts(
      String version,
      KubernetesRelease release,
      @Nullable Gap noDiscovery,
      @Nullable Gap noFeatureGates,
      Map<String, Boolean> gates,
      Map<String, Gap> gaps) {}

  private final Facts facts;
  private final Discovery discovery;
  private final Map<ListKey, CompactObjects> objects;

  private FixtureCluster(Facts facts, Discovery discovery, Map<ListKey, CompactObjects> objects) {
    this.facts = facts;
    this.discovery = discovery;
    this.objects = objects;
  }

  static FixtureCluster open(
      Facts facts, Collection<FixtureResource> served, List<String> manifests, Reads reads) {
    ReadPlan plan = new ReadPlan(reads);
    List<ServedResource> resources =
        new ArrayList<>(served.stream().map(FixtureResource::served).toList());
    Map<ListKey, CompactObjects.Builder> builders = new HashMap<>();
    for (String manifest : manifests) {
      ManifestReader reader = new ManifestReader("fixture", (object, line) -> {
        plan.typeOf(object.group(), object.kind()).ifPresent(type -> {
          implyServed(object, type, resources);
          add(object, type, plan, builders);
        });
      });
      reader.readYaml(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)));
    }
    Map<ListKey, CompactObjects> objects = new HashMap<>();
    builders.forEach((key, builder) -> objects.put(key, builder.build()));
    return new FixtureCluster(facts, DiscoveryReader.sorted(resources), objects);
  }

  @Override
  public ClusterFacts facts() {
    return new ClusterFacts(
        ClusterFacts.Source.FIXTURE, "fixture", Optional.of(facts.version()), ClusterFixture.TIME);
  }

  @Override
  public Optional<ServerVersion> version() {
    return Optional.of(new ServerVersion(facts.version(), facts.release()));
  }

  @Override
  public Discovery discovery() {
    if (facts.noDiscovery() != null) {
      throw new UnreadableException(facts.noDiscovery());
    }
    return discovery;
  }

  @Override
  public FeatureGates featureGates() {
    if (facts.noFeatureGates() != null) {
      throw new UnreadableException(facts.noFeatureGates());
    }
    return new FeatureGates(facts.gates());
  }

  @Override
  public StoredList list(ListKey key) {
    Gap gap = facts.gaps().get(key.type().toString());
    CompactObjects found = objects.getOrDefault(key, CompactObjects.none());
    Optional<ServedResource> served = discovery.find(key.type());
    String apiVersion = served.map(ServedResource::apiVersion).orElse("");
    if (gap != null) {
      ResourceRead.State state = gap.cause() == Gap.Cause.RBAC_DENIED
          ? ResourceRead.State.FORBIDDEN
          : ResourceRead.State.NOT_RECORDED;
      return StoredList.incomplete(
          key, apiVersion, state, CompactObjects.none(), gap, ClusterFixture.TIME);
    }
    return served.isEmpty()
        ? StoredList.notServed(key, ClusterFixture.TIME)
        : StoredList.complete(key, apiVersion, found, ClusterFixture.TIME);
  }

  @Override
  public void close() {}

  private static void implyServed(
      Manifest object, ResourceType type, List<ServedResource> resources) {
    String version = object.apiVersion().substring(object.apiVersion().indexOf('/') + 1);
    boolean known =
        resources.stream().anyMatch(r -> r.type().equals(type) && r.version().equals(version));
    if (!known) {
      resources.add(
          ServedResource.of(type, version, true, ClusterFixture.ALL_VERBS, List.of("status")));
    }
  }

  private static void add(
      Manifest object,
      ResourceType type,
      ReadPlan plan,
      Map<ListKey, CompactObjects.Builder> builders) {
    String name = object.value().text("metadata.name");
    for (ListKey key : plan.keysOf(type, name)) {
      try (JsonParser parser = object.parser()) {
        builders
            .computeIfAbsent(key, unused -> new CompactObjects.Builder())
            .add(parser, plan.filter(key).orElseThrow(), object.apiVersion(), object.kind());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
