package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.HostPort;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.Quantity;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a pod takes of its node: amounts of resources, and ports, by number. */
final class Demand {

  final int[] resources;
  final long[] amounts;
  final int[] ports;

  private Demand(int[] resources, long[] amounts, int[] ports) {
    this.resources = resources;
    this.amounts = amounts;
    this.ports = ports;
  }

  static Demand of(
      Map<String, Quantity> requests, PodSpec spec, ResourceTable resources, PortTable ports) {
    int[] numbers = new int[requests.size()];
    long[] amounts = new long[requests.size()];
    int count = 0;
    for (Map.Entry<String, Quantity> request : requests.entrySet()) {
      String name = request.getKey();
      if (resources.isCounted(name)) {
        numbers[count] = resources.number(name);
        amounts[count++] = ResourceTable.amount(name, request.getValue());
      }
    }
    return new Demand(
        Arrays.copyOf(numbers, count),
        Arrays.copyOf(amounts, count),
        hostPorts(spec).stream().mapToInt(ports::number).toArray());
  }

  /** Those of init containers count only if they stay up. */
  static Set<HostPort> hostPorts(PodSpec spec) {
    Set<HostPort> ports = new LinkedHashSet<>();
    for (Container container : spec.initContainers()) {
      if (container.staysUp()) {
        ports.addAll(container.hostPorts());
      }
    }
    spec.containers().forEach(container -> ports.addAll(container.hostPorts()));
    return ports;
  }
}
