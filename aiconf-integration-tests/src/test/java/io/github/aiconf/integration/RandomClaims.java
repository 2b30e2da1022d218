package io.github.aiconf.integration;

import java.util.List;
import java.util.Random;

/** Pods with claims for the devices of {@code devices.yaml}, as YAML. */
final class RandomClaims {

  private static final List<String> GPUS = List.of(
      "exactly: {deviceClassName: gpu}",
      "exactly: {deviceClassName: gpu, count: 2}",
      "exactly: {deviceClassName: gpu, selectors: [{cel: {expression: "
          + "'device.capacity[\"gpu.acme.example\"].memory.compareTo(quantity(\"80Gi\")) >= 0'}}]}",
      "exactly: {deviceClassName: gpu, selectors: [{cel: {expression: "
          + "'device.attributes[\"gpu.acme.example\"].model == \"L4\"'}}]}",
      "firstAvailable: [{name: three, deviceClassName: gpu, count: 3}, {name: one, deviceClassName: gpu}]",
      "exactly: {deviceClassName: gpu, allocationMode: All}");

  private static final List<String> PARTITIONS = List.of(
      partition("whole"),
      partition("half"),
      partition("quarter"),
      "firstAvailable: [{name: half, deviceClassName: slice, selectors: [{cel: {expression: "
          + "'device.attributes[\"part.acme.example\"].size == \"half\"'}}]},"
          + " {name: any, deviceClassName: slice}]");

  private static final List<String> SHARES = List.of(
      "exactly: {deviceClassName: nic}",
      "exactly: {deviceClassName: nic, capacity: {requests: {bandwidth: 12G}}}",
      "exactly: {deviceClassName: nic, capacity: {requests: {bandwidth: 25G}}}",
      "exactly: {deviceClassName: nic, capacity: {requests: {bandwidth: 5G, queues: \"3\"}}}");

  private final Random random;

  RandomClaims(long seed) {
    this.random = new Random(seed);
  }

  private static String partition(String size) {
    return "exactly: {deviceClassName: slice, selectors: [{cel: {expression: "
        + "'device.attributes[\"part.acme.example\"].size == \"" + size + "\"'}}]}";
  }

  /** The next claims, in the order of the pod, which uses all of them. */
  List<String> next(String pod) {
    return switch (random.nextInt(5)) {
      case 0 -> List.of(gpus(pod + "-0", one(GPUS)));
      case 1 -> List.of(claim(pod + "-0", one(PARTITIONS), ""));
      case 2 -> List.of(claim(pod + "-0", one(SHARES), ""));
      case 3 ->
        List.of(
            claim(pod + "-0", two(PARTITIONS), "matchAttribute: part.acme.example/parent"),
            claim(pod + "-1", one(SHARES), ""));
      default -> List.of(claim(pod + "-0", one(SHARES), ""), gpus(pod + "-1", two(GPUS)));
    };
  }

  /**
   * Some of these are to be of one kind, or of different ones. The scheduler of 1.36 forgets all
   * values but the last of a request for several devices, which was mended later; it is not asked.
   */
  private String gpus(String name, String requests) {
    boolean isSingle = !requests.contains("count:") && !requests.contains("allocationMode:");
    return claim(
        name,
        requests,
        switch (random.nextInt(4)) {
          case 0 -> "matchAttribute: gpu.acme.example/numa";
          case 1 -> isSingle ? "distinctAttribute: gpu.acme.example/numa" : "";
          default -> "";
        });
  }

  private String one(List<String> requests) {
    return "{name: a, " + requests.get(random.nextInt(requests.size())) + "}";
  }

  private String two(List<String> requests) {
    return one(requests) + ", {name: b, " + requests.get(random.nextInt(requests.size())) + "}";
  }

  private static String claim(String name, String requests, String constraint) {
    String constraints = constraint.isEmpty() ? "" : ", constraints: [{" + constraint + "}]";
    return "apiVersion: resource.k8s.io/v1\nkind: ResourceClaim\nmetadata: {name: " + name
        + ", namespace: default}\nspec: {devices: {requests: [" + requests + "]" + constraints
        + "}}\n";
  }

  /** The pod that uses the claims. */
  static String pod(String name, int claims) {
    StringBuilder used = new StringBuilder();
    for (int i = 0; i < claims; i++) {
      used.append(i == 0 ? "" : ", ")
          .append("{name: c")
          .append(i)
          .append(", resourceClaimName: ")
          .append(name)
          .append('-')
          .append(i)
          .append('}');
    }
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name
        + ", namespace: default}\nspec: {containers: [{name: main, image: none}], resourceClaims: ["
        + used + "]}\n";
  }
}
