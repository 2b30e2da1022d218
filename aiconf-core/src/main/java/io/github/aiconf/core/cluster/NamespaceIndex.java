package io.github.aiconf.core.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Where in packed blocks the objects of each namespace lie. */
final class NamespaceIndex {

  private static final class Places {

    private long[] all = new long[4];
    private int count;

    void add(int block, int start) {
      if (count == all.length) {
        all = Arrays.copyOf(all, 2 * count);
      }
      all[count++] = (long) block << Integer.SIZE | start;
    }
  }

  private static final Places NOWHERE = new Places();

  private final List<PackedBlock> blocks;
  private final Map<String, Places> byNamespace = new HashMap<>();

  private NamespaceIndex(List<PackedBlock> blocks) {
    this.blocks = blocks;
  }

  /** Looks through all objects once; what is not their metadata is passed over. */
  static NamespaceIndex of(List<PackedBlock> blocks) {
    NamespaceIndex index = new NamespaceIndex(blocks);
    for (int block = 0; block < blocks.size(); block++) {
      Unpacker objects = blocks.get(block).from(0);
      while (objects.hasNext()) {
        int start = objects.position();
        index
            .byNamespace
            .computeIfAbsent(objects.skipToNamespace(), unused -> new Places())
            .add(block, start);
      }
    }
    return index;
  }

  /** The objects of a namespace as plain maps, in their order. */
  Iterator<Object> objects(String namespace) {
    Places places = byNamespace.getOrDefault(namespace, NOWHERE);
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < places.count;
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        long place = places.all[next++];
        return blocks.get((int) (place >>> Integer.SIZE)).from((int) place).structure();
      }
    };
  }
}
