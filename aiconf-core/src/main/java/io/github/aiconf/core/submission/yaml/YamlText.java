package io.github.aiconf.core.submission.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of a file: UTF-8, or what its byte order mark says. */
public final class YamlText {

  /** No character of YAML: it stands where the bytes are no text, so that reading ends there. */
  private static final char UNREADABLE = '\uFFFE';

  private final String text;
  private final Charset charset;
  private final boolean marked;

  private YamlText(String text, Charset charset, boolean marked) {
    this.text = text;
    this.charset = charset;
    this.marked = marked;
  }

  /** Decodes a file up to the first bytes that are no text. */
  public static YamlText of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    return decode(bytes, 0, StandardCharsets.UTF_8);
  }

  /** The characters, without a byte order mark. */
  public String text() {
    return text;
  }

  /** Whether the bytes are a text to their end. */
  public boolean isComplete() {
    return text.isEmpty() || text.charAt(text.length() - 1) != UNREADABLE;
  }

  /** The bytes of another text, encoded as this one is. */
  public byte[] encode(String other) {
    return ((marked ? "\uFEFF" : "") + other).getBytes(charset);
  }

  private static YamlText decode(byte[] bytes, int from, Charset charset) {
    CharsetDecoder decoder = charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      out.put(UNREADABLE);
    }
    return new YamlText(out.flip().toString(), charset, from > 0);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
