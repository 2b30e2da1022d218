package io.github.aiconf.simulator.placement.gang;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The largest flow from classes to groups of nodes, by shortest augmenting paths. */
final class Transport {

  private static final int NONE = -1;

  private final int classes;
  private final int[] masks;
  private final long[] left;
  private final long[] roomLeft;
  /** By class and group. */
  private final long[][] flow;

  /**
   * @param masks by group, the classes that can be there, as bits
   * @param sizes by group, how many nodes there are
   */
  Transport(int classes, int[] masks, long[] sizes) {
    this.classes = classes;
    this.masks = masks;
    this.left = new long[classes];
    this.roomLeft = sizes.clone();
    this.flow = new long[classes][masks.length];
  }

  /** Lets the class send more. */
  void raise(int podClass, long by) {
    left[podClass] += by;
  }

  long flow(int podClass, int group) {
    return flow[podClass][group];
  }

  /**
   * Sends as much as possible.
   *
   * @return the classes that want to send more and those that share all their nodes with them, as
   *     bits; 0 if everything is sent
   */
  int fill() {
    while (true) {
      int[] cameFrom = new int[classes + masks.length];
      int end = search(cameFrom);
      if (end == NONE) {
        return reached(cameFrom);
      }
      augment(cameFrom, end);
    }
  }

  /** Classes are places below {@code classes}, groups those from there on. */
  private int search(int[] cameFrom) {
    Arrays.fill(cameFrom, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    for (int podClass = 0; podClass < classes; podClass++) {
      if (left[podClass] > 0) {
        cameFrom[podClass] = podClass;
        open.add(podClass);
      }
    }
    while (!open.isEmpty()) {
      int place = open.remove();
      if (place < classes) {
        for (int group = 0; group < masks.length; group++) {
          if ((masks[group] >> place & 1) != 0 && cameFrom[classes + group] == NONE) {
            cameFrom[classes + group] = place;
            if (roomLeft[group] > 0) {
              return classes + group;
            }
            open.add(classes + group);
          }
        }
      } else {
        for (int podClass = 0; podClass < classes; podClass++) {
          if (cameFrom[podClass] == NONE && flow[podClass][place - classes] > 0) {
            cameFrom[podClass] = place;
            open.add(podClass);
          }
        }
      }
    }
    return NONE;
  }

  private void augment(int[] cameFrom, int end) {
    long amount = roomLeft[end - classes];
    int place = end;
    while (cameFrom[place] != place) {
      int before = cameFrom[place];
      if (place < classes) {
        amount = Math.min(amount, flow[place][before - classes]);
      }
      place = before;
    }
    amount = Math.min(amount, left[place]);
    left[place] -= amount;
    roomLeft[end - classes] -= amount;
    for (int at = end; cameFrom[at] != at; at = cameFrom[at]) {
      int before = cameFrom[at];
      if (at < classes) {
        flow[at][before - classes] -= amount;
      } else {
        flow[before][at - classes] += amount;
      }
    }
  }

  private int reached(int[] cameFrom) {
    int reached = 0;
    for (int podClass = 0; podClass < classes; podClass++) {
      reached |= cameFrom[podClass] == NONE ? 0 : 1 << podClass;
    }
    return reached;
  }
}
