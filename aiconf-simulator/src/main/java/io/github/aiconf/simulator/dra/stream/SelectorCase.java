package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.selector.DeviceSelector;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import io.github.aiconf.simulator.selector.SelectorLanguage;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A case that asks what a selector says about a device. */
final class SelectorCase {

  /** The fields of such a case, apart from those that every case can have. */
  static final Set<String> FIELDS = Set.of(
      "expression",
      "environment",
      "driver",
      "allowMultipleAllocations",
      "attributes",
      "capacity",
      "consumableCapacity",
      "listTypeAttributes",
      "compileError",
      "estimatedMaxCost",
      "actualCost",
      "matches");

  private static final Set<String> OF_THE_DEVICE =
      Set.of("attributes", "capacity", "allowMultipleAllocations");
  private static final Map<SelectorLanguage, DeviceSelectors> SELECTORS = new ConcurrentHashMap<>();

  private final DeviceSelector selector;
  private final String driver;
  private final Device device;

  private SelectorCase(DeviceSelector selector, String driver, Device device) {
    this.selector = selector;
    this.driver = driver;
    this.device = device;
  }

  /**
   * Reads a case.
   *
   * @param minor the release is 1.minor
   * @throws CaseException if the fields are not what they should be
   */
  static SelectorCase of(String expression, Map<String, @Nullable Object> fields, int minor) {
    SelectorLanguage language = new SelectorLanguage(
        minor,
        flag(fields, "consumableCapacity", true),
        flag(fields, "listTypeAttributes", false),
        switch (fields.get("environment") instanceof String text ? text : "") {
          case "", "stored" -> true;
          case "new" -> false;
          default -> throw new CaseException("environment: is neither stored nor new");
        });
    Map<String, @Nullable Object> tree = new LinkedHashMap<>(fields);
    tree.keySet().retainAll(OF_THE_DEVICE);
    String driver = fields.get("driver") instanceof String text ? text : "";
    try {
      Device device = ModelReader.strict()
          .resourceSlice(Map.of("spec", Map.of("devices", List.of(tree))))
          .devices()
          .get(0);
      return new SelectorCase(
          SELECTORS.computeIfAbsent(language, DeviceSelectors::of).compile(expression),
          driver,
          device);
    } catch (ModelException e) {
      throw new CaseException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean flag(
      Map<String, @Nullable Object> fields, String name, boolean otherwise) {
    Object value = fields.get(name);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    throw new CaseException(name + ": has to be true or false");
  }

  /** Writes the answer's fields. There is no estimate of the cost. */
  void write(JsonGenerator json) throws IOException {
    if (selector.problem().isPresent()) {
      json.writeStringField("compileError", selector.problem().get().message());
      return;
    }
    SelectorOutcome outcome = selector.evaluate(driver, device);
    json.writeNumberField("actualCost", outcome.cost());
    if (outcome instanceof SelectorOutcome.Answer answer) {
      json.writeBooleanField("matches", answer.matches());
    } else if (outcome instanceof SelectorOutcome.Failure failure) {
      json.writeStringField("error", failure.error());
    }
  }
}
