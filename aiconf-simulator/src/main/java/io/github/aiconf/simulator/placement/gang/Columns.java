package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.HostPort;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.FreeAmounts;
import io.github.aiconf.simulator.placement.PodOutlook;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What nodes have and what the classes of a gang ask for, as numbers: resources, room for pods, and
 * ports, of which a node has one each.
 */
final class Columns {

  static final int RESOURCES = Filter.NODE_RESOURCES_FIT.bit();
  private static final int NOTHING = -1;

  /** Stands for room for pods of whatever kind. */
  static final String ROOM = "pods";

  /** Starts the name of a port. */
  static final String PORT = "port/";

  final PodOutlook[] outlooks;
  final List<String> resources;
  /** By resource. */
  final FreeAmounts[] free;
  /** By class and resource. */
  final long[][] wanted;
  /** By class, the most pods that count. */
  final int[] most;
  /** By class, once they are asked for. */
  private final int[] @Nullable [] capacities;
  /** Number of the room for pods: behind resources, before ports. */
  private final int room;
  /** By class and node; null where only resources and filters count. */
  private final int[][] limits;

  private Columns(
      PodOutlook[] outlooks,
      List<String> resources,
      FreeAmounts[] free,
      long[][] wanted,
      int[] most,
      int[][] limits) {
    this.outlooks = outlooks;
    this.resources = resources;
    this.free = free;
    this.wanted = wanted;
    this.most = most;
    this.limits = limits;
    this.room = resources.indexOf(ROOM);
    this.capacities = new int[wanted.length][];
  }

