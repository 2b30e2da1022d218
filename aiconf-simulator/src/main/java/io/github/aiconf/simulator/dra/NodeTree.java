package io.github.aiconf.simulator.dra;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The nodes of an inventory in their order. A tree of which a change copies one path. Each part
 * remembers how much room its nodes have at most, so that full ones are passed over together.
 */
final class NodeTree {

  private static final int WIDTH = 32;
  private static final int BITS = 5;

  /** Nodes, or trees of the height below. */
  private final Object[] children;

  private final int height;
  private final int size;
  private final long firstOrder;

  /** Whether all children but the last have as many nodes as they can. */
  private final boolean dense;

  /** The most room that any node has, once it is known of all. */
  private volatile int room = NodeState.UNKNOWN;

  private NodeTree(Object[] children, int height) {
    this.children = children;
    this.height = height;
    int count = 0;
    boolean full = true;
    for (int i = 0; i < children.length; i++) {
      full &= count == i << (BITS * height);
      count += height == 0 ? 1 : below(i).size;
    }
    this.size = count;
    this.dense = full;
    this.firstOrder = count == 0 ? 0 : height == 0 ? node(0).order : below(0).firstOrder;
  }

  static NodeTree of(List<NodeState> nodes) {
    Object[] level = nodes.toArray();
    int height = 0;
    while (true) {
      if (level.length <= WIDTH) {
        return new NodeTree(level, height);
      }
      Object[] above = new Object[(level.length + WIDTH - 1) / WIDTH];
      for (int i = 0; i < above.length; i++) {
        int end = Math.min(level.length, (i + 1) * WIDTH);
        above[i] = new NodeTree(Arrays.copyOfRange(level, i * WIDTH, end), height);
      }
      level = above;
      height++;
    }
  }

  private NodeTree below(int index) {
    return (NodeTree) children[index];
  }

  private NodeState node(int index) {
    return (NodeState) children[index];
  }

  int size() {
    return size;
  }

  NodeState get(int number) {
    NodeTree tree = this;
    int rest = number;
    while (tree.height > 0) {
      int index = tree.dense ? rest >> (BITS * tree.height) : 0;
      rest -= index << (BITS * tree.height);
      while (rest >= tree.below(index).size) {
        rest -= tree.below(index).size;
        index++;
      }
      tree = tree.below(index);
    }
    return tree.node(rest);
  }

  /** The index of the child that a node of that order belongs to. */
  private int indexOf(long order) {
    int index = children.length - 1;
    while (index > 0 && (height == 0 ? node(index).order : below(index).firstOrder) > order) {
      index--;
    }
    return index;
  }

  /** The number of the node of that order, which has to be there. */
  int numberOf(long order) {
    int index = indexOf(order);
    if (height == 0) {
      return index;
    }
    int before = 0;
    for (int i = 0; i < index; i++) {
      before += below(i).size;
    }
    return before + below(index).numberOf(order);
  }

  /** The same with another state of the node of that order, which has to be there. */
  NodeTree with(long order, UnaryOperator<NodeState> change) {
    int index = indexOf(order);
    Object[] changed = children.clone();
    changed[index] = height == 0 ? change.apply(node(index)) : below(index).with(order, change);
    return new NodeTree(changed, height);
  }

  /** The same with another state of every node. */
  NodeTree withAll(UnaryOperator<NodeState> change) {
    Object[] changed = new Object[children.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = height == 0 ? change.apply(node(i)) : below(i).withAll(change);
    }
    return new NodeTree(changed, height);
  }

  /** The same with one more node at the end. */
  NodeTree add(NodeState last) {
    if (isFull()) {
      return new NodeTree(new Object[] {this, alone(last, height)}, height + 1);
    }
    int end = children.length - 1;
    boolean opens = height == 0 || end < 0 || below(end).isFull();
    Object[] changed = opens ? Arrays.copyOf(children, end + 2) : children.clone();
    if (opens) {
      changed[end + 1] = height == 0 ? last : alone(last, height - 1);
    } else {
      changed[end] = below(end).add(last);
    }
    return new NodeTree(changed, height);
  }

  private boolean isFull() {
    return children.length == WIDTH && (height == 0 || below(WIDTH - 1).isFull());
  }

  private static NodeTree alone(NodeState node, int height) {
    Object child = height == 0 ? node : alone(node, height - 1);
    return new NodeTree(new Object[] {child}, height);
  }

  /** The same without the node of that order, which has to be there. */
  NodeTree without(long order) {
    int index = indexOf(order);
    NodeTree rest = height == 0 ? null : below(index).without(order);
    if (rest != null && rest.size > 0) {
      Object[] changed = children.clone();
      changed[index] = rest;
      return new NodeTree(changed, height);
    }
    Object[] fewer = new Object[children.length - 1];
    System.arraycopy(children, 0, fewer, 0, index);
    System.arraycopy(children, index + 1, fewer, index, fewer.length - index);
    return new NodeTree(fewer, fewer.length == 0 ? 0 : height);
  }

  /**
   * The number of the first node from {@code from} on that is not known to have less room; -1 if
   * there is none.
   */
  int next(int from, int least) {
    if (room < least) {
      return -1;
    }
    int before = 0;
    for (int i = 0; i < children.length; i++) {
      int width = height == 0 ? 1 : below(i).size;
      if (before + width > from) {
        int found = height == 0
            ? node(i).room() < least ? -1 : 0
            : below(i).next(Math.max(0, from - before), least);
        if (found >= 0) {
          return before + found;
        }
      }
      before += width;
    }
    if (from == 0) {
      remember();
    }
    return -1;
  }

  /** After every child was found to have too little. */
  private void remember() {
    int most = 0;
    for (int i = 0; i < children.length; i++) {
      most = Math.max(most, height == 0 ? node(i).room() : below(i).room);
    }
    room = most;
  }
}
