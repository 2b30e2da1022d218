package io.github.aiconf.cli;

import io.github.aiconf.core.report.Layout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a command talks to. The launcher script says whether the streams are terminals, which Java
 * alone cannot tell one by one.
 */
final class Terminal {

  private static final int DEFAULT_COLUMNS = 100;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

  private final InputStream stdin;
  private final PrintStream stdout;
  private final PrintWriter out;
  private final PrintWriter err;
  private @Nullable BufferedReader answers;
  private final Map<String, String> environment;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;

  private Terminal(
      InputStream stdin,
      PrintStream stdout,
      OutputStream stderr,
      Map<String, String> environment,
      boolean outIsTerminal,
      boolean errIsTerminal) {
    this.stdin = stdin;
    this.stdout = stdout;
    this.out = new PrintWriter(new OutputStreamWriter(stdout, StandardCharsets.UTF_8), true);
    this.err = new PrintWriter(new OutputStreamWriter(stderr, StandardCharsets.UTF_8), true);
    this.environment = Map.copyOf(environment);
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
  }

  static Terminal ofProcess(Map<String, String> environment) {
    return new Terminal(
        System.in,
        System.out,
        System.err,
        environment,
        Boolean.getBoolean("aiconf.stdout.terminal"),
        Boolean.getBoolean("aiconf.stderr.terminal"));
  }

  /** Streams that are no terminals. */
  static Terminal of(OutputStream stdout, OutputStream stderr, Map<String, String> environment) {
    return of(InputStream.nullInputStream(), stdout, stderr, environment);
  }

  /** Streams that are no terminals, with something to read. */
  static Terminal of(
      InputStream stdin,
      OutputStream stdout,
      OutputStream stderr,
      Map<String, String> environment) {
    return new Terminal(
        stdin,
        new PrintStream(stdout, true, StandardCharsets.UTF_8),
        stderr,
        environment,
        false,
        false);
  }

  /** Streams that are terminals. */
  static Terminal interactive(
      OutputStream stdout, OutputStream stderr, Map<String, String> environment) {
    return new Terminal(
        InputStream.nullInputStream(),
        new PrintStream(stdout, true, StandardCharsets.UTF_8),
        stderr,
        environment,
        true,
        true);
  }

  /** The standard input. */
  InputStream stdin() {
    return stdin;
  }

  /** The bytes of the standard output, for formats that are not text for people. */
  PrintStream stdout() {
    return stdout;
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  Map<String, String> environment() {
    return environment;
  }

  boolean outIsTerminal() {
    return outIsTerminal;
  }

  /** Whether progress may be drawn over itself. */
  boolean showsProgressInPlace() {
    return errIsTerminal;
  }

  boolean colour() {
    return outIsTerminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** What the terminal says its width is. */
  int width() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return columns > 0 ? columns : DEFAULT_COLUMNS;
    } catch (NumberFormatException e) {
      return DEFAULT_COLUMNS;
    }
  }

  /** A width in which text can be read, whatever the terminal says. */
  int columns() {
    return layout().columns();
  }

  Layout layout() {
    return new Layout(width(), colour());
  }

  void error(String message) {
    err.println("aiconf: " + plain(message));
  }

  /** What a human answers; empty where nobody sits there. */
  Optional<String> ask(String question) {
    if (!outIsTerminal || !errIsTerminal) {
      return Optional.empty();
    }
    err.print(question + ": ");
    err.flush();
    try {
      if (answers == null) {
        answers = new BufferedReader(new InputStreamReader(stdin, StandardCharsets.UTF_8));
      }
      return Optional.ofNullable(answers.readLine()).map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Lines of a text on the standard error, in which nothing can move the cursor. */
  void printLines(String text) {
    text.lines().map(Terminal::plain).forEach(err::println);
  }

  /** One line, in which nothing that an input holds can move the cursor. */
  static String plain(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
