package io.github.aiconf.core.cluster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The texts and structures that occur so often in a list that its objects refer to them. */
final class SharedValues {

  /*
   * An open-addressing hash table from content to place. What is met for the first time is only
   * counted, in a small table in which a newcomer takes the slot of another one with the same
   * remainder: what is rare, such as a UID, costs nothing, and what is frequent comes again before
   * it is pushed out. Probing is bounded, so that crafted collisions lose sharing and not time.
   */

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  /** More than the times of a single object repeat in it. */
  private static final int SIGHTS = 8;

  /** What is longer has many parts that are not shared, and hardly repeats as a whole. */
  private static final int LONGEST_STRUCTURE = 256;

  private static final int LIMIT = 1 << 16;
  private static final int COUNTED = 1 << 14;
  private static final int PROBES = 16;

  private final int[] countedHashes = new int[COUNTED];
  private final byte[] sights = new byte[COUNTED];
  private int[] places = new int[1 << 10];
  private int[] hashes = new int[1 << 8];
  private Object[] contents = new Object[1 << 8];
  private Object[] values = new Object[1 << 8];
  private int size;

  /** The place of a text; -1 where it is not shared. */
  int text(char[] chars, int start, int length) {
    int hash = 0;
    for (int i = start; i < start + length; i++) {
      hash = 31 * hash + chars[i];
    }
    hash = spread(hash);
    for (int probe = 0; probe < PROBES; probe++) {
      int place = places[(hash + probe) & (places.length - 1)] - 1;
      if (place < 0) {
        break;
      }
      if (hashes[place] == hash
          && contents[place] instanceof char[] text
          && Arrays.equals(text, 0, text.length, chars, start, start + length)) {
        return place;
      }
    }
    if (!isFrequent(hash)) {
      return -1;
    }
    char[] content = Arrays.copyOfRange(chars, start, start + length);
    return add(hash, content, new String(content));
  }

  /** The place of a structure, given its packed form; -1 where it is not shared. */
  int structure(byte[] code, int start, int end) {
    if (end - start > LONGEST_STRUCTURE) {
      return -1;
    }
    int hash = hash(code, start, end);
    for (int probe = 0; probe < PROBES; probe++) {
      int place = places[(hash + probe) & (places.length - 1)] - 1;
      if (place < 0) {
        break;
      }
      if (hashes[place] == hash
          && contents[place] instanceof byte[] content
          && Arrays.equals(content, 0, content.length, code, start, end)) {
        return place;
      }
    }
    if (!isFrequent(hash)) {
      return -1;
    }
    byte[] content = Arrays.copyOfRange(code, start, end);
    return add(hash, content, new Unpacker(content, values, 0).structure());
  }

  /** The values by their places. */
  Object[] values() {
    return Arrays.copyOf(values, size);
  }

  private boolean isFrequent(int hash) {
    int slot = hash & (COUNTED - 1);
    if (countedHashes[slot] != hash) {
      countedHashes[slot] = hash;
      sights[slot] = 1;
      return false;
    }
    return ++sights[slot] == SIGHTS && size < LIMIT;
  }

  private int add(int hash, Object content, Object value) {
    if (size == values.length) {
      grow();
    }
    if (!enter(hash, size)) {
      return -1;
    }
    hashes[size] = hash;
    contents[size] = content;
    values[size] = value;
    return size++;
  }

  private boolean enter(int hash, int place) {
    for (int probe = 0; probe < PROBES; probe++) {
      int slot = (hash + probe) & (places.length - 1);
      if (places[slot] == 0) {
        places[slot] = place + 1;
        return true;
      }
    }
    return false;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * size);
    contents = Arrays.copyOf(contents, 2 * size);
    values = Arrays.copyOf(values, 2 * size);
    places = new int[8 * size];
    for (int place = 0; place < size; place++) {
      boolean unused = enter(hashes[place], place);
    }
  }

  private static int hash(byte[] code, int start, int end) {
    long hash = MULTIPLIER;
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      hash = (hash ^ (long) EIGHT_BYTES.get(code, i)) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    for (; i < end; i++) {
      hash = (hash ^ code[i]) * MULTIPLIER;
    }
    return (int) (hash ^ (hash >>> 32));
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
