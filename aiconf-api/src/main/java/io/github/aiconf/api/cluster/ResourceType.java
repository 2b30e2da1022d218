package io.github.aiconf.api.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource of the API, without a version: discovery decides which version is read.
 *
 * @param group empty for the core group
 * @param resource the plural, for example {@code deployments}
 * @param kind for example {@code Deployment}
 */
public record ResourceType(String group, String resource, String kind)
    implements Comparable<ResourceType> {

  private static final Pattern FORM =
      Pattern.compile("([a-z0-9-]+)(?:\\.([a-z0-9.-]+))?/([A-Za-z0-9]+)");

  /** Reads the form {@code deployments.apps/Deployment}; {@code pods/Pod} for the core group. */
  public static Optional<ResourceType> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String group = matcher.group(2);
    return Optional.of(
        new ResourceType(group == null ? "" : group, matcher.group(1), matcher.group(3)));
  }

  /** What discovery says about this resource. */
  public ObjectReference inDiscovery() {
    return ObjectReference.discovery(toString());
  }

  @Override
  public int compareTo(ResourceType other) {
    int order = group.compareTo(other.group);
    return order == 0 ? resource.compareTo(other.resource) : order;
  }

  /** The form of kubectl: {@code deployments.apps}. */
  @Override
  public String toString() {
    return group.isEmpty() ? resource : resource + "." + group;
  }
}
