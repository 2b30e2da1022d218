package io.github.aiconf.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What runs on a generated cluster: daemons, services, training jobs. */
final class Workloads {

  /** How many daemons run on each node. */
  static final int DAEMONS = 12;

  private static final List<String> DAEMON_IMAGES = List.of(
      "quay.io/cilium/cilium",
      "quay.io/prometheus/node-exporter",
      "nvcr.io/nvidia/k8s/dcgm-exporter",
      "nvcr.io/nvidia/k8s-dra-driver-gpu",
      "nvcr.io/nvidia/driver",
      "nvcr.io/nvidia/cloud-native/gpu-operator-validator",
      "registry.k8s.io/nfd/node-feature-discovery",
      "registry.k8s.io/node-problem-detector/node-problem-detector",
      "registry.k8s.io/sig-storage/csi-node-driver-registrar",
      "registry.k8s.io/dns/k8s-dns-node-cache",
      "cr.fluentbit.io/fluent/fluent-bit",
      "docker.io/grafana/alloy");

  private static final List<String> TEAMS =
      List.of("search", "ranking", "vision", "speech", "platform", "data", "evals", "agents");

  private static final List<String> PARTS =
      List.of("api", "gateway", "worker", "indexer", "cache", "scheduler", "embedder", "frontend");

  private static final int PODS_OF_SERVICE = 30;
  private static final int PODS_OF_JOB = 16;

  private final List<Workload> daemons;
  private final List<Workload> services;
  private final List<Workload> jobs;

  Workloads(ClusterSize size, long seed) {
    this.daemons = all(DAEMONS, i -> daemon(Draw.of(seed, "daemon", i), i));
    this.services = all(1 + size.servicePods() / PODS_OF_SERVICE, i -> {
      Draw draw = Draw.of(seed, "service", i);
      String team = draw.of(TEAMS);
      String name = team + "-" + draw.of(PARTS) + "-" + i;
      return Workload.of(name, team + "-" + i % 40, team, "registry.example/" + name, draw);
    });
    this.jobs = all(1 + size.trainingPods() / PODS_OF_JOB, i -> {
      Draw draw = Draw.of(seed, "job", i);
      String team = draw.of(TEAMS);
      return Workload.of(
          "pretrain-" + draw.suffix(4) + "-" + i,
          team + "-training",
          team,
          "nvcr.io/nvidia/pytorch",
          draw);
    });
  }

  List<Workload> daemons() {
    return daemons;
  }

  List<Workload> services() {
    return services;
  }

  List<Workload> jobs() {
    return jobs;
  }

  Workload daemonOf(int pod) {
    return daemons.get(pod % DAEMONS);
  }

  Workload serviceOf(int pod) {
    return services.get(pod / PODS_OF_SERVICE);
  }

  Workload jobOf(int pod) {
    return jobs.get(pod / PODS_OF_JOB);
  }

  static int indexInJob(int pod) {
    return pod % PODS_OF_JOB;
  }

  static String membersOfJob() {
    return Integer.toString(PODS_OF_JOB);
  }

  /** Repositories of images that nodes have pulled. */
  List<Workload> pulled() {
    return Stream.concat(daemons.stream(), services.stream().limit(200)).toList();
  }

  List<String> namespaces() {
    return Stream.of(daemons, services, jobs)
        .flatMap(List::stream)
        .map(Workload::namespace)
        .distinct()
        .sorted()
        .toList();
  }

  private static Workload daemon(Draw draw, int index) {
    String image = DAEMON_IMAGES.get(index);
    String name = image.substring(image.lastIndexOf('/') + 1);
    String namespace = image.startsWith("nvcr.io/") ? "gpu-operator" : "kube-system";
    return Workload.of(name, namespace, "platform", image, draw);
  }

  private interface Maker {
    Workload make(int index);
  }

  private static List<Workload> all(int count, Maker maker) {
    return IntStream.range(0, count).mapToObj(maker::make).toList();
  }
}
