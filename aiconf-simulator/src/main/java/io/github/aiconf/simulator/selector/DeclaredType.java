package io.github.aiconf.simulator.selector;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.types.TypeType;
import java.util.ArrayList;
import java.util.List;

/**
 * A type in the declaration of a function.
 *
 * @param name of the type, or of the parameter in {@code <>}
 * @param parameters of lists, maps and optional values
 */
record DeclaredType(String name, List<DeclaredType> parameters) {

  /** Reads {@code map(string,list(<A>))}. */
  static DeclaredType parse(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return new DeclaredType(runtimeName(text), List.of());
    }
    List<DeclaredType> parameters = new ArrayList<>();
    int depth = 0;
    int start = open + 1;
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        parameters.add(parse(text.substring(start, i)));
        start = i + 1;
      } else if (c == ')') {
        depth--;
      }
    }
    return new DeclaredType(text.substring(0, open), List.copyOf(parameters));
  }

  private static String runtimeName(String name) {
    return switch (name) {
      case "timestamp" -> "google.protobuf.Timestamp";
      case "duration" -> "google.protobuf.Duration";
      default -> name;
    };
  }

  /** As the type checker knows it. */
  CelType celType() {
    return switch (name) {
      case "bool" -> SimpleType.BOOL;
      case "int" -> SimpleType.INT;
      case "uint" -> SimpleType.UINT;
      case "double" -> SimpleType.DOUBLE;
      case "string" -> SimpleType.STRING;
      case "bytes" -> SimpleType.BYTES;
      case "dyn" -> SimpleType.DYN;
      case "google.protobuf.Timestamp" -> SimpleType.TIMESTAMP;
      case "google.protobuf.Duration" -> SimpleType.DURATION;
      case "list" -> ListType.create(parameters.get(0).celType());
      case "map" ->
        MapType.create(parameters.get(0).celType(), parameters.get(1).celType());
      case "optional_type" -> OptionalType.create(parameters.get(0).celType());
      case "type" -> TypeType.create(parameters.get(0).celType());
      case "net.IP", "net.CIDR" -> OpaqueType.create(name);
      default ->
        isParameter()
            ? TypeParamType.create(name.substring(1, name.length() - 1))
            : StructTypeReference.create(name);
    };
  }

  private boolean isParameter() {
    return name.startsWith("<");
  }

  /**
   * Whether an overload with this type takes the value. Of lists only the first element is looked
   * at.
   */
  boolean accepts(Object value) {
    if (name.equals("dyn") || isParameter()) {
      return true;
    }
    if (!name.equals(Values.typeName(value))) {
      return false;
    }
    if (value instanceof CelList list && list.size() > 0) {
      return parameters.get(0).accepts(list.get(0));
    }
    if (value instanceof CelMap map && map.size() > 0) {
      Object key = map.keys().iterator().next();
      return parameters.get(0).accepts(key) && parameters.get(1).accepts(Access.get(map, key));
    }
    return true;
  }
}
