package io.github.aiconf.simulator.selector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Functions of lists, also of those that stand for sets. */
final class ListFunctions {

  private static final List<String> ORDERED =
      List.of("int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes");

  private ListFunctions() {}

  static void register(FunctionTable.Implementations to) {
    for (String type : ORDERED) {
      to.overload("list_" + type + "_is_sorted_bool", values -> isSorted((CelList) values[0]));
      to.overload("list_" + type + "_max_" + type, values -> extreme((CelList) values[0], -1));
      to.overload("list_" + type + "_min_" + type, values -> extreme((CelList) values[0], 1));
    }
    to.overload("list_int_sum_int", values -> sum((CelList) values[0], 0L));
    to.overload("list_uint_sum_uint", values -> sum((CelList) values[0], new Uint(0)));
    to.overload("list_double_sum_double", values -> sum((CelList) values[0], 0.0));
    to.overload("list_duration_sum_duration", values -> sum((CelList) values[0], Duration.ZERO));
    to.overload("list_a_index_of_int", values -> indexOf((CelList) values[0], values[1]));
    to.overload("list_a_last_index_of_int", values -> lastIndexOf((CelList) values[0], values[1]));
    to.overload(
        "list_slice", values -> slice((CelList) values[0], (Long) values[1], (Long) values[2]));
    to.overload("list_flatten", values -> flatten(values[0], 1));
    to.overload(
        "list_flatten_int",
        values -> values[1] instanceof Long depth
            ? flatten(values[0], depth)
            : EvalError.NO_SUCH_OVERLOAD);
    to.overload("lists_range", values -> new CelList.Range(Math.max(0, (Long) values[0])));
    to.overload("list_reverse", values -> reverse((CelList) values[0]));
    to.overload("list_distinct", values -> distinct((CelList) values[0]));
    to.function(
        "sort",
        values ->
            values[0] instanceof CelList list ? sort(list, list) : EvalError.NO_SUCH_OVERLOAD);
    to.function(
        "@sortByAssociatedKeys",
        values -> values[0] instanceof CelList list
            ? sort(list, (CelList) values[1])
            : EvalError.NO_SUCH_OVERLOAD);
    to.overload(
        "list_sets_contains_list", values -> contains((CelList) values[0], (CelList) values[1]));
    to.overload("list_sets_equivalent_list", values -> {
      CelList a = (CelList) values[0];
      CelList b = (CelList) values[1];
      return contains(a, b) && contains(b, a);
    });
    to.overload(
        "list_sets_intersects_list",
        values -> intersects((CelList) values[0], (CelList) values[1]));
  }

  private static Object isSorted(CelList list) {
    Values.checkSize(list.size());
    Object previous = null;
    for (long i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (!Values.isOrdered(element)) {
        return EvalError.NO_SUCH_OVERLOAD;
      }
      if (previous != null && Integer.valueOf(1).equals(Values.compare(previous, element))) {
        return false;
      }
      previous = element;
    }
    return true;
  }

  private static Object extreme(CelList list, int replacing) {
    Values.checkSize(list.size());
    Object extreme = null;
    for (long i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (!Values.isOrdered(element)) {
        return EvalError.NO_SUCH_OVERLOAD;
      }
      if (extreme == null || Integer.valueOf(replacing).equals(Values.compare(extreme, element))) {
        extreme = element;
      }
    }
    return extreme == null ? new EvalError("called on empty list") : extreme;
  }

  private static Object sum(CelList list, Object zero) {
    Values.checkSize(list.size());
    Object sum = zero;
    for (long i = 0; i < list.size(); i++) {
      sum = StandardFunctions.add(sum, list.get(i));
      if (sum instanceof EvalError) {
        return sum;
      }
    }
    return sum;
  }

  private static Object indexOf(CelList list, Object wanted) {
    Values.checkSize(list.size());
    for (long i = 0; i < list.size(); i++) {
      if (Boolean.TRUE.equals(Values.equalTo(list.get(i), wanted))) {
        return i;
      }
    }
    return -1L;
  }

