package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.WantedDevices;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Extended resources of a pod for which there is a device class: on nodes that do not have the
 * resource, devices are allocated instead, as if the pod had a claim for them.
 */
final class ExtendedRequests {

  private static final String CLAIM = "<extended-resources>";

  private final PodQuestion question;
  private final List<Integer> resources = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final boolean any;

  ExtendedRequests(PodQuestion question) {
    this.question = question;
    Demand demand = question.demand();
    ResourceTable table = question.nodes.resources;
    boolean mapped = false;
    for (int i = 0; i < demand.resources.length; i++) {
      String name = table.name(demand.resources[i]);
      boolean byDevices = question.inventory.isHadAsDevices(name);
      if (demand.amounts[i] != 0 && (ResourceTable.isExtended(name) || byDevices)) {
        resources.add(demand.resources[i]);
        names.add(name);
        mapped |= byDevices;
      }
    }
    any = mapped;
  }

  boolean isEmpty() {
    return !any;
  }

  /** Whether the node has one of the resources in neither way. */
  boolean lacks(int slot, Node node) {
    if (any) {
      for (int i = 0; i < names.size(); i++) {
        if (!isDevice(i, slot) && !node.allocatable().containsKey(names.get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Which of the resources have to be had as devices on the node. */
  BitSet asDevices(int slot) {
    BitSet found = new BitSet();
    for (int i = 0; any && i < names.size(); i++) {
      found.set(i, isDevice(i, slot));
    }
    return found;
  }

  private boolean isDevice(int resource, int slot) {
    return question.inventory.isHadAsDevices(names.get(resource))
        && question.nodes.resources.allocatable(resources.get(resource))[slot] == 0;
  }

  /** The claim that stands for these resources. */
  ResourceClaim claim(BitSet asDevices) {
    Pod pod = question.pod;
    List<DeviceRequest> requests = new ArrayList<>();
    for (int i = asDevices.nextSetBit(0); i >= 0; i = asDevices.nextSetBit(i + 1)) {
      String deviceClass = question.inventory.devices().classFor(names.get(i));
      if (deviceClass != null) {
        requests.addAll(requests(pod.spec(), names.get(i), deviceClass));
      }
    }
    requests.sort(Comparator.comparing(DeviceRequest::name));
    return new ResourceClaim(
        pod.namespace(), CLAIM, requests, List.of(), List.of(), Optional.empty());
  }

  /**
   * One per container that lives as long as the pod; others use theirs, as far as that suffices.
   */
  private static List<DeviceRequest> requests(PodSpec spec, String resource, String deviceClass) {
    List<Container> containers = new ArrayList<>(spec.initContainers());
    containers.addAll(spec.containers());
    long[] lasting = new long[containers.size()];
    List<DeviceRequest> requests = new ArrayList<>();
    for (int i = 0; i < lasting.length; i++) {
      if (i >= spec.initContainers().size() || containers.get(i).staysUp()) {
        lasting[i] = count(containers.get(i), resource);
        if (lasting[i] != 0) {
          requests.add(request(i, containers.get(i), resource, deviceClass, lasting[i]));
        }
      }
    }
    DeviceRequest largest = null;
    long most = 0;
    for (int i = 0; i < spec.initContainers().size(); i++) {
      Container container = containers.get(i);
      long missing = container.staysUp() ? 0 : count(container, resource);
      for (int later = i; missing > 0 && later < lasting.length; later++) {
        missing -= lasting[later];
      }
      if (missing > most) {
        most = missing;
        largest = request(i, container, resource, deviceClass, missing);
      }
    }
    if (largest != null) {
      requests.add(largest);
    }
    return requests;
  }

  private static long count(Container container, String resource) {
    @Nullable Quantity wanted = container.requests().get(resource);
    return wanted == null ? 0 : wanted.asLong().orElse(0);
  }

  private static DeviceRequest request(
      int index, Container container, String resource, String deviceClass, long count) {
    int place = container.requests().keySet().stream().sorted().toList().indexOf(resource);
    String name = "container-" + index + "-request-" + place;
    return new DeviceRequest(
        name,
        Optional.of(new WantedDevices(
            name,
            deviceClass,
            List.of(),
            "ExactCount",
            count,
            Optional.empty(),
            List.of(),
            Optional.empty())),
        List.of());
  }
}
