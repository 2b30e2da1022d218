package io.github.aiconf.simulator.selector;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntPredicate;

/** The operators, except those that need not evaluate all they are given. */
final class StandardFunctions {

  private StandardFunctions() {}

  static void register(FunctionTable.Implementations to, SelectorLanguage language) {
    long mostIncluded = language.functionsOf137() ? Long.MAX_VALUE : MOST_INCLUDED;
    to.function("_==_", values -> Values.equal(values[0], values[1]));
    to.function("_!=_", values -> !Boolean.TRUE.equals(Values.equal(values[0], values[1])));
    to.function("_<_", values -> compare(values, order -> order < 0));
    to.function("_<=_", values -> compare(values, order -> order <= 0));
    to.function("_>_", values -> compare(values, order -> order > 0));
    to.function("_>=_", values -> compare(values, order -> order >= 0));
    to.function("_+_", values -> add(values[0], values[1]));
    to.function("_-_", values -> subtract(values[0], values[1]));
    to.function("_*_", values -> multiply(values[0], values[1]));
    to.function("_/_", values -> divide(values[0], values[1]));
    to.function("_%_", values -> modulo(values[0], values[1]));
    to.function("-_", values -> negate(values[0]));
    to.function(
        "!_",
        values -> values[0] instanceof Boolean flag ? (Object) !flag : EvalError.NO_SUCH_OVERLOAD);
    to.function("@in", values -> in(values[0], values[1]));
    to.function("_in_", values -> in(values[0], values[1]));
    to.function("in", values -> in(values[0], values[1]));
    to.function("size", values -> size(values[0]));
    to.overload(
        "@mapInsert_map_key_value", values -> insert((CelMap) values[0], values[1], values[2]));
    to.overload("@mapInsert_map_map", values -> insertAll((CelMap) values[0], (CelMap) values[1]));
    to.overload("dra_includes_dyn_dyn", values -> includes(values[0], values[1], mostIncluded));
  }

  private static Object compare(Object[] values, IntPredicate wanted) {
    if (!Values.isOrdered(values[0])) {
      return EvalError.NO_SUCH_OVERLOAD;
    }
    Object order = Values.compare(values[0], values[1]);
    return order instanceof Integer number ? (Object) wanted.test(number) : order;
  }

  /** The sum or concatenation. */
  static Object add(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Numbers.add(a, b);
    } else if (left instanceof Uint a && right instanceof Uint b) {
      return Numbers.add(a, b);
    } else if (left instanceof Double a && right instanceof Double b) {
      return a + b;
    } else if (left instanceof String a && right instanceof String b) {
      return a + b;
    } else if (left instanceof Bytes a && right instanceof Bytes b) {
      return a.plus(b);
    } else if (left instanceof CelList a && right instanceof CelList b) {
      return CelList.concatenated(a, b);
    } else if (left instanceof Duration a && right instanceof Duration b) {
      return TimeFunctions.duration(() -> a.plus(b));
    } else if (left instanceof Instant a && right instanceof Duration b) {
      return TimeFunctions.timestamp(() -> a.plus(b));
    } else if (left instanceof Duration a && right instanceof Instant b) {
      return TimeFunctions.timestamp(() -> b.plus(a));
    }
    return EvalError.NO_SUCH_OVERLOAD;
  }

  private static Object subtract(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Numbers.subtract(a, b);
    } else if (left instanceof Uint a && right instanceof Uint b) {
      return Numbers.subtract(a, b);
    } else if (left instanceof Double a && right instanceof Double b) {
      return a - b;
    } else if (left instanceof Duration a && right instanceof Duration b) {
      return TimeFunctions.duration(() -> a.minus(b));
    } else if (left instanceof Instant a && right instanceof Duration b) {
      return TimeFunctions.timestamp(() -> a.minus(b));
    } else if (left instanceof Instant a && right instanceof Instant b) {
      return TimeFunctions.duration(() -> Duration.between(b, a));
    }
    return EvalError.NO_SUCH_OVERLOAD;
  }

  private static Object multiply(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Numbers.multiply(a, b);
    } else if (left instanceof Uint a && right instanceof Uint b) {
      return Numbers.multiply(a, b);
    } else if (left instanceof Double a && right instanceof Double b) {
      return a * b;
    }
    return EvalError.NO_SUCH_OVERLOAD;
  }

  private static Object divide(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Numbers.divide(a, b);
    } else if (left instanceof Uint a && right instanceof Uint b) {
      return Numbers.divide(a, b);
    } else if (left instanceof Double a && right instanceof Double b) {
      return a / b;
    }
    return EvalError.NO_SUCH_OVERLOAD;
  }

  private static Object modulo(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Numbers.modulo(a, b);
    } else if (left instanceof Uint a && right instanceof Uint b) {
      return Numbers.modulo(a, b);
    }
    return EvalError.NO_SUCH_OVERLOAD;
  }

  private static Object negate(Object value) {
    if (value instanceof Long a) {
      return Numbers.negate(a);
    } else if (value instanceof Double a) {
      return -a;
    } else if (value instanceof Duration a) {
      return TimeFunctions.duration(a::negated);
    } else if (value instanceof Boolean a) {
      return !a;
    }
    return EvalError.NO_SUCH_OVERLOAD;
  }

  private static Object in(Object element, Object container) {
    if (container instanceof CelList list) {
      return list.contains(element);
    }
    return container instanceof CelMap map
        ? (Object) map.contains(element)
        : EvalError.NO_SUCH_OVERLOAD;
  }

  private static Object size(Object value) {
    Long size = Values.ownSize(value);
    return size == null ? EvalError.NO_SUCH_OVERLOAD : size;
  }

  private static Object insert(CelMap map, Object key, Object value) {
    if (map.find(key) != null) {
      return new EvalError("insert failed: key already exists");
    }
    CelMap.Growing growing;
    if (map instanceof CelMap.Growing own) {
      growing = own;
    } else {
      growing = new CelMap.Growing();
      for (Object old : map.keys()) {
        growing.put(old, Access.get(map, old));
      }
    }
    growing.put(key, value);
    return growing;
  }

  private static Object insertAll(CelMap map, CelMap added) {
    Object result = map;
    for (Object key : added.keys()) {
      result = insert((CelMap) result, key, Access.get(added, key));
      if (result instanceof EvalError) {
        return result;
      }
    }
    return result;
  }

  private static final int MOST_INCLUDED = 48;

  private static Object includes(Object target, Object wanted, long most) {
    if (!(target instanceof CelList list)) {
      return Boolean.TRUE.equals(Values.equalTo(target, wanted));
    }
    for (long i = 0; i < list.size(); i++) {
      if (i >= most) {
        return new EvalError(
            "'includes' function cannot be applied to lists longer than 48 values");
      }
      if (Boolean.TRUE.equals(Values.equalTo(list.get(i), wanted))) {
        return true;
      }
    }
    return false;
  }
}
