package io.github.aiconf.core.submission.product;

import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which submissions a directory stands for: itself; the directory of a release for those in it, and
 * what holds directories of releases for those in them.
 */
public final class SubmissionSearch {

  private static final Pattern RELEASE = Pattern.compile("v[0-9]+\\.[0-9]+");

  private SubmissionSearch() {}

  /**
   * The submissions of a directory, sorted by their paths.
   *
   * @throws InputException if there is no such directory
   */
  public static List<SubmissionDirectory> in(Path path) {
    SubmissionDirectory own = SubmissionDirectory.at(path);
    Path directory = own.directory();
    if (!Files.isDirectory(directory)) {
      throw new InputException(path + ": it is no directory; name the one that holds PRODUCT.yaml");
    }
    List<SubmissionDirectory> found = new ArrayList<>();
    if (!Files.exists(directory.resolve(SubmissionDirectory.PRODUCT), LinkOption.NOFOLLOW_LINKS)) {
      if (isRelease(directory)) {
        found.addAll(ofRelease(directory));
      } else {
        children(directory).stream()
            .filter(SubmissionSearch::isRelease)
            .forEach(release -> found.addAll(ofRelease(release)));
      }
    }
    return found.isEmpty() ? List.of(own) : found;
  }

  private static boolean isRelease(Path directory) {
    return RELEASE.matcher(String.valueOf(directory.getFileName())).matches();
  }

  private static List<SubmissionDirectory> ofRelease(Path release) {
    return children(release).stream()
        .filter(child ->
            Files.exists(child.resolve(SubmissionDirectory.PRODUCT), LinkOption.NOFOLLOW_LINKS))
        .map(SubmissionDirectory::at)
        .toList();
  }

  private static List<Path> children(Path directory) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(
        directory, child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))) {
      stream.forEach(children::add);
    } catch (IOException e) {
      throw InputException.unreadable(directory, e);
    } catch (DirectoryIteratorException e) {
      throw InputException.unreadable(directory, Objects.requireNonNull(e.getCause()));
    }
    children.sort(null);
    return children;
  }
}
