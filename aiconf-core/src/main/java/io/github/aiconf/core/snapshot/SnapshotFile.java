package io.github.aiconf.core.snapshot;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.output.Replacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A file that a snapshot is recorded to: whole or not at all, also where the process is
 * interrupted.
 */
public final class SnapshotFile {

  private final Path path;

  private SnapshotFile(Path path) {
    this.path = path;
  }

  /** Writes a snapshot. */
  public interface Recording {
    /** Writes all of it. */
    void to(SnapshotWriter out) throws IOException;
  }

  /**
   * The file at a path, which may exist.
   *
   * @throws InputException if nothing can be written there
   */
  public static SnapshotFile at(Path path) {
    Path absolute = path.toAbsolutePath();
    Path folder = absolute.getParent();
    if (Files.isDirectory(absolute)) {
      throw new InputException("Cannot record to " + path + ": it is a folder; name a file in it");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          "Cannot record to " + path + ": there is no folder " + folder + "; create it first");
    }
    if (!Files.isWritable(folder)) {
      throw new InputException(
          "Cannot record to " + path + ": permission denied; choose another path");
    }
    return new SnapshotFile(absolute);
  }

  /** Records in place of what was there. */
  public void write(Recording recording) throws IOException {
    Path temporary = path.resolveSibling(".aiconf-" + UUID.randomUUID() + ".tmp");
    Thread cleaner = new Thread(() -> delete(temporary));
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      try (SnapshotWriter out = new SnapshotWriter(Files.newOutputStream(temporary))) {
        recording.to(out);
      }
      Replacement.move(temporary, path);
    } finally {
      delete(temporary);
      forget(cleaner);
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      temporary.toFile().deleteOnExit();
    }
  }

  private static void forget(Thread cleaner) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The process is already going down, and the hook runs.
    }
  }
}
