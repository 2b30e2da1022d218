package io.github.aiconf.simulator.selector;

import org.jspecify.annotations.Nullable;

/**
 * What calls cost: as {@code k8s.io/apiserver/pkg/cel/library} says for the functions it knows,
 * else as the language's own cost tracker does.
 */
final class CallCosts {

  private static final double TRAVERSAL = 0.1;
  private static final double PATTERN = 0.25;
  private static final int LIST_CREATION = 10;
  private static final int SELECTOR_REQUIREMENT = 50;

  private CallCosts() {}

  /**
   * The cost of a call.
   *
   * @param overload empty if the types of the arguments leave a choice
   */
  static Call.Cost of(String function, String overload, SelectorLanguage language) {
    Call.Cost changed = language.functionsOf137() ? since137(overload) : null;
    if (changed != null) {
      return changed;
    }
    Call.Cost own = ofOverload(overload);
    if (own != null) {
      return own;
    }
    Call.Cost named = ofFunction(function, overload);
    return named != null ? named : standard(overload);
  }

  private static Call.@Nullable Cost since137(String overload) {
    return switch (overload) {
      case "starts_with_string", "ends_with_string" ->
        (arguments, result) -> times(Values.sizeWithin(arguments[1]), TRAVERSAL);
      case "dra_includes_dyn_dyn" -> (arguments, result) -> traversal(arguments[0]);
      default -> null;
    };
  }

  private static Call.@Nullable Cost ofOverload(String overload) {
    return switch (overload) {
      case "list_slice", "lists_range", "list_reverse" ->
        (arguments, result) -> allocated(1, (double) Values.size(result));
      case "list_flatten" ->
        (arguments, result) -> allocated(1, (double) Values.size(arguments[0]));
      case "list_flatten_int" ->
        (arguments, result) ->
            allocated((double) (Long) arguments[1], (double) Values.size(arguments[0]));
      case "list_distinct" -> (arguments, result) -> selfCompared((CelList) arguments[0]);
      case "list_sets_contains_list", "list_sets_intersects_list" ->
        (arguments, result) -> 1 + product(arguments);
      case "list_sets_equivalent_list" ->
        (arguments, result) -> 1 + saturated(2.0 * product(arguments));
      default -> {
        if (overload.startsWith("list_") && overload.endsWith("_sort")) {
          yield (arguments, result) -> selfCompared((CelList) arguments[0]);
        }
        if (overload.startsWith("list_") && overload.endsWith("_sortByAssociatedKeys")) {
          yield (arguments, result) -> selfCompared((CelList) arguments[1]);
        }
        yield null;
      }
    };
  }

  private static Call.@Nullable Cost ofFunction(String function, String overload) {
    return switch (function) {
      case "check" -> (arguments, result) -> 350_000;
      case "fieldSelector", "labelSelector" ->
        (arguments, result) -> selectorCost(Values.size(arguments[1]));
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" ->
        (arguments, result) -> traversal(arguments[0]);
      case "url",
          "lowerAscii",
          "upperAscii",
          "substring",
          "trim",
          "cidr",
          "isIP",
          "isCIDR",
          "quantity",
          "isQuantity",
          "semver",
          "isSemver" -> (arguments, result) -> times(Values.size(arguments[0]), TRAVERSAL);
      case "ip" ->
        overload.equals("cidr_ip")
            ? (arguments, result) -> 1
            : (arguments, result) -> times(Values.size(arguments[0]), TRAVERSAL);
      case "replace", "split", "ip.isCanonical" ->
        (arguments, result) -> twice(Values.size(arguments[0]));
      case "join" -> (arguments, result) -> twice(Values.size(result));
      case "find", "findAll" ->
        (arguments, result) -> pattern(Values.size(arguments[0]), Values.size(arguments[1]));
      case "containsIP" ->
        (arguments, result) -> {
          long network = Values.size(arguments[0]);
          long parsing = overload.equals("cidr_contains_ip_string")
              ? times(Values.size(arguments[1]), TRAVERSAL)
              : 0;
          return times(network + network, TRAVERSAL) + parsing;
        };
      case "containsCIDR" ->
        (arguments, result) -> {
          long network = Values.size(arguments[0]);
          long parsing = overload.equals("cidr_contains_cidr_string")
              ? times(Values.size(arguments[1]), TRAVERSAL)
              : 0;
          return times(network + network, TRAVERSAL) + times(network, TRAVERSAL) + 1 + parsing;
        };
      case "validate" ->
        (arguments, result) -> {
          // For anything but a format the cost is that of a call the library does not know.
          return arguments[0] instanceof FormatFunctions.Format format
              ? pattern(Values.size(arguments[1]), format.patternSize())
              : 1;
        };
      case "_==_" ->
        (arguments, result) -> Values.isKubernetesType(arguments[0]) ? 1 : smaller(arguments);
      case "serviceAccount",
          "path",
          "group",
          "resource",
          "subresource",
          "namespace",
          "name",
          "allowed",
          "reason",
          "error",
          "errored",
          "masked",
          "prefixLength",
          "family",
          "isUnspecified",
          "isLoopback",
          "isLinkLocalMulticast",
          "isLinkLocalUnicast",
          "isGlobalUnicast",
          "format.named",
          "sign",
          "asInteger",
          "isInteger",
          "asApproximateFloat",
          "isGreaterThan",
          "isLessThan",
          "compareTo",
          "add",
          "sub",
          "major",
          "minor",
          "patch",
          "getScheme",
          "getHostname",
          "getHost",
          "getPort",
          "getEscapedPath",
          "getQuery" -> (arguments, result) -> 1;
      default -> null;
    };
  }

