package io.github.aiconf.core.live;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.ToolVersion;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.FieldSelection;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ObjectFilter;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.pseudonym.Pseudonyms;
import io.github.aiconf.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Records a live cluster: what the checks read, and beside it the resources that later checks are
 * likely to ask for ({@code snapshot-content.yaml}). Objects are recorded whole, but for what
 * {@link ObjectFilter} leaves out. Never Secrets.
 */
public final class ClusterRecorder {

  private final Reads reads;
  private final Optional<Pseudonyms> pseudonyms;
  private final Set<String> groups = new HashSet<>();
  private final Set<String> core = new HashSet<>();

  /**
   * A recorder.
   *
   * @param reads what the checks read; their objects of one name and their environment variables
   *     are recorded too
   * @param pseudonyms replaces names and addresses, where it is given
   */
  public ClusterRecorder(Reads reads, Optional<Pseudonyms> pseudonyms) {
    this.reads = reads;
    this.pseudonyms = pseudonyms;
    Value content = content();
    groups.addAll(content.texts("groups"));
    core.addAll(content.texts("core"));
  }

  /**
   * Records the cluster.
   *
   * @param progress hears of each list when it is done
   */
  public void record(LiveCluster cluster, SnapshotWriter out, Consumer<StoredList> progress)
      throws IOException {
    try {
      recordAll(cluster, out, progress);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void recordAll(LiveCluster cluster, SnapshotWriter out, Consumer<StoredList> progress)
      throws IOException {
    learnNodes(cluster);
    out.header(ToolVersion.get(), facts(cluster));
    out.discovery(cluster.discovery());
    featureGates(cluster, out);
    ObjectFilter filter = new ObjectFilter(FieldSelection.all(), reads.environment());
    for (ListKey key : keys(cluster)) {
      String apiVersion = cluster
          .discovery()
          .find(key.type())
          .map(ServedResource::apiVersion)
          .orElse(key.type().group());
      out.beginList(key, apiVersion);
      StoredList read = cluster.stream(key, filter, page -> write(page, out));
      out.endList(read.state(), read.gap(), read.time());
      progress.accept(read);
    }
    out.done();
  }

  private CompactObjects replaced(CompactObjects page) throws IOException {
    return pseudonyms.isPresent() ? pseudonyms.get().replace(page) : page;
  }

  /** Objects that come before the nodes name them too. */
  private void learnNodes(LiveCluster cluster) {
    pseudonyms.ifPresent(names -> {
      ObjectFilter identity = new ObjectFilter(FieldSelection.of(List.of()), Set.of());
      StoredList unused = cluster.stream(
          ListKey.all(Resources.NODES),
          identity,
          page -> page.forEach(node -> names.learnNode(node.name())));
    });
  }

  private ClusterFacts facts(LiveCluster cluster) {
    ClusterFacts facts = cluster.facts();
    return pseudonyms
        .map(names -> new ClusterFacts(
            facts.source(), names.cluster(facts.name()), facts.version(), facts.time()))
        .orElse(facts);
  }

  /** Unchecked, so that a full disk is not taken for a server that does not answer. */
  private void write(CompactObjects page, SnapshotWriter out) {
    try {
      out.objects(replaced(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void featureGates(LiveCluster cluster, SnapshotWriter out) throws IOException {
    try {
      out.featureGates(cluster.featureGates());
    } catch (UnreadableException e) {
      out.featureGates(e.gap());
    }
  }

  private SortedSet<ListKey> keys(LiveCluster cluster) {
    SortedSet<ListKey> keys = new TreeSet<>();
    for (ServedResource served : cluster.discovery().resources()) {
      if (served.verbs().contains("list") && isContent(served.type())) {
        keys.add(ListKey.all(served.type()));
      }
    }
    reads.lists().keySet().stream()
        .filter(type ->
            cluster.discovery().serves(type) || cluster.unavailable(type).isPresent())
        .forEach(type -> keys.add(ListKey.all(type)));
    reads
        .named()
        .forEach((type, names) -> names.forEach(name -> keys.add(new ListKey(type, name))));
    return keys;
  }

  private boolean isContent(ResourceType type) {
    return type.group().isEmpty() ? core.contains(type.resource()) : groups.contains(type.group());
  }

  private static Value content() {
    try (InputStream in = ClusterRecorder.class.getResourceAsStream("snapshot-content.yaml")) {
      if (in == null) {
        throw new IllegalStateException("snapshot-content.yaml is missing");
      }
      List<Document> documents = Document.read(in, "snapshot-content.yaml");
      return documents.get(0).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
