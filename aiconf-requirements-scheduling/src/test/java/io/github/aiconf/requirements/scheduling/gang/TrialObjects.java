package io.github.aiconf.requirements.scheduling.gang;

/** Nodes, pods and groups for trials of gangs. */
final class TrialObjects {

  private TrialObjects() {}

  /** A node with room for eight of the smallest pods, and more labels. */
  static String node(String name) {
    return node(name, "cpu: 1, memory: 1Gi, pods: 10", "");
  }

  static String gpuNode(String name, int gpus) {
    return node(name, "cpu: 8, memory: 64Gi, pods: 110, nvidia.com/gpu: '" + gpus + "'", "");
  }

  static String node(String name, String allocatable, String spec) {
    return """
        apiVersion: v1
        kind: Node
        metadata: {name: %s, labels: {kubernetes.io/hostname: %s}}
        spec: {%s}
        status: {allocatable: {%s}}
        ---
        """.formatted(name, name, spec, allocatable);
  }

  /** A pod of team-a, not bound, with more in its spec. */
  static String pod(String name, String requests, String metadata, String spec) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {namespace: team-a, name: %s%s}
        spec: {containers: [{name: c, resources: {requests: {%s}}}]%s}
        status: {phase: Pending}
        ---
        """.formatted(name, comma(metadata), requests, comma(spec));
  }

  private static String comma(String more) {
    return more.isEmpty() ? "" : ", " + more;
  }

  /** Pods of a native group. */
  static String members(String group, int count, String requests, String spec) {
    StringBuilder pods = new StringBuilder();
    for (int i = 0; i < count; i++) {
      pods.append(pod(
          group + "-" + i,
          requests,
          "",
          "schedulingGroup: {podGroupName: " + group + "}" + comma(spec)));
    }
    return pods.toString();
  }

  static String group(String name, int minCount) {
    return """
        apiVersion: scheduling.k8s.io/v1alpha2
        kind: PodGroup
        metadata: {namespace: team-a, name: %s}
        spec: {schedulingPolicy: {gang: {minCount: %d}}}
        ---
        """.formatted(name, minCount);
  }

  static String clusterQueue(String name, String spec) {
    return """
        apiVersion: kueue.x-k8s.io/v1beta2
        kind: ClusterQueue
        metadata: {name: %s, generation: 1}
        spec: {%s}
        status: {conditions: [{type: Active, status: "True", observedGeneration: 1}]}
        ---
        """.formatted(name, spec);
  }

  static String gpuQuota(String flavor, String quota) {
    return "resourceGroups: [{coveredResources: [nvidia.com/gpu], flavors: [{name: " + flavor
        + ", resources: [{name: nvidia.com/gpu, " + quota + "}]}]}]";
  }

  static String flavor(String name, String spec) {
    return """
        apiVersion: kueue.x-k8s.io/v1beta2
        kind: ResourceFlavor
        metadata: {name: %s}
        spec: {%s}
        ---
        """.formatted(name, spec);
  }

  /** A Workload of {@code count} pods with one GPU each that waits in queue main. */
  static String workload(String name, int count, String spec, String status) {
    return """
        apiVersion: kueue.x-k8s.io/v1beta2
        kind: Workload
        metadata: {namespace: team-a, name: %s, generation: 1}
        spec:
          queueName: main
          podSets:
          - name: workers
            count: %d
            template: {spec: {containers: [{name: c, resources: {requests: {nvidia.com/gpu: 1}}}]%s}}
        status: {%s}
        ---
        """.formatted(name, count, comma(spec), status);
  }

  /** The status of a Workload that holds quota. */
  static String admitted(String queue, String flavor, int count) {
    return """
        conditions: [{type: QuotaReserved, status: "True"}], admission: {clusterQueue: %s, podSetAssignments: \
        [{name: workers, count: %d, flavors: {nvidia.com/gpu: %s}, resourceUsage: {nvidia.com/gpu: %d}}]}\
        """.formatted(queue, count, flavor, count);
  }
}
