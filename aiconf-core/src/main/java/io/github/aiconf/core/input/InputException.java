package io.github.aiconf.core.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
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

  /**
   * A file or folder that cannot be read.
   *
   * @param source its name, as the user wrote it
   */
  public static InputException unreadable(Object source, IOException e) {
    return new InputException(source + ": cannot be read: " + inWords(e), e);
  }

  /**
   * Exceptions of files have the name of the file as their message, and say the rest by their type.
   */
  private static String inWords(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied; change its rights, or run as another user";
    }
    if (e instanceof NoSuchFileException) {
      return "it is not there; check the path";
    }
    if (e instanceof EOFException) {
      return "it is cut off; copy or write it again";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage() + "; check the path";
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*[\\r\\n]+\\s*", " ").trim();
  }
}
