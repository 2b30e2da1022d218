package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.dra.DeviceStanding.Obstacle;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.selector.DeviceSelector;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how each device stands. It goes through the nodes, those that are available first, and
 * looks at the devices that the allocator would try there; only for devices that no available node
 * has it asks why. What it finds about a device is the same for every class, since a request that
 * only names a class tolerates nothing and asks for no capacity.
 */
final class Stocktaking {

  private static final int MOST_PROBLEMS = 10;

  private final DeviceInventory inventory;
  private final PublishedDevices published;
  private final DraFeatures features;
  private final Function<String, NodeReadiness> states;

  /** By number of device. */
  private final @Nullable DeviceStanding[] standings;

  /** Why pools are not usable, by driver and name, and for nodes that have no answer at all. */
  private final Map<String, String> poolProblems = new HashMap<>();

  private final Map<String, String> nodeProblems = new HashMap<>();

  Stocktaking(DeviceInventory inventory, Function<String, NodeReadiness> states) {
    this.inventory = inventory;
    this.published = inventory.published();
    this.features = inventory.profile().features();
    this.states = states;
    this.standings = new DeviceStanding[published.devices.length];
  }

  ClusterCapacity capacity() {
    for (NodeReadiness state : NodeReadiness.values()) {
      for (int node = 0; node < inventory.nodes().size(); node++) {
        if (states.apply(inventory.nodes().get(node).name()) == state) {
          look(node, state);
        }
      }
    }
    List<Integer> numbers = latest();
    List<DeviceStanding> devices = new ArrayList<>();
    for (int device : numbers) {
      if (standings[device] == null) {
        standings[device] = absent(device);
      }
      devices.add(standings[device]);
    }
    List<ClassCapacity> classes = inventory.deviceClasses().stream()
        .sorted(Comparator.comparing(DeviceClass::name))
        .map(c -> members(c, numbers))
        .toList();
    return new ClusterCapacity(devices, classes);
  }

  /** Of devices of one name in a pool the one of the latest generation; of several the first. */
  private List<Integer> latest() {
    Map<Integer, Integer> byIdentity = new HashMap<>();
    for (NumberedSlice entry : published.entries()) {
      for (int device = entry.first(); device < entry.end(); device++) {
        byIdentity.merge(
            published.identity[device], device, (a, b) -> generation(b) > generation(a) ? b : a);
      }
    }
    return byIdentity.values().stream().sorted().toList();
  }

  private long generation(int device) {
    return published.entryOf[device].slice().pool().generation();
  }

  private void look(int number, NodeReadiness state) {
    NodeDevices node = inventory.devicesOf(number);
    String name = inventory.nodes().get(number).name();
    if (!node.problem.isEmpty()) {
      nodeProblems.put(name, node.problem);
    }
    for (NodeDevices.Pool pool : node.pools) {
      if (pool.state() == NodeDevices.State.INVALID) {
        poolProblems.put(pool.id(), pool.problem());
      }
    }
    for (int position = 0; position < node.devices.length; position++) {
      int device = node.devices[position];
      if (standings[device] == null && node.matches[position] == NodeMatching.Match.YES) {
        standings[device] = state == NodeReadiness.AVAILABLE
            ? standing(number, position, device)
            : standing(device, obstacle(state), "node " + name);
      }
    }
  }

  private static Obstacle obstacle(NodeReadiness state) {
    return switch (state) {
      case UNSCHEDULABLE -> Obstacle.NODE_UNSCHEDULABLE;
      case UNREACHABLE -> Obstacle.NODE_UNREACHABLE;
      default -> Obstacle.NODE_NOT_READY;
    };
  }

  /** On a node on which it could be had. */
  private DeviceStanding standing(int number, int position, int device) {
    Device of = published.devices[device];
    if (!features.bindingConditions() && !of.bindingConditions().isEmpty()) {
      return standing(device, Obstacle.FEATURE_OFF, "DRADeviceBindingConditions");
    }
    if (!features.partitionableDevices() && !of.consumesCounters().isEmpty()) {
      return standing(device, Obstacle.FEATURE_OFF, "DRAPartitionableDevices");
    }
    List<DeviceTaint> taints = published.taints(device);
    if (!taints.isEmpty()) {
      return standing(device, Obstacle.TAINTED, words(taints.get(0)));
    }
    NodeUsage usage = inventory.nodeTree().get(number).usage(inventory);
    if (Bits.has(usage.held, position)) {
      return standing(
          device, Obstacle.IN_USE, "by " + String.join(", ", inventory.holders(device)));
    }
    boolean isShared = features.consumableCapacity() && of.allowMultipleAllocations();
    boolean paid = isShared && Bits.has(usage.shared, position);
    if (Bits.has(usage.blockedByCounters, position) && !paid) {
      return standing(device, Obstacle.COUNTERS, "");
    }
    String lack = features.consumableCapacity() ? lack(usage, position, device) : "";
    return lack.isEmpty() ? standing(device, null, "") : standing(device, Obstacle.CAPACITY, lack);
  }

