package io.github.aiconf.core.manifest;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.DiscoveryReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The discovery documents of a folder. Only all of them together say what a server does not serve,
 * so the folder has to hold the list of groups and a document for each of their versions.
 */
final class ManifestDiscovery {

  private static final String CORE = "v1";

  private final DiscoveryReader reader = new DiscoveryReader();
  private final SortedSet<String> named = new TreeSet<>();
  private final SortedSet<String> described = new TreeSet<>();
  private boolean namesGroups;

  /** Takes a document; false where it is not one of discovery. */
  boolean accept(Manifest manifest) {
    switch (manifest.kind()) {
      case "APIResourceList" -> describe(manifest.value());
      case "APIGroupList" -> name(manifest.value());
      case "APIGroup", "APIVersions" -> {}
      default -> {
        return aggregated(manifest);
      }
    }
    return true;
  }

  /** What the documents say together. */
  Discovery discovery() {
    return reader.discovery();
  }

  /** What the folder lacks for discovery to be whole; empty where it lacks nothing. */
  Optional<String> lack() {
    if (!namesGroups && described.isEmpty()) {
      return Optional.of(
          "the folder holds no discovery documents; aiconf rbac -o kubectl prints how to get them");
    }
    if (!namesGroups) {
      return lackOf("/apis");
    }
    if (!described.contains(CORE)) {
      return lackOf("/api/" + CORE);
    }
    return named.stream()
        .filter(version -> !described.contains(version))
        .findFirst()
        .flatMap(version -> lackOf("/apis/" + version));
  }

  private static Optional<String> lackOf(String path) {
    return Optional.of("of the discovery documents the folder lacks " + path
        + " (kubectl get --raw " + path + ")");
  }

  private void describe(Value document) {
    reader.accept(document);
    described.add(document.text("groupVersion"));
  }

  private void name(Value document) {
    namesGroups = true;
    for (Value group : document.items("groups")) {
      group.items("versions").forEach(version -> named.add(version.text("groupVersion")));
    }
  }

  /**
   * The list of the aggregated form is read item by item, and its items have no kind of their own.
   */
  private boolean aggregated(Manifest manifest) {
    if (!manifest.group().equals("apidiscovery.k8s.io")) {
      return false;
    }
    Value group = manifest.value();
    Map<String, @Nullable Object> withKind = new LinkedHashMap<>();
    group.fields().forEach((field, value) -> withKind.put(field, value.json()));
    withKind.put("kind", manifest.kind());
    reader.accept(Value.of(withKind));
    if (group.text("metadata.name").isEmpty()) {
      described.add(CORE);
    } else {
      namesGroups = true;
    }
    return true;
  }
}
