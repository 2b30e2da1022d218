package io.github.aiconf.simulator.selector;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A selector, a device, and what Kubernetes says about them.
 *
 * @param content as the oracle writes it
 * @param minor of the release that says it
 */
record SelectorCase(JsonNode content, int minor) {

  /** What Kubernetes 1.36 says. */
  SelectorCase(JsonNode content) {
    this(content, 36);
  }

  private static final Map<SelectorLanguage, DeviceSelectors> SELECTORS = new ConcurrentHashMap<>();

  String expression() {
    return content.path("expression").asText();
  }

  DeviceSelector selector() {
    boolean lists = content.path("listTypeAttributes").asBoolean(false);
    boolean consumable = content.path("consumableCapacity").asBoolean(true);
    boolean stored = !content.path("environment").asText("stored").equals("new");
    return SELECTORS
        .computeIfAbsent(
            new SelectorLanguage(minor, consumable, lists, stored), DeviceSelectors::of)
        .compile(expression());
  }

  Device device() {
    Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    content
        .path("attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), attribute(entry.getValue())));
    Map<String, DeviceCapacity> capacity = new LinkedHashMap<>();
    content.path("capacity").properties().forEach(entry -> {
      String value = entry.getValue().path("value").asText().strip();
      capacity.put(entry.getKey(), new DeviceCapacity(Quantity.parse(value), Optional.empty()));
    });
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
        content.path("allowMultipleAllocations").asBoolean(false));
  }

  private static AttributeValue attribute(JsonNode value) {
    if (value.has("ints")) {
      return new AttributeValue.Ints(list(value.get("ints"), JsonNode::asLong));
    } else if (value.has("bools")) {
      return new AttributeValue.Bools(list(value.get("bools"), JsonNode::asBoolean));
    } else if (value.has("strings")) {
      return new AttributeValue.Texts(list(value.get("strings"), JsonNode::asText));
    } else if (value.has("versions")) {
      return new AttributeValue.Versions(list(value.get("versions"), JsonNode::asText));
    } else if (value.has("int")) {
      return new AttributeValue.Int(value.get("int").asLong());
    } else if (value.has("bool")) {
      return new AttributeValue.Bool(value.get("bool").asBoolean());
    } else if (value.has("string")) {
      return new AttributeValue.Text(value.get("string").asText());
    } else if (value.has("version")) {
      return new AttributeValue.Version(value.get("version").asText());
    }
    return new AttributeValue.Unset();
  }

  private static <T> List<T> list(JsonNode values, Function<JsonNode, T> element) {
    List<T> list = new ArrayList<>();
    values.forEach(value -> list.add(element.apply(value)));
    return list;
  }

  /** What Kubernetes says, without texts. */
  String expected() {
    if (content.has("compileError")) {
      return "compile error";
    }
    String result = content.has("matches") ? content.get("matches").asText() : "error";
    return content.has("actualCost") ? result + " " + content.get("actualCost").asText() : result;
  }

  /** What is computed here, in the same form, with the cost if Kubernetes says what it is. */
  String actual() {
    DeviceSelector selector = selector();
    if (selector.problem().isPresent()) {
      return "compile error";
    }
    SelectorOutcome outcome = selector.evaluate(content.path("driver").asText(), device());
    String result = outcome instanceof SelectorOutcome.Answer answer
        ? String.valueOf(answer.matches())
        : "error";
    return content.has("actualCost") ? result + " " + outcome.cost() : result;
  }
}
