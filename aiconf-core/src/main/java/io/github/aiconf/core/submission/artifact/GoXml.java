package io.github.aiconf.core.submission.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Elements of XML as Go's decoder tells them in its strict mode. Namespaces do not matter, a
 * document type is passed over, and no entity but the five of XML is known, so that nothing is ever
 * expanded or fetched.
 */
final class GoXml {

  /** What is told of a document. */
  interface Elements {
    void start(String name, @Nullable String nameAttribute) throws ArtifactException;

    void end(String name) throws ArtifactException;
  }

  private static final int MAX_DEPTH = 10_000;
  private static final int MAX_TEXT = 16 * 1024 * 1024;
  private static final Set<String> ENTITIES = Set.of("lt", "gt", "amp", "apos", "quot");

  private final Characters in;
  private final Elements elements;
  private final Deque<String> open = new ArrayDeque<>();

  /** The text that is being read, where it is wanted. */
  private final StringBuilder text = new StringBuilder();

  private GoXml(InputStream in, Elements elements) {
    this.in = new Characters(in);
    this.elements = elements;
  }

  /**
   * Tells the elements of the first root, and does not read on after it.
   *
   * @throws ArtifactException if there is none, or it is malformed up to there
   */
  static void read(InputStream in, Elements elements) throws IOException, ArtifactException {
    new GoXml(in, elements).read();
  }

  private void read() throws IOException, ArtifactException {
    boolean begun = false;
    while (!begun || !open.isEmpty()) {
      if (in.peek() == Characters.END) {
        throw refuse(begun ? "it is cut off" : "it has no element");
      }
      if (in.peek() != '<') {
        characters();
        continue;
      }
      in.read();
      switch (in.peek()) {
        case '/' -> endTag();
        case '?' -> instruction();
        case '!' -> declaration();
        default -> {
          startTag();
          begun = true;
        }
      }
    }
  }

  private void startTag() throws IOException, ArtifactException {
    String name = name("an element");
    String attribute = null;
    while (true) {
      space();
      if (accept('/')) {
        expect('>');
        start(name, attribute);
        end(name);
        return;
      }
      if (accept('>')) {
        start(name, attribute);
        return;
      }
      String key = name("an attribute");
      space();
      expect('=');
      space();
      String value = attributeValue();
      if (local(key).equals("name")) {
        attribute = value;
      }
    }
  }

  private void start(String name, @Nullable String attribute) throws ArtifactException {
    open.push(name);
    if (open.size() > MAX_DEPTH) {
      throw refuse("it is nested more than " + MAX_DEPTH + " levels deep");
    }
    elements.start(local(name), attribute);
  }

  private void end(String name) throws ArtifactException {
    if (open.isEmpty() || !open.peek().equals(name)) {
      throw refuse("the end tag </" + name + "> has no start tag");
    }
    open.pop();
    elements.end(local(name));
  }

  private void endTag() throws IOException, ArtifactException {
    in.read();
    String name = name("an element");
    space();
    expect('>');
    end(name);
  }

  private static String local(String name) {
    int colon = name.indexOf(':');
    return colon > 0 && colon < name.length() - 1 ? name.substring(colon + 1) : name;
  }

  private String name(String of) throws IOException, ArtifactException {
    StringBuilder name = new StringBuilder();
    int colons = 0;
    while (isNamePart(in.peek())) {
      int c = in.read();
      colons += c == ':' ? 1 : 0;
      name.appendCodePoint(c);
      if (name.length() > MAX_TEXT) {
        throw refuse("a name is too long");
      }
    }
    if (name.length() == 0 || !isNameStart(name.codePointAt(0)) || colons > 1) {
      throw refuse("the name of " + of + " is malformed");
    }
    return name.toString();
  }

  private static boolean isNameStart(int c) {
    return c == '_' || c == ':' || Character.isLetter(c);
  }

