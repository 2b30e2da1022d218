package io.github.aiconf.core;

import org.jspecify.annotations.Nullable;

/** Input that cannot be used. The message is one line: what, where, and what to do. */
public class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Input that cannot be used. */
  public InputException(String message) {
    this(message, null);
  }

  /** Input that cannot be used, with the exception that showed it. */
  public InputException(String message, @Nullable Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*[\\r\\n]+\\s*", " ").trim();
  }
}
