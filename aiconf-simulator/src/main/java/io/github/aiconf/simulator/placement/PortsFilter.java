package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.HostPort;

/** Ports of the node can be had once. */
final class PortsFilter implements NodeFilter {

  private static final Rejection REJECTION =
      Rejection.resolvable("node(s) didn't have free ports for the requested pod ports");

  @Override
  public Filter filter() {
    return Filter.NODE_PORTS;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    int reason = verdict.reason(REJECTION);
    for (HostPort port : Demand.hostPorts(question.pod.spec())) {
      question.inventory.ports().conflicts(port, taken -> {
        for (int i = 0; i < taken.places(); i++) {
          if (taken.countAt(i) > 0) {
            verdict.reject(taken.slotAt(i), reason);
          }
        }
      });
    }
  }
}
