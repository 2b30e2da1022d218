package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.Taint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes by slot. A name that only pods know has a slot, too, so that their node can come after
 * them; such a slot is not present.
 */
final class NodeTable {

  private static final int FIRST_CAPACITY = 64;

  private final Map<String, Integer> slots = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<String, LabelColumn> columns = new HashMap<>();
  private final Map<List<Taint>, Integer> taintNumbers = new HashMap<>();
  private final List<List<Taint>> taintLists = new ArrayList<>();

  private @Nullable String[] names = new @Nullable String[FIRST_CAPACITY];
  private @Nullable Node[] nodes = new @Nullable Node[FIRST_CAPACITY];
  private int[] taints = new int[FIRST_CAPACITY];
  private long[] mostPods = new long[FIRST_CAPACITY];
  private int[] pods = new int[FIRST_CAPACITY];
  private final BitSet cordoned = new BitSet();
  private @Nullable Listing listing;
  private int size;
  private int present;

  /** The nodes there are, in the order of their slots. */
  static final class Listing {

    final List<String> names;
    final int[] slots;

    private Listing(List<String> names, int[] slots) {
      this.names = List.copyOf(names);
      this.slots = slots;
    }
  }

  final ResourceTable resources = new ResourceTable(FIRST_CAPACITY);

  /** The slot of the name, a new one if need be. */
  int slot(String name) {
    Integer known = slots.get(name);
    if (known != null) {
      return known;
    }
    Integer reused = free.poll();
    int slot = reused != null ? reused : size++;
    if (slot == nodes.length) {
      grow(2 * slot);
    }
    slots.put(name, slot);
    names[slot] = name;
    return slot;
  }

  /** Null if the name is not known. */
  @Nullable
  Integer known(String name) {
    return slots.get(name);
  }

  private void grow(int capacity) {
    names = Arrays.copyOf(names, capacity);
    nodes = Arrays.copyOf(nodes, capacity);
    taints = Arrays.copyOf(taints, capacity);
    mostPods = Arrays.copyOf(mostPods, capacity);
    pods = Arrays.copyOf(pods, capacity);
    resources.grow(capacity);
    columns.values().forEach(column -> column.grow(capacity));
  }

  void put(Node node) {
    int slot = slot(node.name());
    if (nodes[slot] == null) {
      present++;
      listing = null;
    }
    nodes[slot] = node;
    cordoned.set(slot, node.unschedulable());
    taints[slot] = taintNumber(node.taints());
    Quantity room = node.allocatable().get("pods");
    mostPods[slot] = room == null ? 0 : room.roundedUp();
    resources.setAllocatable(slot, node.allocatable());
    columns.forEach((key, column) -> column.set(slot, node.labels().get(key)));
  }

  /** Whether there was such a node. */
  boolean remove(String name) {
    Integer slot = slots.get(name);
    if (slot == null || nodes[slot] == null) {
      return false;
    }
    present--;
    listing = null;
    nodes[slot] = null;
    cordoned.clear(slot);
    resources.clearAllocatable(slot);
    columns.values().forEach(column -> column.set(slot, null));
    freeIfUnused(slot);
    return true;
  }

  private void freeIfUnused(int slot) {
    String name = names[slot];
    if (nodes[slot] == null && pods[slot] == 0 && name != null) {
      slots.remove(name);
      names[slot] = null;
      free.push(slot);
    }
  }

  void countPod(int slot, int change) {
    pods[slot] += change;
    if (pods[slot] == 0) {
      freeIfUnused(slot);
    }
  }

  private int taintNumber(List<Taint> list) {
    Integer known = taintNumbers.get(list);
    if (known != null) {
      return known;
    }
    taintLists.add(list);
    taintNumbers.put(list, taintLists.size() - 1);
    return taintLists.size() - 1;
  }

  /** The label by slot; made when it is first asked for, and kept up to date from then on. */
  LabelColumn column(String key) {
    LabelColumn known = columns.get(key);
    if (known != null) {
      return known;
    }
    LabelColumn column = new LabelColumn(nodes.length);
    for (int slot = 0; slot < size; slot++) {
      Node node = nodes[slot];
      if (node != null) {
        column.set(slot, node.labels().get(key));
      }
    }
    columns.put(key, column);
    return column;
  }

  /** All slots are below this. */
  int size() {
    return size;
  }

  /** How many nodes there are. */
  int present() {
    return present;
  }

  Listing listing() {
    Listing known = listing;
    if (known == null) {
      List<String> present = new ArrayList<>();
      int[] slotOf = new int[this.present];
      for (int slot = 0; slot < size; slot++) {
        Node node = nodes[slot];
        if (node != null) {
          slotOf[present.size()] = slot;
          present.add(node.name());
        }
      }
      known = new Listing(present, slotOf);
      listing = known;
    }
    return known;
  }

  /** The slots of cordoned nodes. */
  BitSet cordoned() {
    return cordoned;
  }

  /** Null if there is no node in the slot. */
  @Nullable
  Node node(int slot) {
    return nodes[slot];
  }

  /** Number of the list of taints, see {@link #taintLists}. */
  int taints(int slot) {
    return taints[slot];
  }

  /** Every list of taints that a node has had, by number. */
  List<List<Taint>> taintLists() {
    return taintLists;
  }

  /** How many more pods the node takes; below zero if it has too many. */
  long roomForPods(int slot) {
    return mostPods[slot] - pods[slot];
  }

  boolean isFull(int slot) {
    return pods[slot] + 1 > mostPods[slot];
  }
}