  /** The capacity of which too little is left; empty if there is none. */
  private String lack(NodeUsage usage, int position, int device) {
    Map<String, DeviceCapacity> capacities = published.devices[device].capacity();
    CapacityDraw draw =
        CapacityDraw.of(Map.of(), capacities, inventory.compatibility().steps());
    if (!draw.problem().isEmpty()) {
      return draw.problem();
    }
    if (!Bits.has(usage.counted, position)) {
      return "";
    }
    Map<String, BigDecimal> drawn =
        usage.drawn[position] == null ? Map.of() : usage.drawn[position];
    for (Map.Entry<String, DeviceCapacity> capacity : capacities.entrySet()) {
      Quantity amount = draw.amounts().get(capacity.getKey());
      if (amount != null
          && amount
                  .value()
                  .compareTo(CapacityDraw.left(capacity.getValue(), drawn, capacity.getKey()))
              > 0) {
        return capacity.getKey();
      }
    }
    return "";
  }

  /** Of a device that no node has. */
  private DeviceStanding absent(int device) {
    NumberedSlice entry = published.entryOf[device];
    PublishedPool pool = Objects.requireNonNull(published.pool(PoolName.of(entry.slice())));
    long latest = 0;
    for (NumberedSlice other : pool.entries) {
      latest = Math.max(latest, other.slice().pool().generation());
    }
    long own = entry.slice().pool().generation();
    if (own < latest) {
      return standing(
          device, Obstacle.OBSOLETE_GENERATION, "generation " + own + ", the latest is " + latest);
    }
    long slices =
        pool.entries.stream().filter(e -> e.slice().pool().generation() == own).count();
    long announced = entry.slice().pool().resourceSliceCount();
    if (slices != announced) {
      return standing(
          device, Obstacle.INCOMPLETE_POOL, "it has " + slices + " of " + announced + " slices");
    }
    String problem = poolProblems.get(pool.name.driver() + "/" + pool.name.pool());
    if (problem != null) {
      return standing(device, Obstacle.INVALID_POOL, "it " + problem);
    }
    boolean partitions = !entry.slice().sharedCounters().isEmpty()
        || entry.slice().perDeviceNodeSelection().isPresent();
    if (partitions && !features.partitionableDevices()) {
      return standing(device, Obstacle.FEATURE_OFF, "DRAPartitionableDevices");
    }
    String broken = entry.slice().nodes().nodeName().map(nodeProblems::get).orElse(null);
    if (broken != null) {
      return standing(device, Obstacle.INVALID_POOL, broken);
    }
    return standing(
        device,
        Obstacle.NO_NODE,
        entry.slice().nodes().nodeName().map(name -> "node " + name).orElse(""));
  }

  private DeviceStanding standing(int device, @Nullable Obstacle obstacle, String detail) {
    return new DeviceStanding(
        published.driver(device),
        published.entryOf[device].slice().pool().name(),
        published.name(device),
        Optional.ofNullable(obstacle),
        detail,
        inventory.holders(device));
  }

  private static String words(DeviceTaint taint) {
    String value = taint.value().isEmpty() ? "" : "=" + taint.value();
    return taint.key() + value + ":" + taint.effect();
  }

  private ClassCapacity members(DeviceClass of, List<Integer> numbers) {
    List<DeviceStanding> members = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<DeviceFindings.Said> selectors = of.selectors().stream()
        .map(each -> published.said(each.cel().orElse("false"), inventory.selectors()))
        .toList();
    for (DeviceFindings.Said said : selectors) {
      said.selector
          .problem()
          .ifPresent(p -> problems.add(said.selector.expression() + ": " + p.message()));
    }
    if (problems.isEmpty()) {
      for (int device : numbers) {
        DeviceStanding standing = standings[device];
        if (standing != null && selects(selectors, device, problems)) {
          members.add(standing);
        }
      }
    }
    return new ClassCapacity(of.name(), members, problems);
  }

  private boolean selects(List<DeviceFindings.Said> selectors, int device, List<String> problems) {
    for (DeviceFindings.Said said : selectors) {
      DeviceSelector selector = said.selector;
      byte[] answers = said.answers(published.devices.length);
      byte answer = answers[device];
      if (answer == PublishedDevices.OPEN) {
        answer = published.ask(said, answers, device);
      }
      if (answer == PublishedDevices.ERROR && problems.size() < MOST_PROBLEMS) {
        SelectorOutcome outcome =
            selector.evaluate(published.driver(device), published.devices[device]);
        String error = outcome instanceof SelectorOutcome.Failure f ? f.error() : "";
        problems.add(selector.expression() + ": " + error + " (device "
            + published.entryOf[device].slice().pool().name() + "/" + published.name(device)
            + ")");
      }
      if (answer != PublishedDevices.YES) {
        return false;
      }
    }
    return true;
  }
}