  private static Call.Cost standard(String overload) {
    return switch (overload) {
      case "starts_with_string",
          "ends_with_string",
          "string_to_bytes",
          "bytes_to_string",
          "strings_quote",
          "string_format" ->
        (arguments, result) -> times(Values.sizeWithin(arguments[0]), TRAVERSAL);
      case "in_list" -> (arguments, result) -> Values.sizeWithin(arguments[1]);
      case "less_string",
          "greater_string",
          "less_equals_string",
          "greater_equals_string",
          "less_bytes",
          "greater_bytes",
          "less_equals_bytes",
          "greater_equals_bytes",
          "equals",
          "not_equals" -> (arguments, result) -> smaller(arguments);
      case "add_string", "add_bytes" ->
        (arguments, result) ->
            times(Values.sizeWithin(arguments[0]) + Values.sizeWithin(arguments[1]), TRAVERSAL);
      case "matches_string" ->
        (arguments, result) ->
            pattern(Values.sizeWithin(arguments[0]), Values.sizeWithin(arguments[1]));
      case "contains_string" ->
        (arguments, result) -> times(Values.sizeWithin(arguments[0]), TRAVERSAL)
            * times(Values.sizeWithin(arguments[1]), TRAVERSAL);
      default -> (arguments, result) -> 1;
    };
  }

  /** The smaller of two sizes, a tenth of it. */
  private static long smaller(Object[] arguments) {
    return times(
        Math.min(Values.sizeWithin(arguments[0]), Values.sizeWithin(arguments[1])), TRAVERSAL);
  }

  private static long times(long size, double factor) {
    return (long) Math.ceil(size * factor);
  }

  private static long twice(long size) {
    return (long) Math.ceil(size * 2 * TRAVERSAL);
  }

  private static long pattern(long text, long pattern) {
    return (long) Math.ceil((1.0 + text) * TRAVERSAL) * (long) Math.ceil(pattern * PATTERN);
  }

  private static long selectorCost(long length) {
    long requirements = (long) Math.ceil(length * 0.5);
    return LIST_CREATION + times(length, TRAVERSAL) + requirements * SELECTOR_REQUIREMENT;
  }

  private static long product(Object[] arguments) {
    return saturated((double) Values.size(arguments[0]) * Values.size(arguments[1]));
  }

  private static long saturated(double cost) {
    return (long) Math.min(cost, Long.MAX_VALUE / 4.0);
  }

  private static long allocated(double factor, double size) {
    return saturated(size * factor) + 1 + LIST_CREATION;
  }

  private static long selfCompared(CelList list) {
    if (list.size() == 0) {
      return allocated(0, 0);
    }
    Object first = list.get(0);
    double factor = first instanceof String || first instanceof Bytes ? 2 + TRAVERSAL : 2;
    return allocated(factor, (double) list.size() * list.size());
  }

  /** A tenth of the bytes of texts, 1 for whatever else there is in a value. */
  private static long traversal(Object value) {
    if (value instanceof String text) {
      return (long) (utf8Length(text) * TRAVERSAL);
    }
    if (value instanceof Bytes bytes) {
      return (long) (bytes.size() * TRAVERSAL);
    }
    if (value instanceof CelList list) {
      Values.checkSize(list.size());
      long cost = 0;
      for (long i = 0; i < list.size(); i++) {
        cost += traversal(list.get(i));
      }
      return cost;
    }
    if (value instanceof CelMap map) {
      long cost = 0;
      for (Object key : map.keys()) {
        cost += traversal(key) + traversal(Access.get(map, key));
      }
      return cost;
    }
    return 1;
  }

  private static long utf8Length(String text) {
    return text.codePoints()
        .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
        .sum();
  }
}
