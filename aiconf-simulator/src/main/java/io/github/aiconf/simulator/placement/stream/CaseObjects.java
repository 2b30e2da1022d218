package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.placement.ClusterObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of a case, completed as an API server would have done. */
final class CaseObjects {

  /** Kinds that filters do not look at, or whose filters are not modelled. */
  private static final Set<String> WITHOUT_EFFECT = Set.of(
      "CSIDriver",
      "CSINode",
      "CSIStorageCapacity",
      "PersistentVolume",
      "PersistentVolumeClaim",
      "PodDisruptionBudget",
      "PodGroup",
      "PriorityClass",
      "ReplicaSet",
      "ReplicationController",
      "ResourceClaimTemplate",
      "Service",
      "StatefulSet",
      "StorageClass",
      "Workload");

  private static final String HOSTNAME = "kubernetes.io/hostname";

  private final ModelReader reader = ModelReader.lenient();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();
  private final List<Namespace> namespaces = new ArrayList<>();
  private final List<ResourceSlice> slices = new ArrayList<>();
  private final List<DeviceClass> classes = new ArrayList<>();
  private final List<ResourceClaim> claims = new ArrayList<>();
  private final List<DeviceTaintRule> taintRules = new ArrayList<>();

  /**
   * Takes an object.
   *
   * @throws io.github.aiconf.simulator.model.ModelException if it cannot be read
   * @throws CaseException if it is none of a kind that is known
   */
  void add(@Nullable Object object) {
    if (!(object instanceof Map<?, ?> map)) {
      throw new CaseException("is no object");
    }
    // What Jackson gives; the reader checks the keys.
    @SuppressWarnings("unchecked")
    Map<String, ?> tree = (Map<String, ?>) map;
    String kind = tree.get("kind") instanceof String text ? text : "";
    switch (kind) {
      case "Node" -> nodes.add(node(reader.node(tree)));
      case "Pod" -> pods.add(pod(reader.pod(withContainerNames(tree))));
      case "Namespace" -> namespaces.add(reader.namespace(tree));
      case "DeviceClass" -> classes.add(reader.deviceClass(tree));
      case "ResourceSlice" -> slices.add(reader.resourceSlice(tree));
      case "ResourceClaim" -> claims.add(reader.resourceClaim(tree));
      case "DeviceTaintRule" -> taintRules.add(reader.deviceTaintRule(tree));
      default -> {
        if (!WITHOUT_EFFECT.contains(kind)) {
          throw new CaseException(
              "unsupported object " + tree.get("apiVersion") + " " + tree.get("kind"));
        }
      }
    }
  }

  private static Node node(Node written) {
    if (written.labels().containsKey(HOSTNAME)) {
      return written;
    }
    Map<String, String> labels = new LinkedHashMap<>(written.labels());
    labels.put(HOSTNAME, written.name());
    return new Node(
        written.name(),
        labels,
        written.allocatable(),
        written.taints(),
        written.unschedulable(),
        written.declaredFeatures());
  }

  private static Pod pod(Pod written) {
    String namespace = written.namespace().isEmpty() ? "default" : written.namespace();
    String uid =
        written.uid().isEmpty() ? "uid-*v1.Pod-" + namespace + "-" + written.name() : written.uid();
    return new Pod(
        namespace,
        written.name(),
        uid,
        written.labels(),
        written.annotations(),
        written.nodeName(),
        written.nominatedNodeName(),
        written.phase(),
        written.terminating(),
        written.generatedClaims(),
        written.resize(),
        written.spec());
  }

  /** Containers without a name are called {@code c} and their number. */
  private static Map<String, ?> withContainerNames(Map<String, ?> pod) {
    if (!(pod.get("spec") instanceof Map<?, ?> spec)
        || !(spec.get("containers") instanceof List<?> containers)) {
      return pod;
    }
    List<Object> named = new ArrayList<>();
    for (Object container : containers) {
      if (container instanceof Map<?, ?> map && map.get("name") == null) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.put("name", "c" + named.size());
        named.add(copy);
      } else {
        named.add(container);
      }
    }
    Map<Object, Object> changedSpec = new LinkedHashMap<>(spec);
    changedSpec.put("containers", named);
    Map<String, Object> changed = new LinkedHashMap<>(pod);
    changed.put("spec", changedSpec);
    return changed;
  }

  ClusterObjects cluster() {
    return new ClusterObjects(
        nodes, pods, namespaces, new DraCluster(slices, classes, claims, taintRules));
  }

  /** The pods to be placed. */
  List<Pod> pending() {
    return pods.stream()
        .filter(pod -> pod.nodeName().isEmpty() && !pod.isFinished())
        .toList();
  }
}
