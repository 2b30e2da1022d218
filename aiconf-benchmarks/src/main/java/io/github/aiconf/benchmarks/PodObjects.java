package io.github.aiconf.benchmarks;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pods of a generated cluster, and the ResourceClaims of those that train. */
final class PodObjects {

  private static final Template DAEMON = Template.named("pod-daemonset.json");
  private static final Template SERVICE = Template.named("pod-service.json");
  private static final Template TRAINING = Template.named("pod-training.json");
  private static final Template CLAIM = Template.named("claim.json");

  private final ClusterSize size;
  private final long seed;
  private final Workloads workloads;

  PodObjects(ClusterSize size, long seed, Workloads workloads) {
    this.size = size;
    this.seed = seed;
    this.workloads = workloads;
  }

  Stream<String> pods() {
    return Stream.of(
            IntStream.range(0, size.daemonPods()).mapToObj(this::daemon),
            IntStream.range(0, size.servicePods()).mapToObj(this::service),
            IntStream.range(0, size.trainingPods()).mapToObj(pod -> TRAINING.fill(training(pod))))
        .flatMap(pods -> pods);
  }

  Stream<String> claims() {
    return IntStream.range(0, size.trainingPods()).mapToObj(this::claim);
  }

  private String daemon(int pod) {
    Draw draw = Draw.of(seed, "daemonPod", pod);
    Workload daemon = workloads.daemonOf(pod);
    Map<String, String> values = pod(daemon, pod / Workloads.DAEMONS % size.nodes(), draw);
    values.put("privileged", Boolean.toString(daemon.namespace().equals("gpu-operator")));
    return DAEMON.fill(values);
  }

  private String service(int pod) {
    Draw draw = Draw.of(seed, "servicePod", pod);
    return SERVICE.fill(pod(workloads.serviceOf(pod), draw.below(size.nodes()), draw));
  }

  private Map<String, String> training(int pod) {
    Draw draw = Draw.of(seed, "trainingPod", pod);
    Workload job = workloads.jobOf(pod);
    Map<String, String> values = pod(job, node(pod), draw);
    values.put("owner2", Draw.of(seed, job.name(), 0).uid());
    values.put("index", Integer.toString(Workloads.indexInJob(pod)));
    values.put("members", Workloads.membersOfJob());
    return values;
  }

  private String claim(int pod) {
    Map<String, String> training = training(pod);
    Map<String, String> values = Draw.of(seed, "claim", pod).object();
    values.put(
        "pod",
        training.get("workload") + "-workers-0-" + training.get("index") + "-"
            + training.get("suffix"));
    values.put("namespace", workloads.jobOf(pod).namespace());
    values.put("node", NodeObjects.name(node(pod)));
    values.put("owner", training.getOrDefault("uid", ""));
    values.put("first", Integer.toString(firstDevice(pod)));
    values.put("second", Integer.toString(firstDevice(pod) + 1));
    return CLAIM.fill(values);
  }

  private int node(int pod) {
    return pod / podsOfNode() % size.nodes();
  }

  private int firstDevice(int pod) {
    return pod % podsOfNode() * 2;
  }

  private int podsOfNode() {
    return Math.max(1, size.devicesOfNode() / 2);
  }

  private static Map<String, String> pod(Workload workload, int node, Draw draw) {
    Map<String, String> values = workload.values(draw);
    values.put("node", NodeObjects.name(node));
    values.put("hostip", NodeObjects.address(node));
    values.put("digest", draw.hex(40));
    values.put("digest2", draw.hex(64));
    values.put("digest3", draw.hex(64));
    values.put("restarts", Integer.toString(draw.below(10) == 0 ? draw.below(30) : 0));
    return values;
  }
}
