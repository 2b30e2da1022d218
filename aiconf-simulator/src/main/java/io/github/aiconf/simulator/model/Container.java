package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * A container of a pod, as far as scheduling depends on it.
 *
 * @param name unique in the pod
 * @param requests what it asks for, by resource; limits stand in for requests that are not written
 * @param staysUp an init container that runs as long as the pod; of no importance to others
 * @param hostPorts ports of the node that it takes
 * @param restartsPod whether it can restart all containers of the pod
 */
public record Container(
    String name,
    Map<String, Quantity> requests,
    boolean staysUp,
    List<HostPort> hostPorts,
    boolean restartsPod) {

  /** Keeps copies. */
  public Container {
    requests = ImmutableMap.copyOf(requests);
    hostPorts = List.copyOf(hostPorts);
  }
}