  /** @param limits by class, how many pods a node takes for other reasons; empty for no limit */
  static Columns of(List<PodClass> classes, PodOutlook[] outlooks, int[][] limits) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (PodOutlook outlook : outlooks) {
      outlook.resources().forEach(name -> numbers.putIfAbsent(name, numbers.size()));
    }
    numbers.put(ROOM, numbers.size());
    List<Set<HostPort>> ports =
        classes.stream().map(each -> ports(each.template().spec())).toList();
    Set<HostPort> units = units(ports);
    units.forEach(unit ->
        numbers.put(PORT + unit.protocol() + "/" + unit.port() + "/" + unit.ip(), numbers.size()));
    List<String> names = List.copyOf(numbers.keySet());
    int room = names.size() - units.size() - 1;
    FreeAmounts[] free = new FreeAmounts[names.size()];
    for (int i = 0; i < room; i++) {
      free[i] = outlooks[0].free(names.get(i));
    }
    free[room] = outlooks[0].roomForPods();
    if (!units.isEmpty()) {
      Arrays.fill(free, room + 1, free.length, outlooks[0].oneEach());
    }
    long[][] wanted = new long[classes.size()][free.length];
    int[] most = new int[classes.size()];
    for (int k = 0; k < wanted.length; k++) {
      List<String> own = outlooks[k].resources();
      long[] amounts = outlooks[k].wanted();
      for (int i = 0; i < amounts.length; i++) {
        wanted[k][names.indexOf(own.get(i))] = amounts[i];
      }
      wanted[k][room] = 1;
      int at = room + 1;
      for (HostPort unit : units) {
        wanted[k][at++] = ports.get(k).stream().anyMatch(unit::conflictsWith) ? 1 : 0;
      }
      most[k] = classes.get(k).count();
    }
    return new Columns(outlooks, names, free, wanted, most, limits);
  }

  static Set<HostPort> ports(PodSpec spec) {
    Set<HostPort> ports = new LinkedHashSet<>();
    for (Container container : spec.initContainers()) {
      if (container.staysUp()) {
        ports.addAll(container.hostPorts());
      }
    }
    spec.containers().forEach(container -> ports.addAll(container.hostPorts()));
    return ports;
  }

  /** Ports of single addresses, and one for all addresses where that is all that is wanted. */
  private static Set<HostPort> units(List<Set<HostPort>> ports) {
    Set<HostPort> all = new LinkedHashSet<>();
    ports.forEach(all::addAll);
    Set<HostPort> units = new LinkedHashSet<>();
    for (HostPort port : all) {
      boolean isWide = port.ip().equals(HostPort.ANY_IP);
      if (!isWide
          || all.stream().noneMatch(other -> !other.equals(port) && other.conflictsWith(port))) {
        units.add(port);
      }
    }
    return units;
  }

  boolean isPort(int resource) {
    return resource > room;
  }

  /** Whether pods ask for it by name, which they do not for room and ports. */
  boolean isResource(int resource) {
    return resource < room;
  }

  /** Whether nothing but resources and room limits how many pods a node takes. */
  boolean hasOnlyResources() {
    return limits.length == 0 && resources.stream().noneMatch(name -> name.startsWith(PORT));
  }

  int classes() {
    return wanted.length;
  }

  int nodes() {
    return outlooks[0].size();
  }

  String name(int node) {
    return outlooks[0].name(node);
  }

  /**
   * How many pods of the class each node takes if it gets no others; at most the class has. Not to
   * be changed.
   */
  int[] capacities(int podClass) {
    int[] known = capacities[podClass];
    if (known == null) {
      known = capacities(podClass, 0);
      capacities[podClass] = known;
    }
    return known;
  }

  /** @param ignored filters that are not to count, as bits */
  int[] capacities(int podClass, int ignored) {
    return capacities(podClass, ignored, NOTHING);
  }

  /** The same if one of the resources does not count. */
  int[] capacitiesBeside(int podClass, int resource) {
    return capacities(podClass, 0, resource);
  }

  private int[] capacities(int podClass, int ignored, int beside) {
    PodOutlook outlook = outlooks[podClass];
    int[] capacities = new int[nodes()];
    int[] open = new int[capacities.length];
    int size = 0;
    for (int node = 0; node < capacities.length; node++) {
      if ((outlook.refusalsBesideResources(node) & ~ignored) == 0) {
        int limit = limits.length == 0 ? most[podClass] : limits[podClass][node];
        capacities[node] = Math.min(most[podClass], limit);
        if (capacities[node] > 0) {
          open[size++] = node;
        }
      }
    }
    // Devices come after cpu and memory, and are what is scarcest; room for pods is not.
    for (int i = room - 1; i >= 0; i--) {
      size = i == beside ? size : limit(podClass, i, capacities, open, size);
    }
    for (int i = room; i < free.length; i++) {
      size = limit(podClass, i, capacities, open, size);
    }
    return capacities;
  }

  private int limit(int podClass, int resource, int[] capacities, int[] open, int size) {
    long each = wanted[podClass][resource];
    return each > 0 ? free[resource].limit(each, most[podClass], capacities, open, size) : size;
  }

  /**
   * By node, the resources that run out with one more pod, as bits by number.
   *
   * @param capacities how many pods are there
   */
  long[] lacking(int podClass, int[] capacities) {
    long[] lacking = new long[capacities.length];
    for (int i = 0; i < free.length; i++) {
      long each = wanted[podClass][i];
      if (each > 0) {
        free[i].markLack(each, most[podClass], capacities, 1L << i, lacking);
      }
    }
    return lacking;
  }

  /** The same with other limits. */
  Columns withLimits(int[][] others) {
    return new Columns(outlooks, resources, free, wanted, most, others);
  }

  /** How many pods of the class the node takes if only limits count that are no resources. */
  int limit(int podClass, int node) {
    return limits.length > 0 ? limits[podClass][node] : Integer.MAX_VALUE;
  }

  /** How many pods of the class fit into this much. */
  int quotient(int podClass, long[] amounts) {
    long quotient = most[podClass];
    for (int i = 0; i < amounts.length; i++) {
      long each = wanted[podClass][i];
      if (each > 0) {
        quotient = Math.min(quotient, amounts[i] < each ? 0 : amounts[i] / each);
      }
    }
    return (int) quotient;
  }
}
