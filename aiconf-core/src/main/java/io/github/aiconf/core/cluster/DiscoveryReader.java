package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Collects discovery documents in both of their forms: {@code APIGroupDiscoveryList}, which holds
 * everything, and {@code APIResourceList}, one for each version of a group.
 */
public final class DiscoveryReader {

  private static final Comparator<ServedResource> ORDER = Comparator.comparing(
          (ServedResource resource) -> resource.type().group())
      .thenComparing(ServedResource::version, VersionPriority.HIGHEST_FIRST)
      .thenComparing(ServedResource::type);

  private final Map<String, ServedResource> resources = new LinkedHashMap<>();

  /** Takes a document; false where it is not one of discovery. */
  public boolean accept(Value document) {
    switch (document.text("kind")) {
      case "APIGroupDiscoveryList" -> document.items("items").forEach(this::aggregated);
      case "APIGroupDiscovery" -> aggregated(document);
      case "APIResourceList" -> perVersion(document);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether no document was taken. */
  public boolean isEmpty() {
    return resources.isEmpty();
  }

  /** What the documents say together. */
  public Discovery discovery() {
    return sorted(resources.values());
  }

  /** Puts resources into the order in which checks prefer them. */
  public static Discovery sorted(Iterable<ServedResource> resources) {
    List<ServedResource> sorted = new ArrayList<>();
    resources.forEach(sorted::add);
    sorted.sort(ORDER);
    return new Discovery(sorted);
  }

  private void aggregated(Value group) {
    for (Value version : group.items("versions")) {
      for (Value resource : version.items("resources")) {
        ResourceType type = new ResourceType(
            group.text("metadata.name"),
            resource.text("resource"),
            resource.text("responseKind.kind"));
        add(ServedResource.of(
            type,
            version.text("version"),
            resource.text("scope").equals("Namespaced"),
            resource.texts("verbs"),
            resource.items("subresources").stream()
                .map(s -> s.text("subresource"))
                .toList()));
      }
    }
  }

  private void perVersion(Value document) {
    String groupVersion = document.text("groupVersion");
    int slash = groupVersion.indexOf('/');
    String group = slash < 0 ? "" : groupVersion.substring(0, slash);
    String version = groupVersion.substring(slash + 1);
    Map<String, TreeSet<String>> subresources = new LinkedHashMap<>();
    for (Value resource : document.items("resources")) {
      String name = resource.text("name");
      int cut = name.indexOf('/');
      if (cut >= 0) {
        subresources
            .computeIfAbsent(name.substring(0, cut), unused -> new TreeSet<>())
            .add(name.substring(cut + 1));
      }
    }
    for (Value resource : document.items("resources")) {
      String name = resource.text("name");
      if (name.indexOf('/') < 0) {
        add(ServedResource.of(
            new ResourceType(group, name, resource.text("kind")),
            version,
            resource.get("namespaced").isTrue(),
            resource.texts("verbs"),
            subresources.getOrDefault(name, new TreeSet<>())));
      }
    }
  }

  private void add(ServedResource resource) {
    resources.put(resource.apiVersion() + "/" + resource.type().resource(), resource);
  }
}
