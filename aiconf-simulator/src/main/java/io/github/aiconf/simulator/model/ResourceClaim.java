package io.github.aiconf.simulator.model;

import java.util.List;
import java.util.Optional;

/**
 * A claim for devices.
 *
 * @param namespace its namespace
 * @param name its name
 * @param requests what it wants
 * @param constraints on what it gets
 * @param configuration handed on to the drivers
 * @param allocation what it has got; absent if it is still to be allocated
 * @param allocatedFor the nodes on which that can be used; absent for all
 * @param terminating whether it is being deleted
 * @param owner the pod that it was made for, by uid; empty if it was made for itself
 */
public record ResourceClaim(
    String namespace,
    String name,
    List<DeviceRequest> requests,
    List<DeviceConstraint> constraints,
    List<DeviceConfiguration> configuration,
    Optional<List<DeviceInUse>> allocation,
    Optional<NodeSelector> allocatedFor,
    boolean terminating,
    String owner) {

  /** Keeps copies. */
  public ResourceClaim {
    requests = List.copyOf(requests);
    constraints = List.copyOf(constraints);
    configuration = List.copyOf(configuration);
    allocation = allocation.map(List::copyOf);
  }

  /** A claim that anyone may use, everywhere. */
  public ResourceClaim(
      String namespace,
      String name,
      List<DeviceRequest> requests,
      List<DeviceConstraint> constraints,
      List<DeviceConfiguration> configuration,
      Optional<List<DeviceInUse>> allocation) {
    this(
        namespace,
        name,
        requests,
        constraints,
        configuration,
        allocation,
        Optional.empty(),
        false,
        "");
  }

  /** {@code namespace/name}; the name alone if there is no namespace. */
  public String key() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
