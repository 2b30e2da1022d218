package io.github.aiconf.core.submission.product;

import io.github.aiconf.core.submission.artifact.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an entry of evidence refers to, as the validator takes it apart.
 *
 * @param kind what it is
 * @param file the clean path in the directory of the submission; for a {@link Kind#FILE} alone
 * @param test the test behind the {@code #}; empty without one
 */
public record EvidencePath(Kind kind, String file, Optional<String> test) {

  /** What an entry is. */
  public enum Kind {
    /** Nothing; it is passed over. */
    BLANK,
    /** A link. */
    URL,
    /** A file or directory of the submission. */
    FILE,
    /** No path is left of it. */
    EMPTY,
    /** A path that begins with the directory of another product. */
    OTHER_PRODUCT,
    /** A path that leaves the directory of the submission, or is that directory. */
    OUTSIDE
  }

  private static final Pattern PRODUCT = Pattern.compile("v[0-9]+\\.[0-9]+/[^/]+/");

  /** Takes an entry apart. */
  public static EvidencePath of(String entry, SubmissionDirectory submission) {
    if (entry.isEmpty()) {
      return of(Kind.BLANK);
    }
    if (entry.startsWith("http://") || entry.startsWith("https://")) {
      return of(Kind.URL);
    }
    String path = GoText.trim(entry);
    path = path.startsWith("file://") ? path.substring("file://".length()) : path;
    int hash = path.indexOf('#');
    Optional<String> test = hash < 0 || hash == path.length() - 1
        ? Optional.empty()
        : Optional.of(path.substring(hash + 1));
    path = GoText.trim(hash < 0 ? path : path.substring(0, hash));
    path = path.startsWith("/") ? path.substring(1) : path;
    if (path.isEmpty()) {
      return of(Kind.EMPTY);
    }
    String prefix = submission.prefix();
    if (path.startsWith(prefix)) {
      path = path.substring(prefix.length());
    } else if (PRODUCT.matcher(path).lookingAt()) {
      return of(Kind.OTHER_PRODUCT);
    }
    return clean(path, submission)
        .map(clean -> new EvidencePath(Kind.FILE, clean, test))
        .orElseGet(() -> of(Kind.OUTSIDE));
  }

  private static EvidencePath of(Kind kind) {
    return new EvidencePath(kind, "", Optional.empty());
  }

  /** The last name of the path. */
  public String fileName() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** Cleaned by its text alone, whatever is on the disk; empty where it leaves the directory. */
  private static Optional<String> clean(String path, SubmissionDirectory submission) {
    List<String> base = List.of(submission.path().split("/", -1));
    List<String> names = new ArrayList<>(base);
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          return Optional.empty();
        }
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    boolean inside = names.size() > base.size() && names.subList(0, base.size()).equals(base);
    return inside
        ? Optional.of(String.join("/", names.subList(base.size(), names.size())))
        : Optional.empty();
  }
}
