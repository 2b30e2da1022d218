package io.github.aiconf.benchmarks.gang;

import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Nodes, pods and devices as the API would give them, those that the scheduler's own bench has. */
final class GangObjects {

  static final String GPU = "nvidia.com/gpu";
  static final String ZONE = "topology.kubernetes.io/zone";
  static final String RACK = "rack";
  static final String HOSTNAME = "kubernetes.io/hostname";
  static final int GPUS = 8;

  private static final int ZONES = 3;
  private static final int NODES_OF_RACK = 32;
  private static final String DEVICES = "resource.k8s.io/v1";
  private static final String DRIVER = "gpu.example.com";

  private final ModelReader reader = ModelReader.strict();

  static String name(int number) {
    return String.format("n%05d", number);
  }

  /** A node in one of three zones and a rack of 32. */
  Node node(int number, Map<String, String> allocatable, Map<String, Object> spec) {
    return reader.node(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Node",
        "metadata",
        Map.of(
            "name",
            name(number),
            "labels",
            Map.of(
                HOSTNAME,
                name(number),
                ZONE,
                "z" + number % ZONES,
                RACK,
                "r" + number / NODES_OF_RACK)),
        "spec",
        spec,
        "status",
        Map.of("allocatable", allocatable)));
  }

  static Map<String, String> allocatable(String cpu, String memory, int gpus) {
    return Map.of("cpu", cpu, "memory", memory, "pods", "110", GPU, "" + gpus);
  }

  /** A node of 192 cores, 2 TiB and so many GPUs. */
  Node node(int number, int gpus) {
    return node(number, allocatable("192", "2Ti", gpus), Map.of());
  }

  Pod pod(String name, Map<String, String> requests, Map<String, Object> more) {
    Map<String, Object> spec = new LinkedHashMap<>(Map.of(
        "containers",
        List.of(Map.of(
            "name", "c", "image", "acme.example/x", "resources", Map.of("requests", requests)))));
    spec.putAll(more);
    return reader.pod(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("name", name, "namespace", "default", "labels", Map.of("app", name)),
        "spec",
        spec));
  }

  /** Eight devices of one node. */
  ResourceSlice slice(int number) {
    return reader.resourceSlice(Map.of(
        "apiVersion",
        DEVICES,
        "kind",
        "ResourceSlice",
        "metadata",
        Map.of("name", name(number)),
        "spec",
        Map.of(
            "driver",
            DRIVER,
            "nodeName",
            name(number),
            "pool",
            Map.of("name", name(number), "generation", 1, "resourceSliceCount", 1),
            "devices",
            IntStream.range(0, GPUS)
                .mapToObj(i -> Map.of(
                    "name", "gpu-" + i, "attributes", Map.of("model", Map.of("string", "H100"))))
                .toList())));
  }

  DeviceClass deviceClass() {
    return reader.deviceClass(Map.of(
        "apiVersion",
        DEVICES,
        "kind",
        "DeviceClass",
        "metadata",
        Map.of("name", "gpu"),
        "spec",
        Map.of(
            "selectors",
            List.of(Map.of("cel", Map.of("expression", "device.driver == \"" + DRIVER + "\""))))));
  }

  /** A claim for so many devices of the class. */
  ResourceClaim claim(int devices) {
    return reader.resourceClaim(Map.of(
        "apiVersion",
        DEVICES,
        "kind",
        "ResourceClaim",
        "metadata",
        Map.of("name", "r", "namespace", "default"),
        "spec",
        Map.of(
            "devices",
            Map.of(
                "requests",
                List.of(Map.of(
                    "name",
                    "r",
                    "exactly",
                    Map.of("deviceClassName", "gpu", "count", devices)))))));
  }
}
