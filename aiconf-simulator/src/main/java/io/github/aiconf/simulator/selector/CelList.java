package io.github.aiconf.simulator.selector;

import java.util.ArrayList;
import java.util.List;

/** A list. */
abstract class CelList {

  static final CelList EMPTY = new Plain(List.of());

  abstract long size();

  /** The element at an index that exists. */
  abstract Object get(long index);

  static CelList of(List<Object> values) {
    return new Plain(values);
  }

  /** Both lists, one behind the other. */
  static CelList concatenated(CelList first, CelList second) {
    if (first instanceof Growing growing) {
      growing.addAll(second);
      return growing;
    }
    if (first.size() == 0) {
      return second;
    }
    return second.size() == 0 ? first : new Concatenated(first, second);
  }

  /** Whether an element equals the value; elements it cannot be compared with do not. */
  boolean contains(Object value) {
    for (long i = 0; i < size(); i++) {
      if (Boolean.TRUE.equals(Values.equalTo(value, get(i)))) {
        return true;
      }
    }
    return false;
  }

  private static final class Plain extends CelList {

    private final List<Object> values;

    Plain(List<Object> values) {
      this.values = values;
    }

    @Override
    long size() {
      return values.size();
    }

    @Override
    Object get(long index) {
      return values.get(Math.toIntExact(index));
    }
  }

  private static final class Concatenated extends CelList {

    private final CelList first;
    private final CelList second;
    private final long size;
    private final int depth;

    Concatenated(CelList first, CelList second) {
      this.first = first;
      this.second = second;
      this.size = Math.addExact(first.size(), second.size());
      this.depth = 1 + Math.max(depth(first), depth(second));
      if (depth > 1000) {
        throw new EvaluationAborted("list put together from too many lists");
      }
    }

    private static int depth(CelList list) {
      return list instanceof Concatenated concatenated ? concatenated.depth : 0;
    }

    @Override
    long size() {
      return size;
    }

    @Override
    Object get(long index) {
      CelList list = this;
      long rest = index;
      while (list instanceof Concatenated both) {
        if (rest < both.first.size()) {
          list = both.first;
        } else {
          rest -= both.first.size();
          list = both.second;
        }
      }
      return list.get(rest);
    }
  }

  /** The numbers from 0. */
  static final class Range extends CelList {

    private final long size;

    Range(long size) {
      this.size = size;
    }

    @Override
    long size() {
      return size;
    }

    @Override
    Object get(long index) {
      return index;
    }
  }

  /** What a macro collects: adding changes it, wherever else it may be seen. */
  static final class Growing extends CelList {

    private final List<Object> values = new ArrayList<>();

    @Override
    long size() {
      return values.size();
    }

    @Override
    Object get(long index) {
      return values.get(Math.toIntExact(index));
    }

    private void addAll(CelList added) {
      long count = added.size();
      Values.checkSize(values.size() + count);
      for (long i = 0; i < count; i++) {
        values.add(added.get(i));
      }
    }

    CelList snapshot() {
      return new Plain(List.copyOf(values));
    }
  }
}
