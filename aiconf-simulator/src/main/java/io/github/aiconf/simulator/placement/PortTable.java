package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.HostPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Which ports are taken on which nodes. */
final class PortTable {

  private final Map<HostPort, Integer> numbers = new HashMap<>();
  private final List<HostPort> ports = new ArrayList<>();
  private final List<SlotCounts> taken = new ArrayList<>();
  private final Map<Integer, List<Integer>> ofSamePort = new HashMap<>();

  int number(HostPort port) {
    Integer known = numbers.get(port);
    if (known != null) {
      return known;
    }
    int number = ports.size();
    numbers.put(port, number);
    ports.add(port);
    taken.add(new SlotCounts());
    ofSamePort.computeIfAbsent(port.port(), p -> new ArrayList<>()).add(number);
    return number;
  }

  void take(int slot, Demand demand, int sign) {
    for (int port : demand.ports) {
      taken.get(port).add(slot, sign);
    }
  }

  /** Shows where ports are taken with which this one cannot be had. */
  void conflicts(HostPort wanted, Consumer<SlotCounts> visitor) {
    for (int port : ofSamePort.getOrDefault(wanted.port(), List.of())) {
      if (ports.get(port).conflictsWith(wanted)) {
        visitor.accept(taken.get(port));
      }
    }
  }
}
