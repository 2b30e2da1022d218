package io.github.aiconf.simulator.selector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Values that may be missing. */
final class OptionalFunctions {

  private OptionalFunctions() {}

  static void register(FunctionTable.Implementations to) {
    to.overload("optional_of", values -> new OptionalValue(values[0]));
    to.overload("optional_none", values -> OptionalValue.NONE);
    to.overload(
        "optional_ofNonZeroValue",
        values -> isZero(values[0]) ? OptionalValue.NONE : new OptionalValue(values[0]));
    to.overload("optional_value", values -> {
      Object value = ((OptionalValue) values[0]).value();
      return value == null ? new EvalError("optional.none() dereference") : value;
    });
    to.overload("optional_hasValue", values -> ((OptionalValue) values[0]).value() != null);
    to.overload("list_first", values -> {
      CelList list = (CelList) values[0];
      return list.size() == 0 ? OptionalValue.NONE : new OptionalValue(list.get(0));
    });
    to.overload("list_last", values -> {
      CelList list = (CelList) values[0];
      return list.size() == 0 ? OptionalValue.NONE : new OptionalValue(list.get(list.size() - 1));
    });
    to.overload("optional_unwrap", values -> unwrap((CelList) values[0]));
    to.overload("optional_unwrapOpt", values -> unwrap((CelList) values[0]));
  }

  private static boolean isZero(Object value) {
    if (value instanceof Boolean flag) {
      return !flag;
    } else if (value instanceof Long number) {
      return number == 0;
    } else if (value instanceof Uint number) {
      return number.value() == 0;
    } else if (value instanceof Double number) {
      return number == 0;
    } else if (value instanceof Duration duration) {
      return duration.isZero();
    } else if (value instanceof OptionalValue optional) {
      return optional.value() == null || isZero(optional.value());
    } else if (value instanceof NetworkFunctions.Ip || value instanceof NetworkFunctions.Cidr) {
      return false;
    }
    Long size = Values.ownSize(value);
    return value == Values.Null.NULL || (size != null && size == 0);
  }

  private static Object unwrap(CelList list) {
    Values.checkSize(list.size());
    List<Object> present = new ArrayList<>();
    for (long i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof OptionalValue optional)) {
        return new EvalError("value is not optional");
      }
      if (optional.value() != null) {
        present.add(optional.value());
      }
    }
    return CelList.of(present);
  }
}
