package io.github.aiconf.core.submission.artifact;

import java.nio.charset.StandardCharsets;

/**
 * One line of JSON as Go's decoder reads it into three texts: keys in any case, of a key that
 * stands twice the last one counts, bytes that are no UTF-8 are replaced. Nothing of the line is
 * kept but the three texts.
 */
final class GoJson {

  private static final int MAX_DEPTH = 10_000;

  private final boolean[] inObject = new boolean[MAX_DEPTH + 1];
  private Lines lines;
  private byte[] bytes;
  private int at;
  private int end;
  private String action = "";
  private String pack = "";
  private String test = "";

  GoJson() {
    bytes = new byte[0];
    lines = new Lines(java.io.InputStream.nullInputStream());
  }

  String action() {
    return action;
  }

  String pack() {
    return pack;
  }

  String test() {
    return test;
  }

  /**
   * Reads a line; false for one that is blank.
   *
   * @throws ArtifactException if it is neither an object nor null
   */
  boolean read(Lines source) throws ArtifactException {
    lines = source;
    bytes = source.buffer();
    at = source.from();
    end = source.to();
    action = "";
    pack = "";
    test = "";
    trim();
    if (at == end) {
      return false;
    }
    if (bytes[at] == '{') {
      object();
    } else {
      literal("null");
    }
    if (at < end) {
      throw malformed();
    }
    return true;
  }

  /** White space as Go's bytes.TrimSpace knows it, of which one-byte and the usual wide ones. */
  private void trim() {
    int width = spaceAt(at);
    while (at < end && width > 0) {
      at += width;
      width = spaceAt(at);
    }
    width = spaceBefore(end);
    while (end > at && width > 0) {
      end -= width;
      width = spaceBefore(end);
    }
  }

  private int spaceAt(int position) {
    for (int width = 1; width <= 3 && position + width <= end; width++) {
      if (isSpace(position, width)) {
        return width;
      }
    }
    return 0;
  }

  private int spaceBefore(int position) {
    for (int width = 1; width <= 3 && position - width >= at; width++) {
      if (isSpace(position - width, width)) {
        return width;
      }
    }
    return 0;
  }

  private boolean isSpace(int position, int width) {
    int first = bytes[position] & 0xFF;
    if (width == 1) {
      return first == ' ' || (first >= '\t' && first <= '\r');
    }
    if (first < 0xC2) {
      return false;
    }
    String text = lines.text(position, position + width);
    return text.length() == 1 && GoText.isSpace(text.charAt(0));
  }

  private void object() throws ArtifactException {
    at++;
    blank();
    if (accept('}')) {
      return;
    }
    do {
      blank();
      int key = at;
      string();
      String name = known(key);
      blank();
      expect(':');
      blank();
      if (name.isEmpty()) {
        value();
      } else {
        text(name);
      }
      blank();
    } while (accept(','));
    expect('}');
  }

  /** The field that a key stands for; empty for those that nobody asks for. */
  private String known(int key) {
    int length = at - key;
    // Escapes and wide letters make a key longer, and none of the three is longer than this.
    if (length > 2 + 6 * "package".length()) {
      return "";
    }
    String folded = fold(unquoted(key));
    return switch (folded) {
      case "action", "package", "test" -> folded;
      default -> "";
    };
  }

  private static String fold(String key) {
    StringBuilder folded = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      folded.append(
          switch (c) {
            case '\u017F' -> 's';
            case '\u212A' -> 'k';
            default -> c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
          });
    }
    return folded.toString();
  }

  private void text(String field) throws ArtifactException {
    int start = at;
    if (at < end && bytes[at] == 'n') {
      literal("null");
      return;
    }
    if (at >= end || bytes[at] != '"') {
      throw new ArtifactException(lines.number(), "the value of " + field + " is no text");
    }
    string();
    String value = unquoted(start);
    switch (field) {
      case "action" -> action = value;
      case "package" -> pack = value;
      default -> test = value;
    }
  }

  /** Any value, without a stack of Java's. The object around it is at the depth 1. */
  private void value() throws ArtifactException {
    int depth = 0;
    while (true) {
      blank();
      if (at >= end) {
        throw malformed();
      }
      byte b = bytes[at];
      if (b == '{' || b == '[') {
        at++;
        // The object around counts as well.
        if (++depth + 1 > MAX_DEPTH) {
          throw new ArtifactException(lines.number(), "it is nested too deeply");
        }
        inObject[depth] = b == '{';
        blank();
        if (!accept(b == '{' ? '}' : ']')) {
          key(inObject[depth]);
          continue;
        }
        depth--;
      } else {
        scalar(b);
      }
      depth = close(depth);
      if (depth == 0) {
        return;
      }
    }
  }

  /** After a value: closes what ends here, or goes to the next value. */
  private int close(int open) throws ArtifactException {
    int depth = open;
    while (depth > 0) {
      blank();
      if (accept(',')) {
        blank();
        key(inObject[depth]);
        return depth;
      }
      expect(inObject[depth] ? '}' : ']');
      depth--;
    }
    return 0;
  }

  private void key(boolean object) throws ArtifactException {
    if (object) {
      string();
      blank();
      expect(':');
    }
  }

  private void scalar(byte first) throws ArtifactException {
    switch (first) {
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void number() throws ArtifactException {
    accept('-');
    if (!accept('0')) {
      digits();
    }
    if (accept('.')) {
      digits();
    }
    if (accept('e') || accept('E')) {
      if (!accept('+')) {
        accept('-');
      }
      digits();
    }
  }

  private void digits() throws ArtifactException {
    int start = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw malformed();
    }
  }

  private void literal(String word) throws ArtifactException {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private void string() throws ArtifactException {
    expect('"');
    while (at < end) {
      int b = bytes[at++];
      if (b == '"') {
        return;
      }
      if (b >= 0 && b < 0x20) {
        throw malformed();
      }
      if (b == '\\') {
        escape();
      }
    }
    throw malformed();
  }

  private void escape() throws ArtifactException {
    if (at >= end) {
      throw malformed();
    }
    char c = (char) bytes[at++];
    if (c == 'u') {
      for (int i = 0; i < 4; i++, at++) {
        if (at >= end || Character.digit(bytes[at], 16) < 0) {
          throw malformed();
        }
      }
    } else if ("\"\\/bfnrt".indexOf(c) < 0) {
      throw malformed();
    }
  }

  /** The text of the string that ends here and began there. */
  private String unquoted(int start) {
    String raw = new String(bytes, start + 1, at - start - 2, StandardCharsets.UTF_8);
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        text.append(
            switch (escaped) {
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> escaped;
            });
      }
    }
    return GoText.withoutHalves(text.toString());
  }

  private void blank() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
  }

  private boolean accept(char c) {
    if (at < end && bytes[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) throws ArtifactException {
    if (!accept(c)) {
      throw malformed();
    }
  }

  private ArtifactException malformed() {
    return new ArtifactException(lines.number(), "it is no JSON object on one line");
  }
}
