package io.github.aiconf.testkit;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.OpenCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cluster made for a test. It begins as an API server of a release that serves the resources of
 * Kubernetes itself and holds no object; each method adds something.
 *
 * <pre>{@code
 * ClusterFixture.of("1.35")
 *     .serving("kueue.x-k8s.io/v1beta2", "clusterqueues/ClusterQueue")
 *     .with("""
 *         apiVersion: kueue.x-k8s.io/v1beta2
 *         kind: ClusterQueue
 *         metadata: {name: gpus}
 *         """)
 *     .denying("deployments.apps")
 * }</pre>
 */
public final class ClusterFixture implements ClusterSource {

  /** The time at which fixtures are read. */
  public static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  /** The verbs of a resource that is served in full. */
  static final List<String> ALL_VERBS =
      List.of("create", "delete", "get", "list", "patch", "update", "watch");

  private final String version;
  private final KubernetesRelease release;
  private final Map<String, FixtureResource> served = new LinkedHashMap<>();
  private final List<String> manifests = new ArrayList<>();
  private final Map<String, Gap> gaps = new TreeMap<>();
  private final Map<String, Boolean> gates = new HashMap<>();
  private @Nullable Gap noDiscovery;
  private @Nullable Gap noFeatureGates;
  private boolean wholeObjects;
  private boolean deniesEverything;

  private ClusterFixture(String version, KubernetesRelease release) {
    this.version = version;
    this.release = release;
    FixtureResource.ofKubernetes(release).forEach(this::serve);
  }

  /** A cluster of a release, for example {@code 1.35}. */
  public static ClusterFixture of(String release) {
    KubernetesRelease parsed = KubernetesRelease.parse(release)
        .orElseThrow(
            () -> new IllegalArgumentException("'" + release + "' is not a release like 1.35"));
    return new ClusterFixture("v" + parsed + ".0", parsed);
  }

  /** The release of the API server. */
  public KubernetesRelease release() {
    return release;
  }

  /**
   * The API server serves these resources too, with all verbs and a status.
   *
   * @param apiVersion for example {@code kueue.x-k8s.io/v1beta2}
   * @param resources plural and kind, for example {@code clusterqueues/ClusterQueue}
   */
  public ClusterFixture serving(String apiVersion, String... resources) {
    for (String resource : resources) {
      serve(FixtureResource.of(apiVersion, resource, ALL_VERBS));
    }
    return this;
  }

  /** The API server serves this resource with these verbs only. */
  public ClusterFixture servingWithVerbs(String apiVersion, String resource, String... verbs) {
    serve(FixtureResource.of(apiVersion, resource, Arrays.asList(verbs)));
    return this;
  }

  /** The API server does not serve this group. */
  public ClusterFixture withoutGroup(String group) {
    served.values().removeIf(resource -> resource.served().type().group().equals(group));
    return this;
  }

  /** Objects, as YAML documents. Their resources are taken to be served. */
  public ClusterFixture with(String yaml) {
    manifests.add(yaml);
    return this;
  }

  /** The user may not list this resource, for example {@code deployments.apps}. */
  public ClusterFixture denying(String resource) {
    gaps.put(
        resource,
        Gaps.denied(
            resource,
            resource + " is forbidden: User \"test\" cannot list resource at the cluster scope"));
    return this;
  }

  /** The recording holds no list of this resource. */
  public ClusterFixture notRecorded(String resource) {
    gaps.put(resource, Gaps.notRecorded(resource, "the recording holds no list of " + resource));
    return this;
  }

  /** Only a part of this list was read. */
  public ClusterFixture truncated(String resource) {
    gaps.put(resource, Gaps.failed(resource, "the list ended early"));
    return this;
  }

  /** The recording does not say what the server serves. */
  public ClusterFixture withoutDiscovery() {
    noDiscovery = Gaps.notRecorded("discovery", "the recording holds no discovery documents");
    return this;
  }

  /** The API server says that this feature gate is on or off. */
  public ClusterFixture featureGate(String gate, boolean on) {
    gates.put(gate, on);
    return this;
  }

  /** The user may not read the metrics of the API server, which show its feature gates. */
  public ClusterFixture withoutFeatureGates() {
    noFeatureGates = Gaps.denied("feature gates", "/metrics is forbidden");
    return this;
  }

  /** The user may list nothing. */
  ClusterFixture denyingEverything() {
    ClusterFixture copy = copy();
    copy.deniesEverything = true;
    return copy;
  }

  /**
   * Objects keep the fields that no check declared; for the contract that checks declare what they
   * read.
   */
  ClusterFixture withWholeObjects() {
    ClusterFixture copy = copy();
    copy.wholeObjects = true;
    return copy;
  }

  private ClusterFixture copy() {
    ClusterFixture copy = new ClusterFixture(version, release);
    copy.served.clear();
    copy.served.putAll(served);
    copy.manifests.addAll(manifests);
    copy.gaps.putAll(gaps);
    copy.gates.putAll(gates);
    copy.noDiscovery = noDiscovery;
    copy.noFeatureGates = noFeatureGates;
    return copy;
  }

  @Override
  public OpenCluster open(Reads reads) {
    Reads kept = reads;
    if (wholeObjects) {
      for (ResourceType type : reads.lists().keySet()) {
        kept = kept.list(type);
      }
    }
    if (deniesEverything) {
      reads.lists().keySet().forEach(type -> denying(type.toString()));
      reads.named().keySet().forEach(type -> denying(type.toString()));
    }
    FixtureCluster.Facts facts =
        new FixtureCluster.Facts(version, release, noDiscovery, noFeatureGates, gates, gaps);
    return FixtureCluster.open(facts, served.values(), manifests, kept);
  }

  private void serve(FixtureResource resource) {
    served.put(resource.key(), resource);
  }
}
