package io.github.aiconf.benchmarks;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.ConformanceEngine;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.catalog.RequirementCatalog;
import io.github.aiconf.core.snapshot.SnapshotSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A requirement whose checks visit all pods four times and look at most of what checks look at in a
 * pod: the most that the requirements of a checklist ask of a snapshot.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC -cp aiconf-benchmarks/target/benchmarks.jar io.github.aiconf.benchmarks.PodVisits FILE
 * }</pre>
 */
public final class PodVisits implements Requirement {

  private static final Set<String> VISITS = Set.of("first", "second", "third", "fourth");

  /** Checks a snapshot and prints the verdict with what was counted. */
  public static void main(String[] args) {
    ConformanceReport report = ConformanceEngine.builder()
        .catalog(RequirementCatalog.of(new PodVisits()))
        .only(List.of(new PodVisits().id()))
        .build()
        .evaluate(new SnapshotSource(Path.of(args[0])));
    report.requirements().get(0).checks().forEach(check -> System.out.println(check.finding().verdict() + " " + check.finding().summary()));
  }

  @Override
  public String id() {
    return "acme.example/pod_visits";
  }

  @Override
  public String title() {
    return "Pod visits";
  }

  @Override
  public String meaning() {
    return "All pods are visited.";
  }

  @Override
  public List<Check> checks() {
    return VISITS.stream().<Check>map(Visit::new).toList();
  }

  private record Visit(String id) implements Check {

    @Override
    public Depth depth() {
      return Depth.INSPECT;
    }

    @Override
    public String question() {
      return "How many pods are there of each sort?";
    }

    @Override
    public String proves() {
      return "Nothing.";
    }

    @Override
    public Reads reads(Profiles profiles) {
      return Reads.none()
          .list(
              Resources.PODS,
              "metadata.labels",
              "metadata.ownerReferences",
              "spec.nodeName",
              "spec.resourceClaims",
              "spec.volumes.hostPath",
              "spec.containers.name",
              "spec.containers.image",
              "spec.containers.env",
              "spec.containers.resources",
              "spec.containers.securityContext",
              "status.phase",
              "status.conditions")
          .list(Resources.NODES, "metadata.labels", "status.allocatable", "status.conditions");
    }

    @Override
    public Finding run(CheckContext context) {
      Sorts sorts = new Sorts();
      context.cluster().list(Resources.PODS).forEach(sorts::add);
      return Finding.pass(sorts.toString())
          .observed(Observation.count(context.cluster().list(Resources.PODS)));
    }
  }

  /** Counts pods by what checks ask of them. */
  private static final class Sorts {

    private int ready;
    private int scheduled;
    private int managed;
    private int privileged;
    private int withHostPath;
    private int withClaims;
    private int variables;

    void add(KubernetesObject pod) {
      ready += pod.isTrue("Ready") ? 1 : 0;
      scheduled += pod.text("spec.nodeName").isEmpty() ? 0 : 1;
      managed += pod.labels().containsKey("app.kubernetes.io/name") ? 1 : 0;
      withClaims += pod.items("spec.resourceClaims").isEmpty() ? 0 : 1;
      List<Value> containers = pod.items("spec.containers");
      privileged += has(containers, c -> c.at("securityContext.privileged").isTrue());
      withHostPath += has(pod.items("spec.volumes"), v -> v.get("hostPath").isPresent());
      variables += containers.stream().mapToInt(c -> c.items("env").size()).sum();
    }

    private static int has(List<Value> values, Predicate<Value> predicate) {
      return values.stream().anyMatch(predicate) ? 1 : 0;
    }

    @Override
    public String toString() {
      return Stream.of(ready, scheduled, managed, privileged, withHostPath, withClaims, variables)
          .map(String::valueOf)
          .toList()
          .toString();
    }
  }
}
