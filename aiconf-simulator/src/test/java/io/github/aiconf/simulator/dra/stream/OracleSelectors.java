package io.github.aiconf.simulator.dra.stream;

import io.github.aiconf.simulator.dra.DraFeatures;
import io.github.aiconf.simulator.dra.SlowAllocator;
import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has selectors evaluated by Kubernetes, to tell mistakes of allocation from those of selectors.
 */
final class OracleSelectors implements SlowAllocator.Selectors {

  private final OracleProgram oracle;
  private final DraFeatures features;
  private final Map<List<Object>, Optional<Boolean>> known;

  OracleSelectors(
      OracleProgram oracle, DraFeatures features, Map<List<Object>, Optional<Boolean>> known) {
    this.oracle = oracle;
    this.features = features;
    this.known = known;
  }

  static Map<List<Object>, Optional<Boolean>> cache() {
    return new ConcurrentHashMap<>();
  }

  @Override
  public Optional<Boolean> selects(String expression, String driver, Device device) {
    List<Object> key = List.of(
        features.consumableCapacity(),
        features.listTypeAttributes(),
        expression,
        driver,
        device.allowMultipleAllocations(),
        device.attributes(),
        device.capacity());
    Optional<Boolean> answer = known.get(key);
    if (answer == null) {
      answer = ask(expression, driver, device);
      known.put(key, answer);
    }
    return answer;
  }

  private Optional<Boolean> ask(String expression, String driver, Device device) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    device.attributes().forEach((name, value) -> attributes.put(name, attribute(value)));
    Map<String, Object> capacity = new LinkedHashMap<>();
    device
        .capacity()
        .forEach((name, each) -> capacity.put(name, Map.of("value", each.value().toString())));
    Map<String, Object> question = new HashMap<>();
    question.put("expression", expression);
    question.put("driver", driver);
    question.put("attributes", attributes);
    question.put("capacity", capacity);
    question.put("allowMultipleAllocations", device.allowMultipleAllocations());
    question.put("consumableCapacity", features.consumableCapacity());
    question.put("listTypeAttributes", features.listTypeAttributes());
    return Optional.ofNullable((Boolean) oracle.ask(question).get("matches"));
  }

  private static Map<String, Object> attribute(AttributeValue value) {
    if (value instanceof AttributeValue.Int each) {
      return Map.of("int", each.value());
    } else if (value instanceof AttributeValue.Bool each) {
      return Map.of("bool", each.value());
    } else if (value instanceof AttributeValue.Text each) {
      return Map.of("string", each.value());
    } else if (value instanceof AttributeValue.Version each) {
      return Map.of("version", each.value());
    } else if (value instanceof AttributeValue.Ints each) {
      return Map.of("ints", each.values());
    } else if (value instanceof AttributeValue.Bools each) {
      return Map.of("bools", each.values());
    } else if (value instanceof AttributeValue.Texts each) {
      return Map.of("strings", each.values());
    } else if (value instanceof AttributeValue.Versions each) {
      return Map.of("versions", each.values());
    }
    return Map.of();
  }
}
