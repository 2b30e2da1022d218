package io.github.aiconf.core.submission.yaml;

import io.github.aiconf.core.submission.yaml.YamlNode.Kind;
import io.github.aiconf.core.submission.yaml.YamlNode.Style;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the first document of a text into nodes. Works with a stack of its own, so that deep
 * nesting cannot exhaust that of Java.
 */
public final class YamlReader {

  /** As deep as Go's parser goes. */
  private static final int MAX_DEPTH = 10_000;

  /** Far more than a submission has, and little memory. */
  private static final int MAX_NODES = 500_000;

  private static final Pattern VERSION =
      Pattern.compile("(?:[ \\t]*(?:#.*)?\\R|%.*\\R)*?%YAML[ \\t]+([0-9.]+)");

  private static final Pattern HALF =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\(?:u|U0000)[dD][89a-fA-F]");

  private final String text;
  private final boolean indexed;
  private final boolean mayHoldHalves;
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final Deque<YamlNode> open = new ArrayDeque<>();
  private @Nullable YamlNode root;
  private int nodes;
  private int lastIndex;
  private int lastOffset;

  private YamlReader(String text) {
    this.text = text;
    this.indexed = text.codePointCount(0, text.length()) != text.length();
    this.mayHoldHalves = text.contains("\\u") || text.contains("\\U0000");
  }

  /**
   * The root of the first document; empty where the text holds none.
   *
   * @throws YamlException if it is no YAML
   */
  public static Optional<YamlNode> read(String text) throws YamlException {
    return new YamlReader(text).read();
  }

  private Optional<YamlNode> read() throws YamlException {
    LoaderOptions options = new LoaderOptions();
    // Whoever has read the text has bounded its size.
    options.setCodePointLimit(Integer.MAX_VALUE);
    Parser parser = new ParserImpl(new StreamReader(text), options);
    try {
      while (true) {
        Event event = parser.getEvent();
        if (event.is(Event.ID.StreamEnd) || event.is(Event.ID.DocumentEnd)) {
          return Optional.ofNullable(root);
        }
        accept(event);
      }
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw new YamlException(mark == null ? Place.START : place(mark), e.getProblem());
    } catch (ReaderException e) {
      throw unreadable(e);
    } catch (YAMLException e) {
      throw new YamlException(Place.START, String.valueOf(e.getMessage()));
    }
  }

  private void accept(Event event) throws YamlException {
    switch (event.getEventId()) {
      case DocumentStart -> checkVersion((DocumentStartEvent) event);
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      case SequenceStart -> collection(Kind.SEQUENCE, (CollectionStartEvent) event);
      case MappingStart -> collection(Kind.MAPPING, (CollectionStartEvent) event);
      case SequenceEnd, MappingEnd -> {
        YamlNode node = open.pop();
        // What is written by indentation ends where something else begins.
        Mark end = node.style() == Style.FLOW ? event.getEndMark() : event.getStartMark();
        node.endAt(place(end));
      }
      default -> {
        // The start of the stream says nothing, and comments are not asked for.
      }
    }
  }

  private void checkVersion(DocumentStartEvent event) throws YamlException {
    // SnakeYAML does not tell a later version from 1.1, so the text has to.
    Matcher directive = VERSION.matcher(text);
    if (event.getVersion() != null
        && directive.lookingAt()
        && !directive.group(1).equals("1.1")) {
      throw new YamlException(
          place(event.getStartMark()),
          "the program's parser reads only %YAML 1.1; remove the line");
    }
  }

  private void scalar(ScalarEvent event) throws YamlException {
    refuseHalfCharacters(event);
    add(
        new YamlNode(
            Kind.SCALAR,
            style(event.getScalarStyle()),
            tag(event.getTag()),
            event.getValue(),
            place(event.getStartMark()),
            place(event.getEndMark())),
        event);
  }

  /** SnakeYAML joins two escapes to a character that the program's parser refuses one by one. */
  private void refuseHalfCharacters(ScalarEvent event) throws YamlException {
    if (!mayHoldHalves || event.getScalarStyle() != ScalarStyle.DOUBLE_QUOTED) {
      return;
    }
    Place start = place(event.getStartMark());
    if (HALF.matcher(text.substring(start.offset(), place(event.getEndMark()).offset()))
        .find()) {
      throw new YamlException(
          start, "an escape stands for half a character; write the character itself");
    }
  }

  private void collection(Kind kind, CollectionStartEvent event) throws YamlException {
    Place start = place(event.getStartMark());
    Style style = event.getFlowStyle() == FlowStyle.FLOW ? Style.FLOW : Style.BLOCK;
    YamlNode node = new YamlNode(kind, style, tag(event.getTag()), "", start, start);
    add(node, event);
    open.push(node);
    if (open.size() > MAX_DEPTH) {
      throw new YamlException(start, "it is nested more than " + MAX_DEPTH + " levels deep");
    }
  }

  private void alias(AliasEvent event) throws YamlException {
    Place start = place(event.getStartMark());
    YamlNode target = anchors.get(event.getAnchor());
    if (target == null) {
      throw new YamlException(start, "there is no anchor &" + event.getAnchor() + " before it");
    }
    YamlNode node = new YamlNode(
        Kind.ALIAS, Style.PLAIN, "", event.getAnchor(), start, place(event.getEndMark()));
    node.refersTo(target);
    attach(node);
  }

  private void add(YamlNode node, NodeEvent event) throws YamlException {
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), node);
      node.anchor();
    }
    attach(node);
  }

  private void attach(YamlNode node) throws YamlException {
    if (++nodes > MAX_NODES) {
      throw new YamlException(node.start(), "it has more than " + MAX_NODES + " values");
    }
    YamlNode parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.add(node);
    }
  }

  private static String tag(@Nullable String tag) {
    return tag == null ? "" : GoScalar.shortTag(tag);
  }

  private static Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
      case LITERAL, FOLDED -> Style.BLOCK_SCALAR;
      default -> Style.PLAIN;
    };
  }

  private Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1, offset(mark.getIndex()));
  }

  /** Counts on from the place before, since each mark is near the one that came last. */
  private int offset(int index) {
    if (!indexed) {
      return index;
    }
    lastOffset = text.offsetByCodePoints(lastOffset, index - lastIndex);
    lastIndex = index;
    return lastOffset;
  }

  /** The position in the exception counts from the last thousand characters that were read. */
  private int unreadableOffset() {
    int offset = 0;
    while (offset < text.length() && StreamReader.isPrintable(text.codePointAt(offset))) {
      offset += Character.charCount(text.codePointAt(offset));
    }
    return offset;
  }

  private YamlException unreadable(ReaderException e) {
    int offset = unreadableOffset();
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = offset - before.lastIndexOf('\n');
    return new YamlException(
        new Place(line, column, offset),
        e.getCodePoint() == 0xFFFE
            ? "the bytes here are no UTF-8 text; save the file as UTF-8"
            : String.format("the character U+%04X is not allowed", e.getCodePoint()));
  }
}
