package io.github.aiconf.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The objects of a generated cluster that pods come from or are reached through. */
final class WorkloadObjects {

  private static final Template DEPLOYMENT = Template.named("deployment.json");
  private static final Template SERVICE = Template.named("service.json");
  private static final Template ENDPOINT_SLICE = Template.named("endpointslice.json");
  private static final Template ENDPOINT = Template.named("endpoint.json");
  private static final Template QUEUED = Template.named("workload.json");
  private static final Template NAMESPACE = Template.named("namespace.json");
  private static final Template CRD = Template.named("crd.json");

  private static final int ENDPOINTS = 30;
  private static final int OLD_REPLICA_SETS = 10;

  private final ClusterSize size;
  private final long seed;
  private final Workloads workloads;

  WorkloadObjects(ClusterSize size, long seed, Workloads workloads) {
    this.size = size;
    this.seed = seed;
    this.workloads = workloads;
  }

  Stream<String> daemonSets() {
    return of("daemonset", workloads.daemons(), (daemon, values, draw) -> {
      values.put("name", daemon.name());
      values.put("replicas", Integer.toString(size.nodes()));
      return DEPLOYMENT.fill(values);
    });
  }

  Stream<String> deployments() {
    return of("deployment", workloads.services(), (service, values, draw) -> {
      values.put("name", service.name());
      values.put("replicas", Integer.toString(ENDPOINTS));
      return DEPLOYMENT.fill(values);
    });
  }

  Stream<String> replicaSets() {
    return IntStream.rangeClosed(0, OLD_REPLICA_SETS)
        .boxed()
        .flatMap(age -> of("replicaset" + age, workloads.services(), (service, values, draw) -> {
          values.put("name", service.name() + "-" + draw.suffix(10));
          values.put("replicas", age == 0 ? Integer.toString(ENDPOINTS) : "0");
          return DEPLOYMENT.fill(values);
        }));
  }

  Stream<String> services() {
    return of("kubeservice", workloads.services(), (service, values, draw) -> SERVICE.fill(values));
  }

  Stream<String> endpointSlices() {
    return of("endpointslice", workloads.services(), (service, values, draw) -> {
      values.put(
          "endpoints",
          IntStream.range(0, ENDPOINTS)
              .mapToObj(unused -> endpoint(service, draw))
              .collect(Collectors.joining(",")));
      return ENDPOINT_SLICE.fill(values);
    });
  }

  Stream<String> queued() {
    return of("queued", workloads.jobs(), (job, values, draw) -> {
      values.put("members", Workloads.membersOfJob());
      return QUEUED.fill(values);
    });
  }

  Stream<String> namespaces() {
    return workloads.namespaces().stream().map(name -> {
      Map<String, String> values = Draw.of(seed, name, 1).object();
      values.put("namespace", name);
      return NAMESPACE.fill(values);
    });
  }

  /** One for each resource of discovery whose group is not one of Kubernetes itself. */
  Stream<String> definitions(List<ServedLine> served) {
    return served.stream().filter(ServedLine::isExtension).map(line -> {
      Map<String, String> values = Draw.of(seed, line.plural(), 2).object();
      values.put("plural", line.plural());
      values.put("singular", line.kind().toLowerCase(Locale.ROOT));
      values.put("kind", line.kind());
      values.put("group", line.group());
      values.put("served", line.version());
      return CRD.fill(values);
    });
  }

  private String endpoint(Workload service, Draw draw) {
    int node = draw.below(size.nodes());
    Map<String, String> values = service.values(draw);
    values.put("node", NodeObjects.name(node));
    values.put("zone", NodeObjects.zone(node));
    return ENDPOINT.fill(values);
  }

  private interface Text {
    String of(Workload workload, Map<String, String> values, Draw draw);
  }

  private Stream<String> of(String purpose, List<Workload> all, Text text) {
    return IntStream.range(0, all.size()).mapToObj(i -> {
      Draw draw = Draw.of(seed, purpose, i);
      return text.of(all.get(i), all.get(i).values(draw), draw);
    });
  }
}
