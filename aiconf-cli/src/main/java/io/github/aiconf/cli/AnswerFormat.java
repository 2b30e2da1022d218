package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;

/** In what form a command answers. */
enum AnswerFormat {
  HUMAN,
  JSON;

  /** What {@code -o} says. */
  static AnswerFormat of(String name) {
    return switch (name) {
      case "human" -> HUMAN;
      case "json" -> JSON;
      default ->
        throw new InputException("-o: there is no format '" + name + "'; there are human, json");
    };
  }
}
