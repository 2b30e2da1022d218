package io.github.aiconf.benchmarks;

import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import java.util.List;
import java.util.Set;

/** A line of {@code discovery.txt}: {@code apps/v1 deployments/Deployment}. */
record ServedLine(String group, String version, String plural, String kind) {

  private static final List<String> VERBS =
      List.of("create", "delete", "get", "list", "patch", "update", "watch");

  private static final Set<String> CLUSTER_WIDE =
      Set.of("Namespace", "Node", "PersistentVolume", "ClusterQueue", "DeviceClass");

  static List<ServedLine> all() {
    return Template.resource("discovery.txt").lines().map(ServedLine::of).toList();
  }

  private static ServedLine of(String line) {
    int space = line.indexOf(' ');
    int slash = line.lastIndexOf('/', space);
    int kind = line.lastIndexOf('/');
    return new ServedLine(
        line.substring(0, Math.max(0, slash)),
        line.substring(slash + 1, space),
        line.substring(space + 1, kind),
        line.substring(kind + 1));
  }

  ResourceType type() {
    return new ResourceType(group, plural, kind);
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  boolean isExtension() {
    boolean isOfKubernetes = group.indexOf('.') < 0 || group.endsWith(".k8s.io");
    return !isOfKubernetes || group.equals("gateway.networking.k8s.io");
  }

  ServedResource served() {
    return ServedResource.of(
        type(), version, !CLUSTER_WIDE.contains(kind), VERBS, List.of("status"));
  }
}
