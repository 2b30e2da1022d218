package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link Reads} made ready for reading: which lists, and what to keep of their objects. */
public final class ReadPlan {

  private final SortedMap<ListKey, ObjectFilter> filters = new TreeMap<>();
  private final boolean featureGates;

  /** A plan for these reads. */
  public ReadPlan(Reads reads) {
    Set<String> environment = reads.environment();
    reads
        .lists()
        .forEach((type, fields) -> filters.put(
            ListKey.all(type), new ObjectFilter(FieldSelection.of(fields), environment)));
    ObjectFilter whole = new ObjectFilter(FieldSelection.all(), environment);
    reads
        .named()
        .forEach(
            (type, names) -> names.forEach(name -> filters.put(new ListKey(type, name), whole)));
    this.featureGates = reads.gates();
  }

  /** The lists that will be asked for. */
  public Set<ListKey> keys() {
    return filters.keySet();
  }

  /** What to keep of the objects of a list; empty where nobody will ask for it. */
  public Optional<ObjectFilter> filter(ListKey key) {
    return Optional.ofNullable(filters.get(key));
  }

  /** The lists to which an object belongs. */
  public List<ListKey> keysOf(ResourceType type, String name) {
    List<ListKey> keys = new ArrayList<>(2);
    for (ListKey key : List.of(ListKey.all(type), new ListKey(type, name))) {
      if (filters.containsKey(key) && !keys.contains(key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** The resource of a kind; empty where nobody will ask for it. */
  public Optional<ResourceType> typeOf(String group, String kind) {
    return filters.keySet().stream()
        .map(ListKey::type)
        .filter(type -> type.kind().equals(kind) && type.group().equals(group))
        .findFirst();
  }

  /** Whether the feature gates will be asked for. */
  public boolean featureGates() {
    return featureGates;
  }
}
