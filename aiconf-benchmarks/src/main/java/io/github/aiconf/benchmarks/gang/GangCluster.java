package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** 5,000 nodes of 8 GPUs in three zones and racks of 32, and gangs for them. */
final class GangCluster {

  private static final int NODES = 5_000;
  private static final int GPUS = 8;
  private static final int ZONES = 3;
  private static final int RACK = 32;
  private static final int KINDS = 50;
  private static final String GPU = "nvidia.com/gpu";
  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String RACK_LABEL = "topology.kubernetes.io/rack";
  private static final String DEVICES = "resource.k8s.io/v1";
  private static final ModelReader READER = ModelReader.strict();

  /** What is asked of which cluster. */
  enum Question {
    /** 1,000 pods of 8 GPUs; all nodes are empty. */
    FITS,
    /** The same; 999 nodes are empty, of the others one GPU is taken. */
    ONE_SHORT,
    /** 33 pods that need a node each, in one rack. */
    RACK,
    /** 1,000 pods of 8 GPUs in one zone. */
    ZONE,
    /** Pods of four kinds on nodes of 50 kinds. */
    FOUR_CLASSES,
    /** 1,000 pods, each with a claim for 8 devices. */
    CLAIMS
  }

  private GangCluster() {}

  static NodeInventory inventory(Question question) {
    NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);
    List<ResourceSlice> slices = new ArrayList<>();
    Pod holder = pod("holder", Map.of("cpu", "4", GPU, "1"), List.of());
    for (int i = 0; i < NODES; i++) {
      inventory.put(node(i, question == Question.FOUR_CLASSES ? i % KINDS : 0));
      if (question == Question.ONE_SHORT && i >= 999) {
        inventory.add(holder.on("node-" + i));
      }
      if (question == Question.CLAIMS) {
        slices.add(slice(i));
      }
    }
    DeviceClass deviceClass = READER.deviceClass(Map.of(
        "apiVersion",
        DEVICES,
        "kind",
        "DeviceClass",
        "metadata",
        Map.of("name", "gpu"),
        "spec",
        Map.of()));
    inventory.putDevices(new DraCluster(slices, List.of(deviceClass), List.of(), List.of()));
    return inventory;
  }

  private static Node node(int number, int kind) {
    return READER.node(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Node",
        "metadata",
        Map.of(
            "name",
            "node-" + number,
            "labels",
            Map.of(
                "kubernetes.io/hostname",
                "node-" + number,
                ZONE,
                "zone-" + number % ZONES,
                RACK_LABEL,
                "rack-" + number / RACK)),
        "status",
        Map.of(
            "allocatable",
            Map.of(
                "cpu",
                "" + (96 - kind % 10 * 4),
                "memory",
                (1_024 - kind / 10 * 128) + "Gi",
                "pods",
                "110",
                GPU,
                "" + GPUS))));
  }

  private static ResourceSlice slice(int number) {
    return READER.resourceSlice(Map.of(
        "apiVersion",
        DEVICES,
        "kind",
        "ResourceSlice",
        "metadata",
        Map.of("name", "slice-" + number),
        "spec",
        Map.of(
            "driver",
            "gpu.acme.example",
            "nodeName",
            "node-" + number,
            "pool",
            Map.of("name", "node-" + number, "generation", 1, "resourceSliceCount", 1),
            "devices",
            IntStream.range(0, GPUS).mapToObj(i -> Map.of("name", "gpu-" + i)).toList())));
  }

  private static Pod pod(String name, Map<String, String> requests, List<Object> claims) {
    return READER.pod(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("name", name, "namespace", "default", "labels", Map.of("app", name)),
        "spec",
        Map.of(
            "resourceClaims",
            claims,
            "containers",
            List.of(Map.of(
                "name",
                "main",
                "image",
                "acme.example/main",
                "resources",
                Map.of("requests", requests))))));
  }

  private static PodClass pods(String name, int count, Map<String, String> requests) {
    return new PodClass(name, pod(name, requests, List.of()), count);
  }

  static Gang gang(Question question) {
    Map<String, String> whole = Map.of("cpu", "8", "memory", "64Gi", GPU, "8");
    return switch (question) {
      case FITS, ONE_SHORT -> Gang.of(pods("workers", 1_000, whole));
      case RACK -> Gang.of(pods("workers", 33, whole)).within(Topology.required(RACK_LABEL));
      case ZONE -> Gang.of(pods("workers", 1_000, whole)).within(Topology.required(ZONE));
      case FOUR_CLASSES ->
        Gang.of(List.of(
            pods("workers", 2_000, whole),
            pods("servers", 1_500, Map.of("cpu", "30", "memory", "100Gi", GPU, "3")),
            pods("loaders", 2_000, Map.of("cpu", "50", "memory", "10Gi")),
            pods("probes", 3_000, Map.of("cpu", "3", "memory", "10Gi", GPU, "1"))));
      case CLAIMS -> claims();
    };
  }

  private static Gang claims() {
    ResourceClaim claim = READER.resourceClaim(Map.of(
        "apiVersion",
        DEVICES,
        "kind",
        "ResourceClaim",
        "metadata",
        Map.of("name", "gpus", "namespace", "default"),
        "spec",
        Map.of(
            "devices",
            Map.of(
                "requests",
                List.of(Map.of(
                    "name",
                    "gpus",
                    "exactly",
                    Map.of("deviceClassName", "gpu", "count", GPUS)))))));
    Pod pod = pod(
        "workers",
        Map.of("cpu", "8"),
        List.of(Map.of("name", "gpus", "resourceClaimTemplateName", "gpus")));
    return Gang.of(new PodClass("workers", pod, 1_000, 0, List.of(claim)));
  }
}
