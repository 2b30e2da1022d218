package io.github.aiconf.core.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A parser of YAML or JSON that refuses what reads differently from how it looks: keys that stand
 * twice, and aliases and merge keys, which the tokens show by their names alone.
 */
public final class StrictParser extends JsonParserDelegate {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'");

  private final String source;

  private StrictParser(JsonParser parser, String source) {
    super(parser);
    this.source = source;
  }

  public static StrictParser json(InputStream in, String source) throws IOException {
    return new StrictParser(JSON.createParser(in), source);
  }

  public static StrictParser yaml(InputStream in, String source) throws IOException {
    return new StrictParser(KubectlYaml.parser(in), source);
  }

  /** The line of the token at which the parser stands, counted from 1. */
  public int line() {
    return currentTokenLocation().getLineNr();
  }

  /** What is wrong with the input, and where. */
  public InputException refuse(String problem) {
    return new InputException(source + ":" + line() + ": " + problem);
  }

  /** What a parser's exception says about the input. */
  public static InputException refused(String source, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io && !(cause instanceof JsonProcessingException)) {
        return InputException.unreadable(source, io);
      }
    }
    JsonProcessingException parsing = (JsonProcessingException) e;
    int line = line(parsing);
    return new InputException(
        (line > 0 ? source + ":" + line : source) + ": " + problem(parsing), e);
  }

  private static int line(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
      return yaml.getProblemMark().getLine() + 1;
    }
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (token != null && delegate instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw refuse("aliases (*name) are not read; write the value out");
    }
    if (token == JsonToken.FIELD_NAME
        && delegate instanceof YAMLParser
        && "<<".equals(currentName())) {
      throw refuse("merge keys (<<) are not read; write the fields out");
    }
    return token;
  }

  @Override
  public @Nullable String nextFieldName() throws IOException {
    return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
  }

  private static String problem(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblem() != null) {
      return yaml.getProblem();
    }
    String message = e.getOriginalMessage();
    Matcher duplicate = DUPLICATE.matcher(message);
    if (duplicate.lookingAt()) {
      return "the key '" + duplicate.group(1) + "' stands twice; remove one of them";
    }
    if (message.startsWith("Unexpected end-of-input")) {
      return "the document is cut off";
    }
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
