package io.github.aiconf.simulator.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one label, by slot of the node. Values are numbered as they are first seen. */
final class LabelColumn {

  static final int ABSENT = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> values = new ArrayList<>();
  private int[] bySlot;

  LabelColumn(int capacity) {
    bySlot = new int[capacity];
    Arrays.fill(bySlot, ABSENT);
  }

  void grow(int capacity) {
    int before = bySlot.length;
    bySlot = Arrays.copyOf(bySlot, capacity);
    Arrays.fill(bySlot, before, capacity, ABSENT);
  }

  /** Whether that is another value than before. */
  boolean set(int slot, @Nullable String value) {
    int before = bySlot[slot];
    bySlot[slot] = value == null ? ABSENT : number(value);
    return bySlot[slot] != before;
  }

  private int number(String value) {
    Integer number = numbers.get(value);
    if (number == null) {
      number = values.size();
      numbers.put(value, number);
      values.add(value);
    }
    return number;
  }

  /** The number of the value; {@link #ABSENT} if the node has no such label. */
  int at(int slot) {
    return bySlot[slot];
  }

  /** The value with the number. */
  String value(int number) {
    return values.get(number);
  }

  /** How many values have been seen. */
  int size() {
    return values.size();
  }

  /** Which values meet the requirement, by number; the last is for the absent label. */
  boolean[] meeting(LabelRequirement requirement) {
    boolean[] meeting = new boolean[values.size() + 1];
    meeting[values.size()] = requirement.matches(null);
    switch (requirement.operator) {
      case IN, NOT_IN -> {
        boolean in = requirement.operator == LabelRequirement.Operator.IN;
        Arrays.fill(meeting, 0, values.size(), !in);
        for (String value : requirement.values) {
          Integer number = numbers.get(value);
          if (number != null) {
            meeting[number] = in;
          }
        }
      }
      default -> {
        for (int i = 0; i < values.size(); i++) {
          meeting[i] = requirement.matches(values.get(i));
        }
      }
    }
    return meeting;
  }
}
