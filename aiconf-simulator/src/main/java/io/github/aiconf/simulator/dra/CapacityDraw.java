package io.github.aiconf.simulator.dra;

import com.google.common.collect.ImmutableMap;
import io.github.aiconf.simulator.model.CapacityPolicy;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.Quantity;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one request draws of the capacities of a device.
 *
 * @param problem why the device cannot serve the request even if nobody else uses it; empty if it
 *     can
 * @param amounts by name of capacity, for every capacity of the device
 */
record CapacityDraw(String problem, Map<String, Quantity> amounts) {

  CapacityDraw {
    amounts = ImmutableMap.copyOf(amounts);
  }

  static CapacityDraw of(
      Map<String, Quantity> requested,
      Map<String, DeviceCapacity> capacities,
      StepArithmetic steps) {
    for (String name : requested.keySet()) {
      if (!capacities.containsKey(name)) {
        return new CapacityDraw("has no capacity " + name, Map.of());
      }
    }
    Map<String, Quantity> amounts = new LinkedHashMap<>();
    String problem = "";
    for (Map.Entry<String, DeviceCapacity> entry : capacities.entrySet()) {
      String name = entry.getKey();
      DeviceCapacity capacity = entry.getValue();
      Quantity wanted = requested.get(name);
      Quantity amount = wanted == null ? unasked(capacity) : asked(wanted, capacity, steps);
      amounts.put(name, amount);
      if (!problem.isEmpty()) {
        continue;
      }
      if (!allowed(amount, capacity, steps)) {
        problem = "does not give " + amount + " of " + name;
      } else if (amount.compareTo(capacity.value()) > 0) {
        problem = "has " + capacity.value() + " of " + name + ", not " + amount;
      }
    }
    return new CapacityDraw(problem, amounts);
  }

  private static Quantity unasked(DeviceCapacity capacity) {
    return capacity.policy().flatMap(CapacityPolicy::defaultValue).orElse(capacity.value());
  }

  private static Quantity asked(Quantity wanted, DeviceCapacity capacity, StepArithmetic steps) {
    if (capacity.policy().isEmpty()) {
      return wanted;
    }
    CapacityPolicy policy = capacity.policy().get();
    if (policy.validRange().isPresent() && policy.validRange().get().min().isPresent()) {
      CapacityPolicy.Range range = policy.validRange().get();
      Quantity min = range.min().get();
      if (wanted.compareTo(min) < 0) {
        return min;
      }
      if (range.step().isEmpty()) {
        return wanted;
      }
      Quantity step = range.step().get();
      return Quantity.of(steps.roundUp(wanted.value(), min.value(), step.value()), step.format());
    }
    for (Quantity value : policy.validValues()) {
      if (wanted.compareTo(value) <= 0) {
        return value;
      }
    }
    return wanted;
  }

  private static boolean allowed(Quantity amount, DeviceCapacity capacity, StepArithmetic steps) {
    if (capacity.policy().isEmpty()) {
      return true;
    }
    CapacityPolicy policy = capacity.policy().get();
    if (policy.defaultValue().map(d -> d.compareTo(amount) == 0).orElse(false)) {
      return true;
    }
    if (policy.validRange().isPresent()) {
      CapacityPolicy.Range range = policy.validRange().get();
      if (range.max().map(max -> amount.compareTo(max) > 0).orElse(false)) {
        return false;
      }
      return range
          .step()
          .map(step -> steps.onStep(amount.value(), StepArithmetic.min(range), step.value()))
          .orElse(true);
    }
    List<Quantity> values = policy.validValues();
    return values.isEmpty() || values.stream().anyMatch(v -> v.compareTo(amount) == 0);
  }

  /** What is left of a capacity once others have drawn from it. */
  static BigDecimal left(DeviceCapacity capacity, Map<String, BigDecimal> drawn, String name) {
    return capacity.value().value().subtract(drawn.getOrDefault(name, BigDecimal.ZERO));
  }
}
