package io.github.aiconf.core.submission.product;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The files of a submission. Never goes out of its directory, and never along a symbolic link. */
public final class ProductFiles {

  /** What stands at a path. */
  public enum Presence {
    /** A file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** Nothing. */
    MISSING,
    /** A symbolic link, here or on the way, which is not followed. */
    LINK,
    /** What cannot be read as a file: a device, or a path that no system has. */
    OTHER
  }

  /** Longer names and paths are no missing files to Linux but another error. */
  private static final int MAX_NAME = 255;

  private static final int MAX_PATH = 4096;

  /** Submissions have some hundred lines. */
  private static final int MAX_PRODUCT = 4 * 1024 * 1024;

  private final SubmissionDirectory submission;

  /** The files of a submission. */
  public ProductFiles(SubmissionDirectory submission) {
    this.submission = submission;
  }

  /** What stands at a clean relative path. */
  public Presence presence(String relative) {
    if (relative.indexOf('\0') >= 0 || bytes(submission.pathOf(relative)) >= MAX_PATH) {
      return Presence.OTHER;
    }
    Path place = submission.directory();
    Presence presence = Presence.DIRECTORY;
    for (String name : relative.split("/", -1)) {
      if (presence != Presence.DIRECTORY || bytes(name) > MAX_NAME) {
        return Presence.OTHER;
      }
      try {
        place = place.resolve(name);
      } catch (InvalidPathException e) {
        return Presence.MISSING;
      }
      presence = presence(place);
      if (presence == Presence.MISSING || presence == Presence.LINK) {
        return presence;
      }
    }
    return presence;
  }

  private static Presence presence(Path place) {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Presence.MISSING;
    } catch (IOException e) {
      return Presence.OTHER;
    }
    if (attributes.isSymbolicLink()) {
      return Presence.LINK;
    }
    if (attributes.isDirectory()) {
      return Presence.DIRECTORY;
    }
    return attributes.isRegularFile() ? Presence.FILE : Presence.OTHER;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Opens a file that is there. */
  public InputStream open(String relative) throws IOException {
    return new BufferedInputStream(
        Files.newInputStream(submission.directory().resolve(relative), LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * The bytes of the product file.
   *
   * @throws IOException if there is no such file, or it is too large to be one
   */
  public byte[] product() throws IOException {
    switch (presence(SubmissionDirectory.PRODUCT)) {
      case FILE -> {
        try (InputStream in = open(SubmissionDirectory.PRODUCT)) {
          byte[] bytes = in.readNBytes(MAX_PRODUCT + 1);
          if (bytes.length > MAX_PRODUCT) {
            throw new IOException("it is larger than 4 MiB; a submission has some hundred lines");
          }
          return bytes;
        }
      }
      case DIRECTORY -> throw new IOException("it is a directory, and a file is needed");
      case LINK -> throw new IOException("it is a symbolic link, and links are not followed");
      case MISSING -> throw new IOException("it is not there");
      case OTHER -> throw new IOException("it is not a regular file");
    }
    throw new IllegalStateException();
  }
}
