package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Places small gangs in every way there is, with the slow filters, which know nothing of devices.
 */
public final class SlowGangs {

  private static final Set<Filter> CHANGING = Set.of(
      Filter.NODE_PORTS,
      Filter.NODE_RESOURCES_FIT,
      Filter.POD_TOPOLOGY_SPREAD,
      Filter.INTER_POD_AFFINITY);

  private final ClusterObjects cluster;
  private final Map<List<Integer>, Boolean> open = new HashMap<>();

  public SlowGangs(ClusterObjects cluster) {
    this.cluster = cluster;
  }

  /** Whether the gang can be placed. */
  public boolean fits(Gang gang) {
    List<Integer> all = IntStream.range(0, cluster.nodes().size()).boxed().toList();
    if (gang.topology().isEmpty()) {
      return fits(gang, all);
    }
    Topology topology = gang.topology().get();
    Map<List<String>, List<Integer>> parts = new HashMap<>();
    for (int node : all) {
      Map<String, String> labels = cluster.nodes().get(node).labels();
      if (labels.keySet().containsAll(topology.path())) {
        parts
            .computeIfAbsent(
                topology.path().stream().map(labels::get).toList(), p -> new ArrayList<>())
            .add(node);
      }
    }
    return parts.values().stream().anyMatch(part -> fits(gang, part))
        || (!topology.required() && fits(gang, all));
  }

  private boolean fits(Gang gang, List<Integer> nodes) {
    int classes = gang.classes().size();
    List<Integer> start = new ArrayList<>();
    for (int i = 0; i < classes * cluster.nodes().size(); i++) {
      start.add(0);
    }
    Deque<List<Integer>> todo = new ArrayDeque<>(List.of(start));
    Set<List<Integer>> seen = new HashSet<>(todo);
    while (!todo.isEmpty()) {
      List<Integer> state = todo.remove();
      if (isEnough(gang, state)) {
        return true;
      }
      SlowFilters filters = new SlowFilters(with(gang, state), false);
      for (int podClass = 0; podClass < classes; podClass++) {
        if (placed(gang, state, podClass) == gang.classes().get(podClass).count()) {
          continue;
        }
        for (int node : nodes) {
          if (isOpen(gang, podClass, node, filters)) {
            List<Integer> next = new ArrayList<>(state);
            next.set(node * classes + podClass, next.get(node * classes + podClass) + 1);
            if (seen.add(next)) {
              todo.add(next);
            }
          }
        }
      }
    }
    return false;
  }

  private boolean isOpen(Gang gang, int podClass, int number, SlowFilters filters) {
    Pod pod = gang.classes().get(podClass).template();
    Node node = cluster.nodes().get(number);
    boolean always = open.computeIfAbsent(List.of(podClass, number), key -> {
      for (Filter filter : Filter.values()) {
        if (!CHANGING.contains(filter) && filters.of(filter, pod, node).isPresent()) {
          return false;
        }
      }
      return true;
    });
    return always
        && CHANGING.stream().noneMatch(filter -> filters.of(filter, pod, node).isPresent());
  }

  private ClusterObjects with(Gang gang, List<Integer> state) {
    List<Pod> pods = new ArrayList<>(cluster.pods());
    int classes = gang.classes().size();
    for (int i = 0; i < state.size(); i++) {
      PodClass of = gang.classes().get(i % classes);
      for (int pod = 0; pod < state.get(i); pod++) {
        pods.add(of.template().on(cluster.nodes().get(i / classes).name()));
      }
    }
    return new ClusterObjects(cluster.nodes(), pods, cluster.namespaces(), cluster.devices());
  }

  private static boolean isEnough(Gang gang, List<Integer> state) {
    long all = 0;
    for (int podClass = 0; podClass < gang.classes().size(); podClass++) {
      int placed = placed(gang, state, podClass);
      if (placed < gang.classes().get(podClass).minimum()) {
        return false;
      }
      all += placed;
    }
    return all >= gang.minimum();
  }

  private static int placed(Gang gang, List<Integer> state, int podClass) {
    int placed = 0;
    for (int i = podClass; i < state.size(); i += gang.classes().size()) {
      placed += state.get(i);
    }
    return placed;
  }
}
