package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.LabelSyntax;
import io.github.aiconf.simulator.model.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What nodes have of each resource and what is taken of it. Amounts are thousandths of cpu and
 * whole numbers of everything else; as in the scheduler, sums beyond a long wrap around.
 */
final class ResourceTable {

  private static final String CPU = "cpu";
  private static final int LONGEST_PREFIX = 253;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Set<String> counted = new HashSet<>();
  private final List<long[]> allocatable = new ArrayList<>();
  private final List<long[]> taken = new ArrayList<>();
  private int capacity;

  ResourceTable(int capacity) {
    this.capacity = capacity;
  }

  void grow(int slots) {
    capacity = slots;
    allocatable.replaceAll(amounts -> Arrays.copyOf(amounts, slots));
    taken.replaceAll(amounts -> Arrays.copyOf(amounts, slots));
  }

  /** Whether the scheduler counts the resource at all. */
  boolean isCounted(String name) {
    if (counted.contains(name)) {
      return true;
    }
    boolean isCounted = isCountedName(name);
    if (isCounted) {
      counted.add(name);
    }
    return isCounted;
  }

  private static boolean isCountedName(String name) {
    return name.equals(CPU)
        || name.equals("memory")
        || name.equals("ephemeral-storage")
        || isScalar(name);
  }

  private static boolean isScalar(String name) {
    return name.startsWith("hugepages-")
        || name.startsWith("attachable-volumes-")
        || name.contains("kubernetes.io/")
        || isExtended(name);
  }

  /** Whether it is a resource of someone's own. */
  static boolean isExtended(String name) {
    int slash = name.indexOf('/');
    return slash >= 0
        && !name.contains("kubernetes.io/")
        && !name.startsWith("requests.")
        && slash + "requests.".length() <= LONGEST_PREFIX
        && LabelSyntax.isKey(name);
  }

  /** The number of a resource, a new one if need be. */
  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = names.size();
    numbers.put(name, number);
    names.add(name);
    allocatable.add(new long[capacity]);
    taken.add(new long[capacity]);
    return number;
  }

  String name(int resource) {
    return names.get(resource);
  }

  /** In the unit that is counted in. */
  static long amount(String resource, Quantity quantity) {
    return resource.equals(CPU) ? quantity.roundedUpToThousandths() : quantity.roundedUp();
  }

  void setAllocatable(int slot, Map<String, Quantity> amounts) {
    clearAllocatable(slot);
    amounts.forEach((name, quantity) -> {
      if (isCounted(name)) {
        allocatable.get(number(name))[slot] = amount(name, quantity);
      }
    });
  }

  void clearAllocatable(int slot) {
    for (long[] amounts : allocatable) {
      amounts[slot] = 0;
    }
  }

  void take(int slot, Demand demand, int sign) {
    for (int i = 0; i < demand.resources.length; i++) {
      taken.get(demand.resources[i])[slot] += sign * demand.amounts[i];
    }
  }

  /** By slot. */
  long[] allocatable(int resource) {
    return allocatable.get(resource);
  }

  /** By slot. */
  long[] taken(int resource) {
    return taken.get(resource);
  }
}
