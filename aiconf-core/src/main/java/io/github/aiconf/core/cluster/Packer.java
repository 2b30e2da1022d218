package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes values in packed form: numbers of variable length, and in place of what occurs often a
 * reference to one copy of it.
 */
final class Packer extends GeneratorBase {

  private final SharedValues shared = new SharedValues();
  private final Map<String, Integer> names = new HashMap<>();
  private byte[] code = new byte[1 << 12];
  private int size;
  private int[] open = new int[16];
  private int depth;

  Packer() {
    super(
        0,
        null,
        new IOContext(
            StreamReadConstraints.defaults(),
            StreamWriteConstraints.defaults(),
            ErrorReportConfiguration.defaults(),
            new BufferRecycler(),
            ContentReference.unknown(),
            false));
  }

  /** The number of bytes since the last cut. */
  int size() {
    return size;
  }

  /** What was written since the last cut. */
  byte[] cut() {
    byte[] cut = Arrays.copyOf(code, size);
    size = 0;
    return cut;
  }

  /** What the code refers to. */
  Object[] shared() {
    return shared.values();
  }

  @Override
  public void writeStartObject() {
    begin(PackedFormat.OBJECT);
  }

  @Override
  public void writeEndObject() {
    end();
  }

  @Override
  public void writeStartArray() {
    begin(PackedFormat.ARRAY);
  }

  @Override
  public void writeEndArray() {
    end();
  }

  @Override
  public void writeFieldName(String name) {
    Integer place = names.get(name);
    if (place != null) {
      number(PackedFormat.FIRST_SHARED + place);
      return;
    }
    int found = shared.text(name.toCharArray(), 0, name.length());
    if (found >= 0) {
      names.put(name, found);
    }
    text(name.toCharArray(), 0, name.length(), found);
  }

  @Override
  public void writeString(String text) {
    writeString(text.toCharArray(), 0, text.length());
  }

  @Override
  public void writeString(char[] chars, int start, int length) {
    text(chars, start, length, shared.text(chars, start, length));
  }

  private void text(char[] chars, int start, int length, int place) {
    if (place >= 0) {
      number(PackedFormat.FIRST_SHARED + place);
      return;
    }
    char all = 0;
    for (int i = start; i < start + length; i++) {
      all |= chars[i];
    }
    boolean wide = all > 0xff;
    number(wide ? PackedFormat.WIDE_TEXT : PackedFormat.LATIN_TEXT);
    number(length);
    reserve(2 * length);
    for (int i = start; i < start + length; i++) {
      if (wide) {
        code[size++] = (byte) (chars[i] >>> 8);
      }
      code[size++] = (byte) chars[i];
    }
  }

  @Override
  public void writeNumber(int number) {
    writeNumber((long) number);
  }

  @Override
  public void writeNumber(long number) {
    number(PackedFormat.INTEGER);
    number((number << 1) ^ (number >> 63));
  }

  @Override
  public void writeNumber(BigInteger number) {
    number(PackedFormat.BIG_INTEGER);
    writeString(number.toString());
  }

  @Override
  public void writeNumber(float number) {
    writeNumber((double) number);
  }

  @Override
  public void writeNumber(double number) {
    number(PackedFormat.DOUBLE);
    reserve(8);
    long bits = Double.doubleToRawLongBits(number);
    for (int shift = 56; shift >= 0; shift -= 8) {
      code[size++] = (byte) (bits >>> shift);
    }
  }

  @Override
  public void writeNumber(BigDecimal number) {
    writeNumber(number.doubleValue());
  }

  @Override
  public void writeNumber(String number) {
    writeNumber(new BigDecimal(number));
  }

  @Override
  public void writeBoolean(boolean state) {
    number(state ? PackedFormat.TRUE : PackedFormat.FALSE);
  }

  @Override
  public void writeNull() {
    number(PackedFormat.NULL);
  }

  private void begin(int kind) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = size;
    number(kind);
  }

  /** An object as a whole is never shared: its name is its own. */
  private void end() {
    number(PackedFormat.END);
    int start = open[--depth];
    int place = depth == 0 ? -1 : shared.structure(code, start, size);
    if (place >= 0) {
      size = start;
      number(PackedFormat.FIRST_SHARED + place);
    }
  }

  private void number(long number) {
    reserve(10);
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      code[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    code[size++] = (byte) rest;
  }

  private void reserve(int bytes) {
    if (code.length - size < bytes) {
      code = Arrays.copyOf(code, Math.max(2 * code.length, size + bytes));
    }
  }

  @Override
  public void flush() {}

  @Override
  protected void _releaseBuffers() {}

  @Override
  protected void _verifyValueWrite(String what) {}

  @Override
  public void writeRawUTF8String(byte[] text, int start, int length) {
    throw unstructured();
  }

  @Override
  public void writeUTF8String(byte[] text, int start, int length) {
    throw unstructured();
  }

  @Override
  public void writeRaw(String text) {
    throw unstructured();
  }

  @Override
  public void writeRaw(String text, int start, int length) {
    throw unstructured();
  }

  @Override
  public void writeRaw(char[] text, int start, int length) {
    throw unstructured();
  }

  @Override
  public void writeRaw(char c) {
    throw unstructured();
  }

  @Override
  public void writeBinary(Base64Variant variant, byte[] data, int start, int length) {
    throw unstructured();
  }

  private static UnsupportedOperationException unstructured() {
    return new UnsupportedOperationException("only values of JSON are packed");
  }
}
