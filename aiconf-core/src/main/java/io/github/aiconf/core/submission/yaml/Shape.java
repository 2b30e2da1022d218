package io.github.aiconf.core.submission.yaml;

import java.util.Map;

/** What a document is decoded into; a value that does not fit makes the document unloadable. */
public sealed interface Shape {

  /** What is expected, for messages. */
  String inWords();

  /** A text; any scalar fits, with the text that it is written with. */
  Shape TEXT = new Text();

  /** Whatever stands there. */
  Shape ANY = new Any();

  /** See {@link Shape#TEXT}. */
  record Text() implements Shape {
    @Override
    public String inWords() {
      return "a text";
    }
  }

  /** See {@link Shape#ANY}. */
  record Any() implements Shape {
    @Override
    public String inWords() {
      return "a value";
    }
  }

  /** A list; nulls in it are dropped. */
  record ListOf(Shape element) implements Shape {
    @Override
    public String inWords() {
      return "a list";
    }
  }

  /** A mapping with any keys. */
  record MapOf(Shape value) implements Shape {
    @Override
    public String inWords() {
      return "a mapping";
    }
  }

  /** A mapping with known keys; what stands below others is not looked at. */
  record Fields(Map<String, Shape> fields) implements Shape {
    @Override
    public String inWords() {
      return "a mapping";
    }
  }
}
