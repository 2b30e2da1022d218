package io.github.aiconf.simulator.selector;

import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.SemanticVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What values have in common: types, equality, order, size.
 *
 * <p>Values are Boolean, Long, {@link Uint}, Double, String, {@link Bytes}, {@link Null},
 * {@link CelList}, {@link CelMap}, {@link TypeValue}, Instant, Duration, {@link OptionalValue},
 * {@link Quantity}, {@link Sum}, {@link SemanticVersion}, and those of the libraries for addresses,
 * URLs and formats.
 */
final class Values {

  /** Lists that grow longer than this are not worked on; those would cost more than is allowed. */
  static final long MOST_ELEMENTS = 4_000_000;

  private Values() {}

  /** The value null. */
  enum Null {
    /** The only one. */
    NULL
  }

  /** A type as a value. */
  record TypeValue(String name) {}

  /**
   * The result of adding quantities, which Kubernetes cannot have at the right of an equals sign.
   */
  record Sum(Quantity quantity) {}

  /** The quantity that a value is; a class cast exception if it is none. */
  static Quantity quantity(Object value) {
    return value instanceof Sum sum ? sum.quantity() : (Quantity) value;
  }

  /** The name of the type of a value. */
  static String typeName(Object value) {
    if (value instanceof String) {
      return "string";
    } else if (value instanceof Long) {
      return "int";
    } else if (value instanceof Boolean) {
      return "bool";
    } else if (value instanceof Double) {
      return "double";
    } else if (value instanceof Uint) {
      return "uint";
    } else if (value instanceof Bytes) {
      return "bytes";
    } else if (value instanceof Null) {
      return "null_type";
    } else if (value instanceof CelList) {
      return "list";
    } else if (value instanceof CelMap) {
      return "map";
    } else if (value instanceof Quantity || value instanceof Sum) {
      return "kubernetes.Quantity";
    } else if (value instanceof SemanticVersion) {
      return "kubernetes.Semver";
    } else if (value instanceof OptionalValue) {
      return "optional_type";
    } else if (value instanceof Instant) {
      return "google.protobuf.Timestamp";
    } else if (value instanceof Duration) {
      return "google.protobuf.Duration";
    } else if (value instanceof TypeValue) {
      return "type";
    } else if (value instanceof UrlFunctions.Url) {
      return "kubernetes.URL";
    } else if (value instanceof NetworkFunctions.Ip) {
      return "net.IP";
    } else if (value instanceof NetworkFunctions.Cidr) {
      return "net.CIDR";
    } else if (value instanceof FormatFunctions.Format) {
      return "kubernetes.NamedFormat";
    }
    throw new EvaluationAborted("value without type");
  }

  /** Whether the value is of a type that Kubernetes adds to the language. */
  static boolean isKubernetesType(Object value) {
    return value instanceof Quantity
        || value instanceof Sum
        || value instanceof SemanticVersion
        || value instanceof NetworkFunctions.Ip
        || value instanceof NetworkFunctions.Cidr
        || value instanceof UrlFunctions.Url
        || value instanceof FormatFunctions.Format;
  }

  /** {@code ==}: true, false, or an error for types that cannot be compared with the other. */
  static Object equal(Object left, Object right) {
    return left == Null.NULL || right == Null.NULL
        ? (Object) (left == right)
        : equalTo(left, right);
  }

  /** The same, without the exception for null at the right. */
  static Object equalTo(Object left, Object right) {
    if (left instanceof String || left instanceof Boolean || left instanceof Null) {
      return left.equals(right);
    }
    if (isNumber(left)) {
      return isNumber(right) && numbersEqual(left, right);
    }
    if (left instanceof Quantity || left instanceof Sum) {
      return right instanceof Quantity quantity
          ? (Object) (quantity(left).compareTo(quantity) == 0)
          : EvalError.noSuchOverload(right);
    }
    if (left instanceof SemanticVersion version) {
      return right instanceof SemanticVersion other
          ? (Object) (version.compareTo(other) == 0)
          : EvalError.noSuchOverload(right);
    }
    if (left instanceof CelList list) {
      return right instanceof CelList other && listsEqual(list, other);
    }
    if (left instanceof CelMap map) {
      return right instanceof CelMap other && mapsEqual(map, other);
    }
    if (left instanceof OptionalValue optional) {
      return optionalsEqual(optional, right);
    }
    if (left instanceof UrlFunctions.Url
        || left instanceof NetworkFunctions.Ip
        || left instanceof NetworkFunctions.Cidr
        || left instanceof FormatFunctions.Format) {
      return left.getClass() == right.getClass()
          ? (Object) left.equals(right)
          : EvalError.noSuchOverload(right);
    }
    return left.equals(right);
  }

