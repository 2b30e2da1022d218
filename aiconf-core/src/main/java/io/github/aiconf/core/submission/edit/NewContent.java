package io.github.aiconf.core.submission.edit;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.output.Replacement;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Puts a new content in the place of a file: under a temporary name first, then moved. */
public final class NewContent {

  private NewContent() {}

  /**
   * Writes a file whole, or leaves what was there.
   *
   * @throws InputException if that fails
   */
  public static void write(Path file, byte[] content) {
    Path temporary = file.resolveSibling(".aiconf-" + UUID.randomUUID() + ".tmp");
    try {
      try {
        Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Replacement.move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      String why = e instanceof AccessDeniedException
          ? "permission denied"
          : e instanceof NoSuchFileException
              ? "there is no such directory"
              : String.valueOf(e.getMessage());
      throw new InputException("cannot write " + file + ": " + why + "; choose another path", e);
    }
  }
}