  private static boolean isNamePart(int c) {
    return c >= 0
        && (isNameStart(c)
            || c == '-'
            || c == '.'
            || c == 0xB7
            || Character.isDigit(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }

  private String attributeValue() throws IOException, ArtifactException {
    int quote = in.read();
    if (quote != '"' && quote != '\'') {
      throw refuse("the value of an attribute has no quotes");
    }
    text.setLength(0);
    while (in.peek() != quote) {
      int c = in.read();
      if (c == Characters.END || c == '<') {
        throw refuse("the value of an attribute has no end");
      }
      if (c == '&') {
        text.appendCodePoint(entity());
      } else if (c == '\r') {
        text.append('\n');
        accept('\n');
      } else {
        text.appendCodePoint(checked(c));
      }
      if (text.length() > MAX_TEXT) {
        throw refuse("the value of an attribute is too long");
      }
    }
    in.read();
    return text.toString();
  }

  private void characters() throws IOException, ArtifactException {
    int brackets = 0;
    while (in.peek() != '<' && in.peek() != Characters.END) {
      int c = in.read();
      if (c == '&') {
        entity();
        brackets = 0;
      } else if (c == '>' && brackets >= 2) {
        throw refuse("]]> stands outside of a CDATA section");
      } else {
        brackets = checked(c) == ']' ? brackets + 1 : 0;
      }
    }
  }

  private int entity() throws IOException, ArtifactException {
    if (accept('#')) {
      return reference();
    }
    StringBuilder name = new StringBuilder();
    while (isNamePart(in.peek()) && name.length() < 64) {
      name.appendCodePoint(in.read());
    }
    if (!accept(';') || !ENTITIES.contains(name.toString())) {
      throw refuse("the entity &" + name + " is not expanded; write the text out");
    }
    return switch (name.toString()) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "apos" -> '\'';
      default -> '"';
    };
  }

  private int reference() throws IOException, ArtifactException {
    int radix = accept('x') ? 16 : 10;
    long value = 0;
    int digits = 0;
    while (in.peek() < 128 && Character.digit(in.peek(), radix) >= 0) {
      value = Math.min(value * radix + Character.digit(in.read(), radix), Integer.MAX_VALUE);
      digits++;
    }
    if (digits == 0 || !accept(';') || value > Character.MAX_CODE_POINT) {
      throw refuse("a character reference is malformed");
    }
    return value >= 0xD800 && value <= 0xDFFF ? 0xFFFD : checked((int) value);
  }

  private int checked(int c) throws ArtifactException {
    boolean allowed = c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
    if (!allowed) {
      throw refuse(
          c < 0 ? "a byte is no UTF-8" : String.format("the character U+%04X is not allowed", c));
    }
    return c;
  }

  /** {@code <?xml ...?>}, which may declare a version and an encoding, or another instruction. */
  private void instruction() throws IOException, ArtifactException {
    in.read();
    String target = name("an instruction");
    text.setLength(0);
    int before = 0;
    while (true) {
      int c = in.read();
      if (c == Characters.END) {
        throw refuse("an instruction has no end");
      }
      if (c == '>' && before == '?') {
        break;
      }
      before = c;
      if (text.length() < 4096) {
        text.appendCodePoint(c < 0 ? 0xFFFD : c);
      }
    }
    if (target.equals("xml")) {
      checkDeclaration(text.toString());
    }
  }

  private void checkDeclaration(String declaration) throws ArtifactException {
    String version = declared("version=", declaration);
    if (!version.isEmpty() && !version.equals("1.0")) {
      throw refuse("XML " + version + " is not read; write version 1.0");
    }
    String encoding = declared("encoding=", declaration).toLowerCase(Locale.ROOT);
    if (!encoding.isEmpty() && !encoding.equals("utf-8")) {
      throw refuse("the encoding " + encoding + " is not read; write UTF-8");
    }
  }

  private static String declared(String parameter, String declaration) {
    int at = declaration.indexOf(parameter);
    while (at >= 0 && at + parameter.length() < declaration.length()) {
      int value = at + parameter.length();
      char quote = declaration.charAt(value);
      if (quote == '"' || quote == '\'') {
        int end = declaration.indexOf(quote, value + 1);
        return end < 0 ? "" : declaration.substring(value + 1, end);
      }
      at = declaration.indexOf(parameter, value + 1);
    }
    return "";
  }

  private void declaration() throws IOException, ArtifactException {
    in.read();
    if (accept('-')) {
      expect('-');
      comment(true);
    } else if (accept('[')) {
      for (char c : "CDATA[".toCharArray()) {
        expect(c);
      }
      section();
    } else {
      documentType();
    }
  }

  private void comment(boolean strict) throws IOException, ArtifactException {
    int dashes = 0;
    while (true) {
      int c = in.read();
      if (c == Characters.END) {
        throw refuse("a comment has no end");
      }
      if (dashes >= 2 && c == '>') {
        return;
      }
      if (dashes >= 2 && strict) {
        throw refuse("-- stands within a comment");
      }
      dashes = c == '-' ? dashes + 1 : 0;
    }
  }

  private void section() throws IOException, ArtifactException {
    int brackets = 0;
    while (true) {
      int c = in.read();
      if (c == Characters.END) {
        throw refuse("a CDATA section has no end");
      }
      if (c == '>' && brackets >= 2) {
        return;
      }
      brackets = checked(c) == ']' ? brackets + 1 : 0;
    }
  }

  /** Passes over a document type; angle brackets in quotes and comments do not count. */
  private void documentType() throws IOException, ArtifactException {
    int depth = 0;
    int quote = 0;
    while (true) {
      int c = in.read();
      if (c == Characters.END) {
        throw refuse("a document type has no end");
      }
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        if (depth-- == 0) {
          return;
        }
      } else if (c == '<') {
        if (isComment()) {
          comment(false);
        } else {
          depth++;
        }
      }
    }
  }

  private boolean isComment() throws IOException {
    return accept('!') && accept('-') && accept('-');
  }

  private void space() throws IOException {
    while (in.peek() == ' ' || in.peek() == '\t' || in.peek() == '\r' || in.peek() == '\n') {
      in.read();
    }
  }

  private boolean accept(char c) throws IOException {
    if (in.peek() == c) {
      in.read();
      return true;
    }
    return false;
  }

  private void expect(char c) throws IOException, ArtifactException {
    if (!accept(c)) {
      throw refuse("expected " + c);
    }
  }

  private ArtifactException refuse(String problem) {
    return new ArtifactException(in.line(), problem);
  }
}
