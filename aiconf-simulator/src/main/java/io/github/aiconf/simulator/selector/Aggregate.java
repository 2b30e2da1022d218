package io.github.aiconf.simulator.selector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists, maps and objects written in an expression. */
final class Aggregate {

  private static final int LIST_COST = 10;
  private static final int MAP_COST = 30;

  private Aggregate() {}

  /** {@code [a, ?b]}. */
  static final class ListLiteral extends Node.Numbered {

    final Node[] elements;
    final boolean[] optional;

    ListLiteral(int number, Node[] elements, boolean[] optional) {
      super(number);
      this.elements = elements;
      this.optional = optional;
    }

    @Override
    Object eval(Evaluation evaluation) {
      Object result = build(evaluation);
      Call.dropArguments(evaluation, elements);
      evaluation.cost += LIST_COST;
      evaluation.push(number);
      return result;
    }

    /** The same as a value, if all elements are constants. */
    Node constant() {
      List<Object> values = new ArrayList<>(elements.length);
      for (int i = 0; i < elements.length; i++) {
        if (optional[i]) {
          throw new Planner.PlanException("optional element is no optional value");
        }
        values.add(((Node.Constant) elements[i]).value);
      }
      return new Node.Constant(number, CelList.of(values));
    }

    private Object build(Evaluation evaluation) {
      List<Object> values = new ArrayList<>(elements.length);
      for (int i = 0; i < elements.length; i++) {
        Object value = elements[i].eval(evaluation);
        if (value instanceof EvalError) {
          return value;
        }
        if (optional[i]) {
          if (!(value instanceof OptionalValue present)) {
            return new EvalError("optional element is no optional value");
          }
          if (present.value() != null) {
            values.add(present.value());
          }
        } else {
          values.add(value);
        }
      }
      return CelList.of(values);
    }
  }

  /** {@code {a: b, ?c: d}}. */
  static final class MapLiteral extends Node.Numbered {

    final Node[] entries;
    final boolean[] optional;

    /** Keys and values take turns. */
    MapLiteral(int number, Node[] entries, boolean[] optional) {
      super(number);
      this.entries = entries;
      this.optional = optional;
    }

    @Override
    Object eval(Evaluation evaluation) {
      Object result = build(evaluation);
      Call.dropArguments(evaluation, entries);
      evaluation.cost += MAP_COST;
      evaluation.push(number);
      return result;
    }

    /** The same as a value, if all entries are constants. */
    Node constant() {
      Map<Object, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < entries.length; i += 2) {
        Object key = ((Node.Constant) entries[i]).value;
        if (optional[i / 2] || key instanceof Bytes) {
          throw new Planner.PlanException("invalid entry of a map");
        }
        values.put(key, ((Node.Constant) entries[i + 1]).value);
      }
      return new Node.Constant(number, CelMap.of(values));
    }

    private Object build(Evaluation evaluation) {
      Map<Object, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < entries.length; i += 2) {
        Object key = entries[i].eval(evaluation);
        if (key instanceof EvalError) {
          return key;
        }
        Object value = entries[i + 1].eval(evaluation);
        if (value instanceof EvalError) {
          return value;
        }
        Values.checkKey(key);
        if (optional[i / 2]) {
          if (!(value instanceof OptionalValue present)) {
            return new EvalError("optional entry is no optional value");
          }
          if (present.value() == null) {
            values.remove(key);
          } else {
            values.put(key, present.value());
          }
        } else {
          values.put(key, value);
        }
      }
      return CelMap.of(values);
    }
  }

  /** {@code Type{field: a}}, of which Kubernetes takes the types but can make none. */
  static final class ObjectLiteral extends Node.Numbered {

    private static final int OBJECT_COST = 40;

    private final Node[] fields;

    ObjectLiteral(int number, Node[] fields) {
      super(number);
      this.fields = fields;
    }

    @Override
    Object eval(Evaluation evaluation) {
      Object result = null;
      for (int i = 0; i < fields.length && result == null; i++) {
        result = fields[i].eval(evaluation) instanceof EvalError error ? error : null;
      }
      Call.dropArguments(evaluation, fields);
      evaluation.cost += OBJECT_COST;
      evaluation.push(number);
      return result == null ? new EvalError("unknown type") : result;
    }
  }
}
