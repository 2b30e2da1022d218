package io.github.aiconf.api.cluster;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a check reads of a cluster. Immutable; the methods that add something return a new value.
 *
 * <p>Discovery and the version of the server can always be read and are not declared.
 *
 * @param lists the fields that are read of each object of a resource; an empty path stands for the
 *     whole object
 * @param named the names under which single objects of a resource are read
 * @param environment names of environment variables whose values are read; all others are redacted
 * @param gates whether the feature gates are read
 */
public record Reads(
    SortedMap<ResourceType, SortedSet<String>> lists,
    SortedMap<ResourceType, SortedSet<String>> named,
    SortedSet<String> environment,
    boolean gates) {

  /** Copies the maps. */
  public Reads {
    lists = copy(lists);
    named = copy(named);
    environment = Collections.unmodifiableSortedSet(new TreeSet<>(environment));
  }

  /** Nothing but discovery and version. */
  public static Reads none() {
    return new Reads(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), false);
  }

  /** Everything that any of the given ones reads. */
  public static Reads union(Collection<Reads> all) {
    Reads union = none();
    for (Reads reads : all) {
      union = union.plus(reads);
    }
    return union;
  }

  /**
   * These reads and all objects of a resource.
   *
   * @param type the resource; never Secrets
   * @param fields paths of the fields that are read, joined by dots; elements of lists are meant by
   *     the list ({@code spec.containers.image}); none for whole objects. A label or annotation
   *     with dots is meant by the whole map.
   */
  public Reads list(ResourceType type, String... fields) {
    Collection<String> paths = fields.length == 0 ? List.of("") : Arrays.asList(fields);
    return new Reads(with(lists, type, paths), named, environment, gates);
  }

  /** These reads and the objects of a resource that have this name, whole, in any namespace. */
  public Reads named(ResourceType type, String name) {
    return new Reads(lists, with(named, type, List.of(name)), environment, gates);
  }

  /** These reads and the values of environment variables with these names. */
  public Reads environment(Collection<String> names) {
    SortedSet<String> all = new TreeSet<>(environment);
    all.addAll(names);
    return new Reads(lists, named, all, gates);
  }

  /** These reads and the feature gates of the API server. */
  public Reads featureGates() {
    return new Reads(lists, named, environment, true);
  }

  /** These reads and the other ones. */
  public Reads plus(Reads other) {
    SortedMap<ResourceType, SortedSet<String>> allLists = lists;
    for (Map.Entry<ResourceType, SortedSet<String>> entry : other.lists.entrySet()) {
      allLists = with(allLists, entry.getKey(), entry.getValue());
    }
    SortedMap<ResourceType, SortedSet<String>> allNamed = named;
    for (Map.Entry<ResourceType, SortedSet<String>> entry : other.named.entrySet()) {
      allNamed = with(allNamed, entry.getKey(), entry.getValue());
    }
    return new Reads(allLists, allNamed, environment, gates || other.gates)
        .environment(other.environment);
  }

  private static SortedMap<ResourceType, SortedSet<String>> with(
      SortedMap<ResourceType, SortedSet<String>> map,
      ResourceType type,
      Collection<String> values) {
    if (type.group().isEmpty() && type.resource().equals("secrets")) {
      throw new IllegalArgumentException("Secrets are never read");
    }
    SortedMap<ResourceType, SortedSet<String>> result = new TreeMap<>(map);
    SortedSet<String> all = new TreeSet<>(result.getOrDefault(type, Collections.emptySortedSet()));
    all.addAll(values);
    result.put(type, all);
    return result;
  }

  private static SortedMap<ResourceType, SortedSet<String>> copy(
      SortedMap<ResourceType, SortedSet<String>> map) {
    SortedMap<ResourceType, SortedSet<String>> copy = new TreeMap<>();
    map.forEach(
        (type, values) -> copy.put(type, Collections.unmodifiableSortedSet(new TreeSet<>(values))));
    return Collections.unmodifiableSortedMap(copy);
  }
}
