package io.github.aiconf.core.snapshot;

import static io.github.aiconf.core.snapshot.Recording.KUEUE_CONFIG;
import static io.github.aiconf.core.snapshot.Recording.QUEUES;
import static io.github.aiconf.core.snapshot.Recording.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotRoundTripTest {

  private static final Reads READS = Reads.none()
      .list(Resources.NODES)
      .list(Resources.PODS, "metadata.labels")
      .list(Resources.LEASES)
      .list(Resources.JOBS)
      .list(QUEUES)
      .named(Resources.CONFIG_MAPS, "kueue-manager-config");

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void record() throws IOException {
    file = folder.resolve("cluster.snapshot.jsonl.gz");
    Files.write(file, Recording.packed());
  }

  @Test
  void keepsTheFactsOfTheCluster() {
    OpenCluster cluster = open(READS);
    assertThat(cluster.facts())
        .isEqualTo(
            new ClusterFacts(ClusterFacts.Source.SNAPSHOT, "prod", Optional.of("v1.35.1"), TIME));
    assertThat(cluster.version().orElseThrow().release()).hasToString("1.35");
  }

  @Test
  void keepsDiscovery() {
    assertThat(open(READS).discovery().find(QUEUES)).hasValueSatisfying(queues -> {
      assertThat(queues.apiVersion()).isEqualTo("kueue.x-k8s.io/v1beta2");
      assertThat(queues.namespaced()).isTrue();
      assertThat(queues.verbs()).containsExactly("get", "list");
      assertThat(queues.subresources()).containsExactly("status");
    });
  }

  @Test
  void keepsTheFeatureGates() {
    assertThat(open(READS).featureGates().isOn("A")).contains(true);
    assertThat(open(READS).featureGates().isOn("DRAPartitionableDevices")).contains(false);
    assertThat(open(READS).featureGates().isOn("B")).isEmpty();
  }

  @Test
  void keepsWholeObjectsInTheirOrder() throws InterruptedException {
    List<KubernetesObject> nodes = objects(open(READS).list(ListKey.all(Resources.NODES)));
    assertThat(nodes).extracting(KubernetesObject::name).containsExactly("gpu-1", "gpu-2");
    assertThat(nodes.get(0).apiVersion()).isEqualTo("v1");
    assertThat(nodes.get(0).kind()).isEqualTo("Node");
    assertThat(nodes.get(0).text("status.phase")).isEqualTo("é 推論 \ud83d\ude80");
    assertThat(nodes.get(1).at("spec.unschedulable").isTrue()).isTrue();
  }

  @Test
  void keepsOnlyTheFieldsThatAreRead() throws InterruptedException {
    KubernetesObject pod =
        objects(open(READS).list(ListKey.all(Resources.PODS))).get(0);
    assertThat(pod.namespace()).isEqualTo("prod");
    assertThat(pod.at("spec").isPresent()).isFalse();
  }

  @Test
  void keepsWhyAListIsNotComplete() throws InterruptedException {
    StoredList pods = open(READS).list(ListKey.all(Resources.PODS));
    assertThat(pods.state()).isEqualTo(ResourceRead.State.TRUNCATED);
    assertThat(pods.objects().size()).isEqualTo(1);
    assertThat(pods.gap()).map(Gap::cause).contains(Gap.Cause.TIMEOUT);
    StoredList queues = open(READS).list(ListKey.all(QUEUES));
    assertThat(queues.state()).isEqualTo(ResourceRead.State.FORBIDDEN);
    assertThat(queues.gap()).contains(Gaps.denied("clusterqueues.kueue.x-k8s.io", "403"));
  }

  @Test
  void keepsObjectsOfOneName() throws InterruptedException {
    StoredList config = open(READS).list(KUEUE_CONFIG);
    assertThat(config.state()).isEqualTo(ResourceRead.State.COMPLETE);
    assertThat(objects(config).get(0).text("data.a")).isEqualTo("b");
  }

  @Test
  void tellsAListThatWasNotRecordedFromAResourceThatIsNotServed() throws InterruptedException {
    StoredList leases = open(READS).list(ListKey.all(Resources.LEASES));
    assertThat(leases.state()).isEqualTo(ResourceRead.State.NOT_RECORDED);
    assertThat(leases.gap()).map(Gap::cause).contains(Gap.Cause.NOT_IN_SNAPSHOT);
    StoredList jobs = open(READS).list(ListKey.all(Resources.JOBS));
    assertThat(jobs.state()).isEqualTo(ResourceRead.State.NOT_SERVED);
    assertThat(jobs.gap()).isEmpty();
  }

  @Test
  void keepsNothingThatNobodyReads() throws InterruptedException {
    OpenCluster cluster = open(Reads.none());
    assertThat(cluster.list(ListKey.all(Resources.NODES)).objects().size()).isZero();
  }

  @Test
  void readsAnUnpackedFile() throws IOException, InterruptedException {
    Files.writeString(file, Recording.text());
    assertThat(objects(open(READS).list(ListKey.all(Resources.NODES)))).hasSize(2);
  }

  @Test
  void keepsWhyThereAreNoFeatureGates() throws IOException {
    try (SnapshotWriter out = writer()) {
      header(out);
      out.featureGates(Gaps.denied("feature gates", "403 of /metrics"));
      out.done();
    }
    OpenCluster cluster = open(READS);
    assertThatThrownBy(cluster::featureGates)
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> assertThat(e.gap().cause()).isEqualTo(Gap.Cause.RBAC_DENIED));
  }

  @Test
  void saysThatThereAreNoFeatureGatesAndNoVersion() throws IOException {
    try (SnapshotWriter out = writer()) {
      header(out);
      out.done();
    }
    OpenCluster cluster = open(READS);
    assertThat(cluster.version()).isEmpty();
    assertThatThrownBy(cluster::featureGates)
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> assertThat(e.gap().cause()).isEqualTo(Gap.Cause.NOT_IN_SNAPSHOT));
  }

  private SnapshotWriter writer() throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new SnapshotWriter(out);
  }

  private static void header(SnapshotWriter out) throws IOException {
    out.header("0.1.0", new ClusterFacts(ClusterFacts.Source.LIVE, "prod", Optional.empty(), TIME));
  }

  private OpenCluster open(Reads reads) {
    return new SnapshotSource(file).open(reads);
  }

  private static List<KubernetesObject> objects(StoredList list) {
    List<KubernetesObject> objects = new ArrayList<>();
    list.objects().forEach(objects::add);
    return objects;
  }
}
