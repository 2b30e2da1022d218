package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the packed form of values into plain maps, lists and scalars. */
final class Unpacker {

  private final byte[] code;
  private final @Nullable Object[] shared;
  private int at;

  /**
   * Reads from where a value begins.
   *
   * @param shared what the code refers to
   */
  Unpacker(byte[] code, @Nullable Object[] shared, int start) {
    this.code = code;
    this.shared = shared;
    this.at = start;
  }

  boolean hasNext() {
    return at < code.length;
  }

  /** Where the next value begins. */
  int position() {
    return at;
  }

  /** Passes over the next value, an object; answers its namespace, as {@code Value} reads it. */
  String skipToNamespace() {
    if (head() != PackedFormat.OBJECT) {
      throw damaged();
    }
    Value metadata = Value.absent();
    for (int head = head(); head != PackedFormat.END; head = head()) {
      if ("metadata".equals(value(head))) {
        metadata = Value.of(value(head()));
      } else {
        skip(head());
      }
    }
    return metadata.get("namespace").text();
  }

  private void skip(int head) {
    switch (head) {
      case PackedFormat.INTEGER -> {
        long unused = number();
      }
      case PackedFormat.DOUBLE -> at += Double.BYTES;
      case PackedFormat.BIG_INTEGER -> skip(head());
      case PackedFormat.LATIN_TEXT -> {
        int length = head();
        at += length;
      }
      case PackedFormat.WIDE_TEXT -> {
        int length = head();
        at += Character.BYTES * length;
      }
      case PackedFormat.OBJECT, PackedFormat.ARRAY -> {
        for (int next = head(); next != PackedFormat.END; next = head()) {
          skip(next);
        }
      }
      default -> {
        // A constant, or a reference to a shared value: the head is all of it.
      }
    }
  }

  /** The next value, which is a mapping or a list. */
  Object structure() {
    Object value = value(head());
    if (value == null) {
      throw damaged();
    }
    return value;
  }

  private @Nullable Object value(int head) {
    if (head >= PackedFormat.FIRST_SHARED) {
      return shared[head - PackedFormat.FIRST_SHARED];
    }
    return switch (head) {
      case PackedFormat.NULL -> null;
      case PackedFormat.FALSE -> false;
      case PackedFormat.TRUE -> true;
      case PackedFormat.INTEGER -> integer();
      case PackedFormat.DOUBLE -> Double.longBitsToDouble(eightBytes());
      case PackedFormat.BIG_INTEGER -> new BigInteger(String.valueOf(value(head())));
      case PackedFormat.LATIN_TEXT -> latin();
      case PackedFormat.WIDE_TEXT -> wide();
      case PackedFormat.OBJECT -> map();
      case PackedFormat.ARRAY -> list();
      default -> throw damaged();
    };
  }

  private Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int head = head(); head != PackedFormat.END; head = head()) {
      if (!(value(head) instanceof String key)) {
        throw damaged();
      }
      map.put(key, value(head()));
    }
    return map;
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>();
    for (int head = head(); head != PackedFormat.END; head = head()) {
      list.add(value(head));
    }
    return list;
  }

  /** The class is the one that a JSON parser chooses. */
  private Number integer() {
    long coded = number();
    long value = (coded >>> 1) ^ -(coded & 1);
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }

  private String latin() {
    int length = head();
    at += length;
    return new String(code, at - length, length, StandardCharsets.ISO_8859_1);
  }

  private String wide() {
    char[] chars = new char[head()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((code[at++] << 8) | (code[at++] & 0xff));
    }
    return new String(chars);
  }

  private int head() {
    byte first = code[at++];
    if (first >= 0) {
      return first;
    }
    at--;
    return (int) number();
  }

  /** Seven bits in each byte, the lowest first; the highest bit says that another one follows. */
  private long number() {
    long number = 0;
    int shift = 0;
    byte next = code[at++];
    while (next < 0) {
      number |= (next & 0x7FL) << shift;
      shift += 7;
      next = code[at++];
    }
    return number | ((long) next << shift);
  }

  private long eightBytes() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = (bits << 8) | (code[at++] & 0xff);
    }
    return bits;
  }

  private IllegalStateException damaged() {
    return new IllegalStateException("packed objects are damaged before byte " + at);
  }
}
