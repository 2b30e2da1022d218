package io.github.aiconf.simulator.dra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.selector.DeviceSelector;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import io.github.aiconf.simulator.selector.SelectorLanguage;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Devices that look the same to a selector, beside evaluating it for each. */
class DeviceLookTest {

  private static final String DRIVER = "gpu.example.com";

  private static final List<String> SELECTORS = List.of(
      "device.driver == 'gpu.example.com'",
      "device.attributes['gpu.example.com'].a == 'x'",
      "has(device.attributes['gpu.example.com'].a)",
      "device.attributes['gpu.example.com'].?a.orValue('y') == 'x'",
      "'other.example.com' in device.attributes",
      "device.attributes['other.example.com'].b > 1",
      "'b' in device.attributes['other.example.com']",
      "device.capacity['gpu.example.com'].memory.compareTo(quantity('2Gi')) >= 0",
      "'gpu.example.com' in device.capacity",
      "device.allowMultipleAllocations",
      "device.attributes['gpu.example.com'].v.isGreaterThan(semver('1.2.0'))",
      "device.attributes.exists(d, d == 'other.example.com')",
      "device.attributes['gpu.example.com'].exists(n, n == 'a')",
      "true");

  private static final List<String> NAMES =
      List.of("a", "b", "v", "gpu.example.com/a", "other.example.com/b", "other.example.com/a");

  private static final List<AttributeValue> VALUES = List.of(
      new AttributeValue.Text("x"),
      new AttributeValue.Text("y"),
      new AttributeValue.Int(2),
      new AttributeValue.Bool(true),
      new AttributeValue.Version("1.2.3"),
      new AttributeValue.Version("1.2"),
      new AttributeValue.Unset());

  private static Device device(Random random) {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (random.nextInt(3) == 0) {
        int limit = random.nextInt(8) == 0 ? VALUES.size() : VALUES.size() - 2;
        attributes.put(name, VALUES.get(random.nextInt(limit)));
      }
    }
    Map<String, DeviceCapacity> capacity = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      Quantity amount = Quantity.parse(random.nextBoolean() ? "1Gi" : "3Gi");
      capacity.put(
          random.nextBoolean() ? "memory" : "gpu.example.com/memory",
          new DeviceCapacity(amount, Optional.empty()));
    }
    return new Device(
        "device",
        attributes,
        capacity,
        List.of(),
        NodeSelection.NONE,
        List.of(),
        false,
        List.of(),
        List.of(),
        random.nextBoolean());
  }

  private static String answer(DeviceSelector selector, Device device) {
    SelectorOutcome outcome = selector.evaluate(DRIVER, device);
    return outcome instanceof SelectorOutcome.Answer said ? "" + said.matches() : "error";
  }

  @Test
  void devicesThatLookTheSameGetTheSameAnswer() {
    DeviceSelectors selectors = DeviceSelectors.of(SelectorLanguage.KUBERNETES_1_36);
    Random random = new Random(1);
    int alike = 0;
    for (String expression : SELECTORS) {
      DeviceSelector selector = selectors.compile(expression);
      assertThat(selector.problem()).as(expression).isEmpty();
      Map<DeviceLook, String> known = new HashMap<>();
      for (int i = 0; i < 2_000; i++) {
        Device device = device(random);
        if (selector.reads().wholeDevice()
            || !DeviceLook.isPlain(device, DRIVER, DeviceLook::isVersion)) {
          continue;
        }
        String answer = answer(selector, device);
        String before = known.put(DeviceLook.of(selector.reads(), DRIVER, device), answer);
        assertThat(before == null ? answer : before)
            .as("%s of %s", expression, device)
            .isEqualTo(answer);
        alike += before == null ? 0 : 1;
      }
    }
    assertThat(alike).isGreaterThan(5_000);
  }
}
