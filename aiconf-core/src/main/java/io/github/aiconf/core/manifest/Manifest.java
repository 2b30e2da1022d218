package io.github.aiconf.core.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An object as it was read, before anything was left out of it. */
public final class Manifest {

  private final TokenBuffer tokens;
  private final String apiVersion;
  private final String kind;

  Manifest(TokenBuffer tokens, String apiVersion, String kind) {
    this.tokens = tokens;
    this.apiVersion = apiVersion;
    this.kind = kind;
  }

  /** For example {@code apps/v1}. */
  public String apiVersion() {
    return apiVersion;
  }

  /** For example {@code Deployment}. */
  public String kind() {
    return kind;
  }

  /** The group; empty for the core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** A parser that stands at the beginning of the object. */
  public JsonParser parser() {
    try {
      return tokens.asParserOnFirstToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its metadata, without the cost of the whole object. */
  public Value metadata() {
    try (JsonParser parser = parser()) {
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        parser.nextToken();
        if (field.equals("metadata")) {
          return JsonTree.read(parser);
        }
        parser.skipChildren();
      }
      return Value.absent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole object. */
  public Value value() {
    try (JsonParser parser = parser()) {
      return JsonTree.read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
