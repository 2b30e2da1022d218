package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts pods by what other pods see of them. */
final class PodTally {

  private static final int MOST_REMEMBERED = 1 << 16;

  private final Map<PodKind.Key, PodKind> kinds = new HashMap<>();
  private final Map<String, List<PodKind>> byNamespace = new HashMap<>();
  private final List<PodKind> all = new ArrayList<>();
  private final List<PodKind> guarded = new ArrayList<>();

  /** Pods of a template share their labels, so that most are found without comparing these. */
  private final IdentityHashMap<Map<String, String>, PodKind> recent = new IdentityHashMap<>();

  PodKind kind(Pod pod) {
    PodKind last = recent.get(pod.labels());
    if (last != null
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
    if (recent.size() == MOST_REMEMBERED) {
      recent.clear();
    }
    recent.put(pod.labels(), kind);
    return kind;
  }

  List<PodKind> all() {
    return all;
  }

  List<PodKind> in(String namespace) {
    return byNamespace.getOrDefault(namespace, List.of());
  }

  /** Shows the kinds that the term of a pod that is to be placed means. */
  void matching(TermMatch term, Consumer<PodKind> visitor) {
    if (term.isForAllNamespaces()) {
      matching(all, term, visitor);
    } else {
      term.namespaces().forEach(namespace -> matching(in(namespace), term, visitor));
    }
  }

  private static void matching(List<PodKind> kinds, TermMatch term, Consumer<PodKind> visitor) {
    for (int i = 0; i < kinds.size(); i++) {
      if (term.selects(kinds.get(i).key.labels())) {
        visitor.accept(kinds.get(i));
      }
    }
  }

  /** Those that keep others away. */
  List<PodKind> guarded() {
    return guarded;
  }
}
