package io.github.aiconf.core.output;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a finished file in the place of another one, so that a reader never sees a half of it. */
public final class Replacement {

  private Replacement() {}

  /** Moves a finished file to its place, in one step where the file system can do that. */
  public static void move(Path finished, Path place) throws IOException {
    try {
      Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(finished, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
