package io.github.aiconf.api.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minor release of Kubernetes.
 *
 * @param major 1
 * @param minor for example 35
 */
public record KubernetesRelease(int major, int minor) implements Comparable<KubernetesRelease> {

  private static final Pattern FORM = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:[.+-].*)?");

  /** Reads {@code 1.35}, {@code v1.35}, {@code v1.35.3-gke.100}; empty for anything else. */
  public static Optional<KubernetesRelease> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(new KubernetesRelease(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
  }

  /** Whether this release is the given one or a later one. */
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return compareTo(new KubernetesRelease(otherMajor, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(KubernetesRelease other) {
    return major == other.major
        ? Integer.compare(minor, other.minor)
        : Integer.compare(major, other.major);
  }

  /** For example {@code 1.35}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