  private static Object lastIndexOf(CelList list, Object wanted) {
    Values.checkSize(list.size());
    for (long i = list.size() - 1; i >= 0; i--) {
      if (Boolean.TRUE.equals(Values.equalTo(list.get(i), wanted))) {
        return i;
      }
    }
    return -1L;
  }

  private static Object slice(CelList list, long start, long end) {
    if (start < 0 || end < 0 || start > end || end > list.size()) {
      return new EvalError("cannot slice(" + start + ", " + end + ")");
    }
    Values.checkSize(end - start);
    List<Object> slice = new ArrayList<>();
    for (long i = start; i < end; i++) {
      slice.add(list.get(i));
    }
    return CelList.of(slice);
  }

  private static Object flatten(Object value, long depth) {
    if (!(value instanceof CelList list)) {
      return EvalError.noSuchOverload(value);
    }
    if (depth < 0) {
      return new EvalError("level must be non-negative");
    }
    List<Object> flat = new ArrayList<>();
    flatten(list, depth, flat);
    return CelList.of(flat);
  }

  private static void flatten(CelList list, long depth, List<Object> to) {
    Values.checkSize(list.size() + to.size());
    for (long i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (depth > 0 && element instanceof CelList inner) {
        flatten(inner, depth - 1, to);
      } else {
        to.add(element);
      }
    }
  }

  private static Object reverse(CelList list) {
    Values.checkSize(list.size());
    List<Object> reversed = new ArrayList<>();
    for (long i = list.size() - 1; i >= 0; i--) {
      reversed.add(list.get(i));
    }
    return CelList.of(reversed);
  }

  private static Object distinct(CelList list) {
    if (list.size() == 0) {
      return list;
    }
    checkSquare(list);
    List<Object> distinct = new ArrayList<>();
    for (long i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      boolean seen = false;
      for (int j = 0; j < distinct.size() && !seen; j++) {
        seen = i != j && Boolean.TRUE.equals(Values.equalTo(element, distinct.get(j)));
      }
      if (!seen) {
        distinct.add(element);
      }
    }
    return CelList.of(distinct);
  }

  private static Object sort(CelList list, CelList keys) {
    if (list.size() != keys.size()) {
      return new EvalError("@sortByAssociatedKeys() expected a list of the same size");
    }
    if (list.size() == 0) {
      return list;
    }
    checkSquare(list);
    Object first = keys.get(0);
    if (!Values.isOrdered(first)) {
      return new EvalError("list elements must be comparable");
    }
    List<Long> order = new ArrayList<>();
    for (long i = 0; i < list.size(); i++) {
      if (list.size() > 1 && keys.get(i).getClass() != first.getClass()) {
        return new EvalError("list elements must have the same type");
      }
      order.add(i);
    }
    order.sort(
        (a, b) -> Values.compare(keys.get(a), keys.get(b)) instanceof Integer result ? result : 0);
    List<Object> sorted = new ArrayList<>();
    order.forEach(i -> sorted.add(list.get(i)));
    return CelList.of(sorted);
  }

  /** What takes the square of the length of a list would cost more than is allowed beyond this. */
  private static void checkSquare(CelList list) {
    if (list.size() > 2 * Math.sqrt(Evaluation.COST_LIMIT)) {
      throw new EvaluationAborted("operation cancelled: actual cost limit exceeded");
    }
  }

  private static boolean contains(CelList list, CelList wanted) {
    checkProduct(list, wanted);
    for (long i = 0; i < wanted.size(); i++) {
      if (!list.contains(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean intersects(CelList list, CelList other) {
    checkProduct(list, other);
    for (long i = 0; i < list.size(); i++) {
      if (other.contains(list.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static void checkProduct(CelList a, CelList b) {
    if ((double) a.size() * b.size() > 2.0 * Evaluation.COST_LIMIT) {
      throw new EvaluationAborted("operation cancelled: actual cost limit exceeded");
    }
  }
}
