package io.github.aiconf.core.submission.fill;

import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.edit.NewContent;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A directory that is about to become a submission. */
public final class NewSubmission {

  private static final Pattern RELEASE = Pattern.compile("v[0-9]+\\.[0-9]+");

  private final Path directory;

  private NewSubmission(Path directory) {
    this.directory = directory;
  }

  /**
   * The directory at a path, which need not exist.
   *
   * @throws InputException if it is not below the directory of the release, or is a submission
   */
  public static NewSubmission at(Path path, KubernetesRelease release) {
    Path absolute = path.toAbsolutePath().normalize();
    String version = "";
    for (Path name : absolute) {
      if (version.isEmpty() && RELEASE.matcher(name.toString()).matches()) {
        version = name.toString();
      }
    }
    if (!version.equals("v" + release) || absolute.endsWith(version)) {
      throw new InputException(
          path + ": the first release in the path has to be that of the checklist; "
              + "name the directory v" + release + "/PRODUCT");
    }
    if (Files.exists(absolute.resolve(SubmissionDirectory.PRODUCT), LinkOption.NOFOLLOW_LINKS)) {
      throw new InputException(
          path + ": there is a PRODUCT.yaml already; go on with aiconf submission prepare");
    }
    if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
      throw new InputException(path + ": it is no directory; choose another path");
    }
    return new NewSubmission(absolute);
  }

  /**
   * Makes the directory and writes the product file.
   *
   * @throws InputException if that fails
   */
  public void write(byte[] product) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new InputException(
          "cannot make the directory " + directory + ": " + e.getMessage()
              + "; choose another path",
          e);
    }
    NewContent.write(directory.resolve(SubmissionDirectory.PRODUCT), product);
  }
}
