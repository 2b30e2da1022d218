package io.github.aiconf.simulator.dra.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of fields as the YAML of Kubernetes reads them: {@code n} without quotes is false. */
final class Yaml11 {

  private Yaml11() {}

  static Map<String, Object> object(Map<String, Object> tree) {
    Map<String, Object> object = new LinkedHashMap<>();
    tree.forEach((name, value) -> object.put(name.equals("n") ? "false" : name, value(value)));
    return object;
  }

  private static Object value(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> tree = new LinkedHashMap<>();
      map.forEach((name, each) -> tree.put((String) name, each));
      return object(tree);
    }
    return value instanceof List<?> list ? list.stream().map(Yaml11::value).toList() : value;
  }
}
