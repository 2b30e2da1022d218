package io.github.aiconf.requirements.security.acceleratoraccess;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and paths in which {@code *} stands for anything but a slash. */
final class Glob {

  private Glob() {}

  static Pattern name(String glob) {
    return Pattern.compile(expression(glob));
  }

  /** The path and everything below it. */
  static Pattern path(String glob) {
    return Pattern.compile(expression(glob) + "(/.*)?");
  }

  private static String expression(String glob) {
    return Arrays.stream(glob.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[^/]*"));
  }
}
