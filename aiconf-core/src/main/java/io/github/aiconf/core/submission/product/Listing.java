package io.github.aiconf.core.submission.product;

import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What lies in a directory. */
public final class Listing {

  private Listing() {}

  /**
   * What lies in a directory and passes a filter, sorted by name.
   *
   * @throws InputException if it cannot be read to its end
   */
  public static List<Path> of(Path directory, DirectoryStream.Filter<Path> filter) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, filter)) {
      stream.forEach(found::add);
    } catch (IOException e) {
      throw InputException.unreadable(directory, e);
    } catch (DirectoryIteratorException e) {
      throw InputException.unreadable(directory, Objects.requireNonNull(e.getCause()));
    }
    found.sort(null);
    return found;
  }
}