  private static Object optionalsEqual(OptionalValue left, Object right) {
    if (!(right instanceof OptionalValue other)) {
      return false;
    }
    Object mine = left.value();
    Object theirs = other.value();
    return mine == null || theirs == null ? (Object) (mine == theirs) : equalTo(mine, theirs);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double || value instanceof Uint;
  }

  private static boolean isNaN(Object value) {
    return value instanceof Double number && number.isNaN();
  }

  private static boolean numbersEqual(Object left, Object right) {
    if (isNaN(left) || isNaN(right)) {
      return false;
    }
    return Integer.valueOf(0).equals(compareNumbers(left, right));
  }

  /** Elements that cannot be compared do not make lists different. */
  private static boolean listsEqual(CelList left, CelList right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (long i = 0; i < left.size(); i++) {
      if (Boolean.FALSE.equals(equal(left.get(i), right.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mapsEqual(CelMap left, CelMap right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Object key : left.keys()) {
      Object mine = left.find(key);
      Object theirs = right.find(key);
      if (theirs == null || (mine != null && Boolean.FALSE.equals(equal(mine, theirs)))) {
        return false;
      }
    }
    return true;
  }

  /** An Integer, or an error for values without order. */
  static Object compare(Object left, Object right) {
    if (isNumber(left)) {
      if (!isNumber(right)) {
        return EvalError.noSuchOverload(right);
      }
      if (isNaN(left) || isNaN(right)) {
        return new EvalError("NaN values cannot be ordered");
      }
      return compareNumbers(left, right);
    }
    if (left instanceof String a && right instanceof String b) {
      return compareTexts(a, b);
    } else if (left instanceof Boolean a && right instanceof Boolean b) {
      return a.compareTo(b);
    } else if (left instanceof Bytes a && right instanceof Bytes b) {
      return Integer.signum(a.compareTo(b));
    } else if (left instanceof Instant a && right instanceof Instant b) {
      return Integer.signum(a.compareTo(b));
    } else if (left instanceof Duration a && right instanceof Duration b) {
      return Integer.signum(a.compareTo(b));
    }
    return EvalError.noSuchOverload(right);
  }

  /** Whether values of this type have an order. */
  static boolean isOrdered(Object value) {
    return isNumber(value)
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Bytes
        || value instanceof Instant
        || value instanceof Duration;
  }

  private static Integer compareNumbers(Object left, Object right) {
    if (left instanceof Long a) {
      if (right instanceof Long b) {
        return Long.compare(a, b);
      }
      return right instanceof Double b ? -Numbers.compare(b, a) : Numbers.compare(a, (Uint) right);
    }
    if (left instanceof Double a) {
      if (right instanceof Double b) {
        return Numbers.order(a, b);
      }
      return right instanceof Long b ? Numbers.compare(a, b) : Numbers.compare(a, (Uint) right);
    }
    Uint a = (Uint) left;
    if (right instanceof Uint b) {
      return a.compareTo(b);
    }
    return right instanceof Long b ? -Numbers.compare(b, a) : -Numbers.compare((Double) right, a);
  }

  /** By code points, as the bytes of UTF-8 are ordered. */
  static int compareTexts(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        return surrogates == (x < y) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** The number of characters, bytes, elements or entries; 1 for what has no size. */
  static long size(@Nullable Object value) {
    Long size = ownSize(value);
    return size == null ? 1 : size;
  }

  /** The same, but of what is in an optional value. */
  static long sizeWithin(@Nullable Object value) {
    return value instanceof OptionalValue optional ? sizeWithin(optional.value()) : size(value);
  }

  /** The size; null for what has none. */
  static @Nullable Long ownSize(@Nullable Object value) {
    if (value instanceof String text) {
      return length(text);
    } else if (value instanceof CelList list) {
      return list.size();
    } else if (value instanceof CelMap map) {
      return map.size();
    } else if (value instanceof Bytes bytes) {
      return (long) bytes.size();
    } else if (value instanceof NetworkFunctions.Ip ip) {
      return (long) ip.bytes().length;
    } else if (value instanceof NetworkFunctions.Cidr cidr) {
      return (cidr.prefix() + 7) / 8L;
    }
    return null;
  }

  /** The number of code points. */
  static long length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Ends the evaluation for keys that maps of Kubernetes' language cannot have. */
  static void checkKey(Object key) {
    if (key instanceof Bytes
        || key instanceof SemanticVersion
        || key instanceof FormatFunctions.Format) {
      throw new EvaluationAborted("internal error: value cannot be a key");
    }
  }

  /** Ends the evaluation for lists that are too long to be worked on. */
  static void checkSize(long size) {
    if (size > MOST_ELEMENTS) {
      throw new EvaluationAborted("list is too long");
    }
  }
}
