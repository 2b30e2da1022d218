package io.github.aiconf.testkit;

import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.api.cluster.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects of a resource, in the order of an API server, given out in pages. */
final class FakeList {

  private static final String BY_NAME = "metadata.name=";

  private final ServedResource resource;
  private final SortedMap<String, Value> objects = new TreeMap<>();
  private int expiring;

  FakeList(ServedResource resource) {
    this.resource = resource;
  }

  void add(Value object) {
    objects.put(object.text("metadata.namespace") + "/" + object.text("metadata.name"), object);
  }

  void expireTokens(int times) {
    expiring = times;
  }

  FakeAnswer page(Map<String, String> parameters, int largest) {
    String token = parameters.getOrDefault("continue", "");
    if (!token.isEmpty() && expiring > 0) {
      expiring--;
      return FakeAnswer.expired("inconsistent-" + begin(token));
    }
    String selector = parameters.getOrDefault("fieldSelector", "");
    if (!selector.isEmpty() && !selector.startsWith(BY_NAME)) {
      return FakeAnswer.status(400, "BadRequest", "field selector not known: " + selector);
    }
    List<Value> selected = objects.values().stream()
        .filter(
            object -> selector.isEmpty() || selector.equals(BY_NAME + object.text("metadata.name")))
        .toList();
    int begin = token.isEmpty() ? 0 : begin(token);
    int limit = Math.min(largest, Integer.parseInt(parameters.getOrDefault("limit", "0")));
    int end = limit <= 0 ? selected.size() : Math.min(selected.size(), begin + limit);
    return FakeAnswer.json(list(selected.subList(begin, end), end, selected.size()));
  }

  private Map<String, Object> list(List<Value> page, int end, int all) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("resourceVersion", "1000");
    if (end < all) {
      metadata.put("continue", "from-" + end);
      metadata.put("remainingItemCount", all - end);
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("kind", resource.type().kind() + "List");
    list.put("apiVersion", resource.apiVersion());
    list.put("metadata", metadata);
    list.put("items", page.stream().map(FakeList::withoutType).toList());
    return list;
  }

  /** The items of a typed list do not say what they are. */
  private static Map<String, ?> withoutType(Value object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object.fields().forEach((field, value) -> {
      Object json = value.json();
      if (json != null && !field.equals("apiVersion") && !field.equals("kind")) {
        fields.put(field, json);
      }
    });
    return fields;
  }

  private static int begin(String token) {
    return Integer.parseInt(token.substring(token.indexOf('-') + 1));
  }
}
