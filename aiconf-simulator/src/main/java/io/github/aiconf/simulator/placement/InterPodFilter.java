package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.PodAffinityTerm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pods that have to be near others, or away from them, and others that keep the pod away. */
final class InterPodFilter implements NodeFilter {

  private static final Rejection NOT_NEAR =
      Rejection.unresolvable("node(s) didn't match pod affinity rules");
  private static final Rejection TOO_NEAR =
      Rejection.resolvable("node(s) didn't match pod anti-affinity rules");
  private static final Rejection KEPT_AWAY =
      Rejection.resolvable("node(s) didn't satisfy existing pods anti-affinity rules");

  @Override
  public Filter filter() {
    return Filter.INTER_POD_AFFINITY;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    List<TermMatch> affinity = terms(question, question.pod.spec().affinity());
    List<TermMatch> antiAffinity = terms(question, question.pod.spec().antiAffinity());
    Neighbourhood near = near(question, affinity);
    boolean first = near.isEmpty() && matchesAll(affinity, question);
    Neighbourhood avoided = avoided(question, antiAffinity);
    Neighbourhood guarded = guarded(question);
    if (affinity.isEmpty() && avoided.isEmpty() && guarded.isEmpty()) {
      return;
    }
    int notNear = verdict.reason(NOT_NEAR);
    int tooNear = verdict.reason(TOO_NEAR);
    int keptAway = verdict.reason(KEPT_AWAY);
    for (int slot = 0; slot < question.nodes.size(); slot++) {
      if (!isNear(slot, near, first)) {
        verdict.reject(slot, notNear);
      } else if (avoided.touches(slot)) {
        verdict.reject(slot, tooNear);
      } else if (guarded.touches(slot)) {
        verdict.reject(slot, keptAway);
      }
    }
  }

  private static List<TermMatch> terms(PodQuestion question, List<PodAffinityTerm> written) {
    return written.stream()
        .map(term -> new TermMatch(term, question.pod.namespace()).resolved(question.inventory))
        .toList();
  }

  /** @param first none of the wanted pods exists, but this one would be one of them */
  private static boolean isNear(int slot, Neighbourhood near, boolean first) {
    boolean all = true;
    for (int i = 0; i < near.areas.size(); i++) {
      Area area = near.areas.get(i);
      int value = area.column.at(slot);
      if (value == LabelColumn.ABSENT) {
        return false;
      }
      all &= area.values.get(value);
    }
    return all || first;
  }

  /** Where pods are that match all terms at once. */
  private static Neighbourhood near(PodQuestion question, List<TermMatch> terms) {
    Neighbourhood near = new Neighbourhood(question.nodes);
    terms.forEach(term -> near.area(term.topologyKey));
    if (!terms.isEmpty()) {
      question.inventory.tally().matching(terms.get(0), kind -> {
        if (terms.stream().allMatch(term -> matches(term, kind))) {
          terms.forEach(term -> near.area(term.topologyKey).add(kind.places));
        }
      });
    }
    return near;
  }

  private static Neighbourhood avoided(PodQuestion question, List<TermMatch> terms) {
    Neighbourhood avoided = new Neighbourhood(question.nodes);
    for (TermMatch term : terms) {
      Area area = avoided.area(term.topologyKey);
      question.inventory.tally().matching(term, kind -> area.add(kind.places));
    }
    return avoided;
  }

  /** Where pods are that do not want this one near. */
  private static Neighbourhood guarded(PodQuestion question) {
    Neighbourhood guarded = new Neighbourhood(question.nodes);
    Map<String, String> namespaceLabels = question.namespaceLabels();
    for (PodKind kind : question.inventory.tally().guarded()) {
      for (TermMatch term : kind.antiAffinity) {
        if (term.matches(question.pod.namespace(), namespaceLabels, question.pod.labels())) {
          guarded.area(term.topologyKey).add(kind.places);
        }
      }
    }
    return guarded;
  }

  private static boolean matches(TermMatch term, PodKind kind) {
    return term.matches(kind.key.namespace(), Map.of(), kind.key.labels());
  }

  private static boolean matchesAll(List<TermMatch> terms, PodQuestion question) {
    return !terms.isEmpty()
        && terms.stream()
            .allMatch(
                term -> term.matches(question.pod.namespace(), Map.of(), question.pod.labels()));
  }

  /** Parts of the cluster, by the labels that divide it. */
  private static final class Neighbourhood {

    private final NodeTable nodes;
    private final Map<String, Area> byKey = new HashMap<>();
    private final List<Area> areas = new ArrayList<>();

    Neighbourhood(NodeTable nodes) {
      this.nodes = nodes;
    }

    Area area(String key) {
      Area known = byKey.get(key);
      if (known == null) {
        known = new Area(nodes.column(key));
        byKey.put(key, known);
        areas.add(known);
      }
      return known;
    }

    boolean isEmpty() {
      return areas.stream().allMatch(area -> area.values.isEmpty());
    }

    boolean touches(int slot) {
      for (int i = 0; i < areas.size(); i++) {
        Area area = areas.get(i);
        int value = area.column.at(slot);
        if (value != LabelColumn.ABSENT && area.values.get(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Nodes with some of the values of a label. */
  private static final class Area {

    private final LabelColumn column;
    private final BitSet values = new BitSet();

    Area(LabelColumn column) {
      this.column = column;
    }

    void add(SlotCounts places) {
      for (int i = 0; i < places.places(); i++) {
        if (places.countAt(i) > 0) {
          int value = column.at(places.slotAt(i));
          if (value != LabelColumn.ABSENT) {
            values.set(value);
          }
        }
      }
    }
  }
}
