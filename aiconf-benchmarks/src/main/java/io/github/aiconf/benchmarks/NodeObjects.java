package io.github.aiconf.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The nodes of a generated cluster, and what their DRA drivers publish. */
final class NodeObjects {

  private static final Template NODE = Template.named("node.json");
  private static final Template SLICE = Template.named("slice.json");
  private static final Template DEVICE = Template.named("device.json");
  private static final Template DEVICE_CLASS = Template.named("deviceclass.json");

  /** As many as the kubelet reports. */
  private static final int IMAGES = 50;

  private static final int NODES_OF_BLOCK = 32;
  private static final int NODES_OF_ZONE = 1024;

  private final ClusterSize size;
  private final long seed;
  private final List<Workload> pulled;

  NodeObjects(ClusterSize size, long seed, List<Workload> pulled) {
    this.size = size;
    this.seed = seed;
    this.pulled = pulled;
  }

  static String name(int node) {
    return String.format("gpu-h100-%05d", node);
  }

  static String zone(int node) {
    return "region-1" + (char) ('a' + node / NODES_OF_ZONE % 6);
  }

  static String address(int node) {
    return "10.0." + node / 250 + "." + (1 + node % 250);
  }

  Stream<String> nodes() {
    return IntStream.range(0, size.nodes()).mapToObj(this::node);
  }

  Stream<String> slices() {
    return IntStream.range(0, size.nodes()).mapToObj(this::slice);
  }

  Stream<String> deviceClasses() {
    return Stream.of("gpu", "mig").map(name -> {
      Map<String, String> values = Draw.of(seed, name, 0).object();
      values.put("class", name);
      return DEVICE_CLASS.fill(values);
    });
  }

  private String node(int node) {
    Draw draw = Draw.of(seed, "node", node);
    Map<String, String> values = draw.object();
    values.put("name", name(node));
    values.put("ip", address(node));
    values.put("zone", zone(node));
    values.put("region", "region-1");
    values.put("block", "block-" + node / NODES_OF_BLOCK);
    values.put("spine", "spine-" + node / (NODES_OF_BLOCK * 16));
    values.put("clique", draw.uid() + ".0");
    values.put("cidr", "10." + (128 + node / 256) + "." + node % 256 + ".0/24");
    values.put("epoch", Long.toString(Draw.NOW.getEpochSecond() - draw.below(1_000_000)));
    values.put("small", Integer.toString(100 + draw.below(900)));
    values.put("digest32", draw.hex(32));
    values.put("seen", Draw.NOW.minusSeconds(draw.below(300)).toString());
    values.put(
        "images",
        draw.shuffled(pulled).stream()
            .limit(IMAGES)
            .map(image -> image(image, draw))
            .collect(Collectors.joining(",")));
    return NODE.fill(values);
  }

  private static String image(Workload image, Draw draw) {
    return "{\"names\":[\"" + image.image() + "@sha256:" + image.imageDigest() + "\",\""
        + image.image() + ":" + image.tag() + "\"],\"sizeBytes\":"
        + (20_000_000 + draw.below(900_000_000)) + "}";
  }

  private String slice(int node) {
    Draw draw = Draw.of(seed, "slice", node);
    Map<String, String> values = draw.object();
    values.put("node", name(node));
    values.put(
        "devices",
        IntStream.range(0, size.devicesOfNode())
            .mapToObj(index -> device(index, draw))
            .collect(Collectors.joining(",")));
    return SLICE.fill(values);
  }

  private static String device(int index, Draw draw) {
    Map<String, String> values = new HashMap<>();
    values.put("index", Integer.toString(index));
    values.put("uid", draw.uid());
    values.put("pci", Integer.toHexString(0x17 + 0x12 * index % 0xe0));
    return DEVICE.fill(values);
  }
}
