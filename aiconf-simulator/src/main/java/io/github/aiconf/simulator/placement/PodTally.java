package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts pods by what other pods see of them. */
final class PodTally {

  private static final int REMEMBERED = 1 << 12;

  private final Map<PodKind.Key, PodKind> kinds = new HashMap<>();
  private final Map<String, List<PodKind>> byNamespace = new HashMap<>();
  private final List<PodKind> all = new ArrayList<>();
  private final List<PodKind> guarded = new ArrayList<>();

  /** Pods of a template share their labels, so that most are found without comparing these. */
  private final @Nullable PodKind[] recent = new @Nullable PodKind[REMEMBERED];

  PodKind kind(Pod pod) {
    int place = System.identityHashCode(pod.labels()) & (REMEMBERED - 1);
    PodKind last = recent[place];
    if (last != null
        && last.key.labels() == pod.labels()
        && last.key.terminating() == pod.terminating()
        && last.key.namespace().equals(pod.namespace())
        && last.key.antiAffinity().equals(pod.spec().antiAffinity())) {
      return last;
    }
    PodKind.Key key = new PodKind.Key(
        pod.namespace(), pod.labels(), pod.spec().antiAffinity(), pod.terminating());
    PodKind kind = kinds.get(key);
    if (kind == null) {
      kind = new PodKind(key);
      kinds.put(key, kind);
      all.add(kind);
      byNamespace.computeIfAbsent(pod.namespace(), n -> new ArrayList<>()).add(kind);
      if (!kind.antiAffinity.isEmpty()) {
        guarded.add(kind);
      }
    }
    recent[place] = kind;
    return kind;
  }

  List<PodKind> all() {
    return all;
  }

  List<PodKind> in(String namespace) {
    return byNamespace.getOrDefault(namespace, List.of());
  }

  /** Those that keep others away. */
  List<PodKind> guarded() {
    return guarded;
  }
}
