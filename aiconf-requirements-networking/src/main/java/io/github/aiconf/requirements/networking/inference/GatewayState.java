package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A Gateway, and what keeps it from taking traffic. One usable listener is enough for that; what
 * the others lack is told beside it.
 *
 * @param gateway the Gateway
 * @param seen what is as it should be
 * @param lacks what keeps it from taking traffic
 * @param listenerLacks what keeps single listeners from it
 */
record GatewayState(
    KubernetesObject gateway,
    List<Observation> seen,
    List<Observation> lacks,
    List<Observation> listenerLacks) {

  static GatewayState of(KubernetesObject gateway) {
    GatewayState state =
        new GatewayState(gateway, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    state.require(SeenCondition.of(gateway, "Accepted"));
    state.require(SeenCondition.of(gateway, "Programmed"));
    state.requireAddress();
    state.requireListener();
    return state;
  }

  boolean isProgrammed() {
    return lacks.isEmpty();
  }

  private void require(SeenCondition condition) {
    (condition.holds() ? seen : lacks).add(condition.wanted());
  }

  /** Addresses may name machines of a customer, so only their number is kept. */
  private void requireAddress() {
    int addresses = gateway.items("status.addresses").size();
    if (addresses > 0) {
      seen.add(Observation.of(gateway, "status.addresses", String.valueOf(addresses)));
    } else {
      lacks.add(Observation.of(gateway, "status.addresses", "0", "at least 1"));
    }
  }

  private void requireListener() {
    int usable = 0;
    for (Value listener : gateway.items("status.listeners")) {
      List<Observation> faults = faults(listener);
      listenerLacks.addAll(faults);
      if (faults.isEmpty()) {
        usable++;
        seen.add(Observation.of(
            gateway,
            place(listener) + ".attachedRoutes",
            String.valueOf(listener.get("attachedRoutes").number(0))));
      }
    }
    if (usable == 0) {
      lacks.add(Observation.of(gateway, "status.listeners", "0 usable listeners", "at least 1"));
    }
  }

  private List<Observation> faults(Value listener) {
    List<Observation> faults = new ArrayList<>();
    for (String type : List.of("Programmed", "ResolvedRefs")) {
      SeenCondition condition = SeenCondition.of(gateway, place(listener), listener, type);
      if (!condition.holds()) {
        faults.add(condition.wanted());
      }
    }
    SeenCondition conflicted = SeenCondition.of(gateway, place(listener), listener, "Conflicted");
    if (conflicted.saysTrue()) {
      faults.add(conflicted.observation("not True"));
    }
    return faults;
  }

  private static String place(Value listener) {
    return "status.listeners[" + listener.text("name") + "]";
  }
}
