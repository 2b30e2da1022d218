package io.github.aiconf.testkit;

import io.github.aiconf.api.cluster.ServedResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The discovery documents of a fake API server, in both forms. */
final class FakeDiscovery {

  private final List<ServedResource> served;
  private final List<String> unavailable;

  FakeDiscovery(List<ServedResource> served, List<String> unavailable) {
    this.served = served;
    this.unavailable = unavailable;
  }

  Optional<FakeAnswer> document(String path, boolean aggregated) {
    if (path.equals("/api")) {
      return Optional.of(FakeAnswer.json(
          aggregated
              ? aggregated(true)
              : Map.of("kind", "APIVersions", "versions", List.of("v1"))));
    }
    if (path.equals("/apis")) {
      return Optional.of(FakeAnswer.json(aggregated ? aggregated(false) : groupList()));
    }
    String groupVersion = path.startsWith("/apis/")
        ? path.substring("/apis/".length())
        : path.startsWith("/api/") ? path.substring("/api/".length()) : "";
    if (unavailable.contains(groupVersion)) {
      return Optional.of(FakeAnswer.status(503, "ServiceUnavailable", "service unavailable"));
    }
    return groupVersions().contains(groupVersion)
        ? Optional.of(FakeAnswer.json(resourceList(groupVersion)))
        : Optional.empty();
  }

  private SortedSet<String> groupVersions() {
    SortedSet<String> all = new TreeSet<>(unavailable);
    served.forEach(resource -> all.add(resource.apiVersion()));
    return all;
  }

  private SortedSet<String> groups() {
    SortedSet<String> groups = new TreeSet<>();
    groupVersions().forEach(version -> groups.add(groupOf(version)));
    groups.remove("");
    return groups;
  }

  private List<String> versionsOf(String group) {
    return groupVersions().stream()
        .filter(version -> groupOf(version).equals(group))
        .toList();
  }

  private Map<String, ?> groupList() {
    List<Map<String, ?>> groups = new ArrayList<>();
    for (String group : groups()) {
      List<Map<String, String>> versions = versionsOf(group).stream()
          .map(version -> Map.of("groupVersion", version, "version", versionOf(version)))
          .toList();
      groups.add(Map.of("name", group, "versions", versions));
    }
    return ordered("kind", "APIGroupList", "apiVersion", "v1", "groups", groups);
  }

  private Map<String, ?> resourceList(String groupVersion) {
    List<Map<String, ?>> resources = new ArrayList<>();
    for (ServedResource resource : servedIn(groupVersion)) {
      String name = resource.type().resource();
      resources.add(described(resource, name, resource.verbs()));
      for (String subresource : resource.subresources()) {
        resources.add(described(resource, name + "/" + subresource, List.of("get")));
      }
    }
    return ordered("kind", "APIResourceList", "groupVersion", groupVersion, "resources", resources);
  }

  private static Map<String, ?> described(
      ServedResource resource, String name, Iterable<String> verbs) {
    return ordered(
        "name",
        name,
        "namespaced",
        resource.namespaced(),
        "kind",
        resource.type().kind(),
        "verbs",
        verbs);
  }

  private Map<String, ?> aggregated(boolean core) {
    List<Map<String, ?>> items = new ArrayList<>();
    for (String group : core ? List.of("") : groups()) {
      List<Map<String, ?>> versions = new ArrayList<>();
      versionsOf(group).forEach(version -> versions.add(aggregated(version)));
      items.add(Map.of("metadata", core ? Map.of() : Map.of("name", group), "versions", versions));
    }
    return ordered(
        "kind", "APIGroupDiscoveryList", "apiVersion", "apidiscovery.k8s.io/v2", "items", items);
  }

  private Map<String, ?> aggregated(String groupVersion) {
    List<Map<String, ?>> resources = new ArrayList<>();
    for (ServedResource resource : servedIn(groupVersion)) {
      List<Map<String, String>> subresources = new ArrayList<>();
      resource.subresources().forEach(name -> subresources.add(Map.of("subresource", name)));
      resources.add(ordered(
          "resource", resource.type().resource(),
          "responseKind", Map.of("kind", resource.type().kind()),
          "scope", resource.namespaced() ? "Namespaced" : "Cluster",
          "verbs", resource.verbs(),
          "subresources", subresources));
    }
    String freshness = unavailable.contains(groupVersion) ? "Stale" : "Current";
    return ordered(
        "version", versionOf(groupVersion), "resources", resources, "freshness", freshness);
  }

  private List<ServedResource> servedIn(String groupVersion) {
    return unavailable.contains(groupVersion)
        ? List.of()
        : served.stream().filter(r -> r.apiVersion().equals(groupVersion)).toList();
  }

  private static String groupOf(String groupVersion) {
    int slash = groupVersion.indexOf('/');
    return slash < 0 ? "" : groupVersion.substring(0, slash);
  }

  private static String versionOf(String groupVersion) {
    return groupVersion.substring(groupVersion.indexOf('/') + 1);
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }
}
