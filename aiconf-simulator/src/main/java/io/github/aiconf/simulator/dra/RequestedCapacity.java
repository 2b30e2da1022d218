package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Quantity;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The capacities that a request names. Equal if the amounts are and are written in the same format,
 * since results repeat them.
 */
final class RequestedCapacity {

  static final RequestedCapacity NONE = new RequestedCapacity(Map.of());

  final Map<String, Quantity> amounts;
  private final int hash;

  private RequestedCapacity(Map<String, Quantity> amounts) {
    this.amounts = amounts;
    // The names are enough: few requests name the same capacities with other amounts.
    this.hash = amounts.keySet().hashCode();
  }

  static RequestedCapacity of(Optional<Map<String, Quantity>> amounts) {
    return amounts.isEmpty() || amounts.get().isEmpty()
        ? NONE
        : new RequestedCapacity(amounts.get());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof RequestedCapacity requested)
        || amounts.size() != requested.amounts.size()) {
      return false;
    }
    for (Map.Entry<String, Quantity> each : amounts.entrySet()) {
      Quantity amount = requested.amounts.get(each.getKey());
      if (amount == null
          || amount.compareTo(each.getValue()) != 0
          || amount.format() != each.getValue().format()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
