package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.api.cluster.Resources.NAMESPACES;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.requirements.observability.servicemetrics.MetricsCollector.ScrapeAnnotations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of the check: what was read so far, each list at most once, and which monitors the
 * collectors that run were seen to select.
 */
final class Survey {

  private final Cluster cluster;
  private final List<MetricsCollector> kinds;
  private final List<ModelServer> servers;
  private final Workloads workloads;
  private final Set<Monitor> selected = new HashSet<>();
  private final Set<ScrapeAnnotations> followed = new HashSet<>();
  private final List<Collector> running = new ArrayList<>();
  private @Nullable Targets targets;
  private @Nullable Map<String, Map<String, String>> namespaces;

  Survey(Cluster cluster, List<MetricsCollector> kinds, List<ModelServer> servers) {
    this.cluster = cluster;
    this.kinds = kinds;
    this.servers = servers;
    this.workloads = new Workloads(cluster);
  }

  Cluster cluster() {
    return cluster;
  }

  Workloads workloads() {
    return workloads;
  }

  /** All monitors and what they find; read when first asked for. */
  Targets targets() {
    Targets read = targets;
    if (read == null) {
      read = Targets.read(cluster, kinds, servers);
      targets = read;
    }
    return read;
  }

  /**
   * The labels of a namespace.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if namespaces cannot be listed
   */
  Map<String, String> labelsOf(String namespace) {
    Map<String, Map<String, String>> read = namespaces;
    if (read == null) {
      read = new HashMap<>();
      for (KubernetesObject object : cluster.list(NAMESPACES)) {
        read.put(object.name(), object.labels());
      }
      namespaces = read;
    }
    return read.getOrDefault(namespace, Map.of());
  }

  /** The monitors that a selection selects. */
  List<Monitor> selected(Selection selection) {
    return targets().monitors().of(selection.type()).stream()
        .filter(monitor -> selection.selects(monitor, this::labelsOf))
        .toList();
  }

  /**
   * The commands that would make a monitor selected. Advice does not decide: where namespaces
   * cannot be seen, it does without them.
   */
  List<String> remedy(Selection selection, Monitor monitor) {
    return selection.remedy(monitor, namespace -> {
      try {
        return labelsOf(namespace);
      } catch (UnreadableException e) {
        return Map.of();
      }
    });
  }

  /** Takes note of a collector that runs, and of what it selects. */
  void runs(Collector collector, Collection<Monitor> monitors) {
    running.add(collector);
    selected.addAll(monitors);
    collector.kind().annotations().ifPresent(followed::add);
  }

  /** The collectors that run. */
  List<Collector> running() {
    return running;
  }

  /** Whether a collector that runs selects this monitor. */
  boolean isSelected(Monitor monitor) {
    return selected.contains(monitor);
  }

  /** Whether a collector that runs matches this pod. */
  boolean isMonitored(ModelPod pod) {
    return pod.monitors().stream().anyMatch(selected::contains)
        || pod.asked().stream().anyMatch(followed::contains);
  }
}
