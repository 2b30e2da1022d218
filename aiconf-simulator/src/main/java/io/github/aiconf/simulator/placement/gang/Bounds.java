package io.github.aiconf.simulator.placement.gang;

import java.util.List;
import java.util.Optional;

/** What no placement can exceed: places of each class, and each resource for any set of classes. */
final class Bounds {

  /** With more classes, only all of them together are looked at. */
  private static final int MOST_SETS = 8;

  private final Columns columns;
  private final Shortfall shortfall;

  Bounds(Columns columns, Gang gang) {
    this.columns = columns;
    this.shortfall = new Shortfall(gang);
  }

  /** A bound that shows that the gang cannot be placed; empty if none does. */
  Optional<Certificate> violated(List<NodeType> types) {
    for (int podClass = 0; podClass < columns.classes(); podClass++) {
      List<Integer> alone = List.of(podClass);
      long places = 0;
      for (NodeType type : types) {
        if ((type.open >> podClass & 1) != 0) {
          places += (long) columns.quotient(podClass, type.free) * type.nodes.length;
        }
      }
      if (places < shortfall.needed(alone)) {
        return Optional.of(new Certificate.TooFewPlaces(alone, places, shortfall.needed(alone)));
      }
    }
    int all = (1 << columns.classes()) - 1;
    for (int mask = columns.classes() > MOST_SETS ? all : 1; mask <= all; mask++) {
      for (int resource = 0; resource < columns.free.length; resource++) {
        Optional<Certificate> found = tooLittle(types, mask, resource);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Certificate> tooLittle(List<NodeType> types, int mask, int resource) {
    List<Integer> classes = Shortfall.classes(mask);
    long[] amounts = new long[columns.classes()];
    long unit = 0;
    for (int podClass : classes) {
      amounts[podClass] = columns.wanted[podClass][resource];
      unit = greatestDivisor(unit, amounts[podClass]);
    }
    if (unit == 0) {
      return Optional.empty();
    }
    long available = 0;
    for (NodeType type : types) {
      if ((type.open & mask) != 0) {
        long usable = type.free[resource] / unit * unit;
        available = Shortfall.plus(available, Shortfall.times(usable, type.nodes.length));
      }
    }
    long needed = shortfall.demand(classes, amounts);
    return needed <= available
        ? Optional.empty()
        : Optional.of(new Certificate.TooLittle(
            classes, columns.resources.get(resource), unit, available, needed));
  }

  static long greatestDivisor(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }
}
