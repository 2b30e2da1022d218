package io.github.aiconf.core.submission.product;

import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory of a submission and its place in the program's repository: what stands above the
 * first {@code vX.Y} of its path is the root.
 */
public final class SubmissionDirectory {

  /** The file that makes a directory a submission. */
  public static final String PRODUCT = "PRODUCT.yaml";

  private static final Pattern VERSION = Pattern.compile("v[0-9]+\\.[0-9]+");

  private final Path directory;
  private final List<String> names;
  private final String path;
  private final String prefix;

  private SubmissionDirectory(Path directory, List<String> names) {
    this.directory = directory;
    this.names = names;
    this.path = names.isEmpty() ? String.valueOf(directory.getFileName()) : String.join("/", names);
    int count = directory.getNameCount();
    this.prefix = count < 2
        ? directory.getFileName() + "/"
        : directory.getName(count - 2) + "/" + directory.getName(count - 1) + "/";
  }

  /**
   * The submission at a path; symbolic links that lead to the directory itself are followed, those
   * in it never.
   *
   * @throws InputException if there is nothing
   */
  public static SubmissionDirectory at(Path path) {
    Path directory;
    try {
      directory = path.toRealPath();
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
    List<String> names = new ArrayList<>();
    directory.forEach(name -> names.add(name.toString()));
    for (int i = 0; i < names.size(); i++) {
      if (VERSION.matcher(names.get(i)).matches()) {
        return new SubmissionDirectory(directory, List.copyOf(names.subList(i, names.size())));
      }
    }
    return new SubmissionDirectory(directory, List.of());
  }

  /** The directory itself. */
  public Path directory() {
    return directory;
  }

  /** The first {@code vX.Y} of its path; empty without one. */
  public Optional<String> version() {
    return names.stream().findFirst();
  }

  /** Its path from the root, for example {@code v1.37/acme}; its own name where it has no root. */
  public String path() {
    return path;
  }

  /** The last two parts of its path with a slash, which evidence may begin with. */
  public String prefix() {
    return prefix;
  }

  /** A file in it, named from the root. */
  public String pathOf(String file) {
    return path() + "/" + file;
  }
}
