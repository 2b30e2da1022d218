package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.Taint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Nodes by slot. A name that only pods know has a slot, too, so that their node can come after
 * them; such a slot is not present.
 */
final class NodeTable {

  private static final int FIRST_CAPACITY = 64;
  private static final int UNRANKED = -1;

  private final Map<String, Integer> slots = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<String, LabelColumn> columns = new HashMap<>();
  private final Map<List<Taint>, Integer> taintNumbers = new HashMap<>();
  private final List<List<Taint>> taintLists = new ArrayList<>();

  private @Nullable String[] names = new @Nullable String[FIRST_CAPACITY];
  private @Nullable Node[] nodes = new @Nullable Node[FIRST_CAPACITY];
  private int[] taints = new int[FIRST_CAPACITY];
  private long[] mostPods = new long[FIRST_CAPACITY];
  private long[] pods = new long[FIRST_CAPACITY];
  private int[] ranks = new int[FIRST_CAPACITY];
  private int unranked;
  private final BitSet cordoned = new BitSet();
  private @Nullable Listing listing;
  private int size;
  private int present;

  /** The nodes there are, in the order of their slots. */
  private static final class Listing {

    private final int[] slots;
    private final Map<List<String>, NodeDomains> domains = new HashMap<>();
    private @Nullable List<String> names;

    Listing(int[] slots) {
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
    ranks[slot] = UNRANKED;
    unranked++;
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
    ranks = Arrays.copyOf(ranks, capacity);
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
    boolean moves = false;
    for (Map.Entry<String, LabelColumn> column : columns.entrySet()) {
      moves |= column.getValue().set(slot, node.labels().get(column.getKey()));
    }
    if (moves) {
      forgetDomains();
    }
  }

  private void forgetDomains() {
    if (listing != null) {
      listing.domains.clear();
    }
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
      // The order of the others stays.
      unranked -= ranks[slot] == UNRANKED ? 1 : 0;
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

  private Listing listing() {
    Listing known = listing;
    if (known == null) {
      int[] slotOf = new int[present];
      int count = 0;
      for (int slot = 0; slot < size; slot++) {
        if (nodes[slot] != null) {
          slotOf[count++] = slot;
        }
      }
      known = new Listing(slotOf);
      listing = known;
    }
    return known;
  }

  /** The slots of the nodes there are, rising. The place in it is the number of a node. */
  int[] slots() {
    return listing().slots;
  }

  /** The names of the nodes by number. */
  List<String> names() {
    Listing of = listing();
    List<String> known = of.names;
    if (known == null) {
      known = Arrays.stream(of.slots).mapToObj(this::name).toList();
      of.names = known;
    }
    return known;
  }

  /** The parts of the cluster by the labels, which are read as a path. */
  NodeDomains domains(List<String> labels) {
    Listing of = listing();
    NodeDomains known = of.domains.get(labels);
    if (known == null) {
      known = NodeDomains.of(labels.stream().map(this::column).toList(), of.slots);
      of.domains.put(List.copyOf(labels), known);
    }
    return known;
  }

  String name(int slot) {
    return Objects.requireNonNull(names[slot], "there is no node in the slot");
  }

  /** By slot, the place of the name among all names. */
  int[] ranks() {
    if (unranked > 0) {
      Integer[] order = slots.values().toArray(Integer[]::new);
      Arrays.sort(order, Comparator.comparing(this::name));
      for (int rank = 0; rank < order.length; rank++) {
        ranks[order[rank]] = rank;
      }
      unranked = 0;
    }
    return ranks;
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

  /** The same by number. */
  FreeAmounts roomForPods() {
    return new FreeAmounts(mostPods, pods, slots());
  }

  boolean isFull(int slot, int more) {
    return pods[slot] + more + 1 > mostPods[slot];
  }
}
