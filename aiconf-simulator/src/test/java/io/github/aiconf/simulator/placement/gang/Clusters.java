package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes and pods for tests, as YAML would describe them. */
final class Clusters {

  static final String GPU = "nvidia.com/gpu";
  private static final ModelReader READER = ModelReader.lenient();

  private Clusters() {}

  static Node node(String name, Map<String, String> labels, Map<String, String> more) {
    Map<String, String> allocatable =
        new LinkedHashMap<>(Map.of("cpu", "8", "memory", "32Gi", "pods", "110"));
    allocatable.putAll(more);
    return node(name, labels, allocatable, Map.of());
  }

  static Node node(
      String name,
      Map<String, String> labels,
      Map<String, String> allocatable,
      Map<String, Object> spec) {
    return READER.node(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Node",
        "metadata",
        Map.of("name", name, "labels", labels),
        "spec",
        spec,
        "status",
        Map.of("allocatable", allocatable)));
  }

  static Node gpus(String name, int count) {
    return node(name, Map.of("kubernetes.io/hostname", name), Map.of(GPU, "" + count));
  }

  static Pod pod(String name, Map<String, String> requests) {
    return pod(name, requests, Map.of());
  }

  static Pod pod(String name, Map<String, String> requests, Map<String, Object> more) {
    Map<String, Object> spec = new LinkedHashMap<>(Map.of(
        "containers", List.of(Map.of("name", "c", "resources", Map.of("requests", requests)))));
    spec.putAll(more);
    return READER.pod(Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("name", name, "namespace", "default", "labels", Map.of("app", name)),
        "spec",
        spec));
  }

  static Gang gang(int count, Pod pod) {
    return Gang.of(new PodClass("workers", pod, count));
  }
}
