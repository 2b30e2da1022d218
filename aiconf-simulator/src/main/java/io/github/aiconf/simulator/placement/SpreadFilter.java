package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.SpreadConstraint;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Required topology spread constraints. */
final class SpreadFilter implements NodeFilter {

  private static final Rejection UNEVEN =
      Rejection.resolvable("node(s) didn't match pod topology spread constraints");
  private static final Rejection NO_LABEL = Rejection.unresolvable(
      "node(s) didn't match pod topology spread constraints (missing required label)");

  @Override
  public Filter filter() {
    return Filter.POD_TOPOLOGY_SPREAD;
  }

  @Override
  public void judge(PodQuestion question, FilterVerdict verdict) {
    List<SpreadConstraint> required = question.pod.spec().spread().stream()
        .filter(SpreadConstraint::isRequired)
        .toList();
    if (required.isEmpty()) {
      return;
    }
    NodeTable nodes = question.nodes;
    List<LabelColumn> columns =
        required.stream().map(each -> nodes.column(each.topologyKey())).toList();
    BitSet labelled = labelled(nodes, columns);
    List<Domains> domains =
        required.stream().map(each -> new Domains(each, question, labelled)).toList();
    int uneven = verdict.reason(UNEVEN);
    int noLabel = verdict.reason(NO_LABEL);
    for (int slot = 0; slot < nodes.size(); slot++) {
      for (int i = 0; i < domains.size(); i++) {
        int value = columns.get(i).at(slot);
        if (value == LabelColumn.ABSENT) {
          verdict.reject(slot, noLabel);
          break;
        }
        if (domains.get(i).isTooFull(value)) {
          verdict.reject(slot, uneven);
          break;
        }
      }
    }
  }

  /** The slots of nodes that have the labels of all constraints; others do not count. */
  static BitSet labelled(NodeTable nodes, List<LabelColumn> columns) {
    BitSet labelled = new BitSet(nodes.size());
    labelled.set(0, nodes.size());
    for (LabelColumn column : columns) {
      for (int slot = labelled.nextSetBit(0); slot >= 0; slot = labelled.nextSetBit(slot + 1)) {
        if (column.at(slot) == LabelColumn.ABSENT) {
          labelled.clear(slot);
        }
      }
    }
    return labelled;
  }

  /** How many matching pods each part of the cluster has. */
  static final class Domains {

    final int[] counts;
    final boolean[] exists;
    final boolean countsItself;
    final boolean countsNobody;
    private final long most;

    Domains(SpreadConstraint constraint, PodQuestion question, BitSet labelled) {
      LabelColumn column = question.nodes.column(constraint.topologyKey());
      LabelMatch selector = selector(constraint, question.pod.labels());
      BitSet eligible = eligible(constraint, question, labelled);
      counts = new int[column.size()];
      exists = new boolean[column.size()];
      for (int slot = eligible.nextSetBit(0); slot >= 0; slot = eligible.nextSetBit(slot + 1)) {
        exists[column.at(slot)] = true;
      }
      // With a selector that matches everything the scheduler does not count at all.
      countsNobody = selector.isEverything();
      if (!countsNobody) {
        for (PodKind kind : question.inventory.tally().in(question.pod.namespace())) {
          if (!kind.key.terminating() && selector.matches(kind.key.labels())) {
            count(kind.places, eligible, column);
          }
        }
      }
      int number = 0;
      int fewest = Integer.MAX_VALUE;
      for (int i = 0; i < counts.length; i++) {
        if (exists[i]) {
          number++;
          fewest = Math.min(fewest, counts[i]);
        }
      }
      if (number < constraint.minDomains().orElse(1)) {
        fewest = 0;
      }
      countsItself = selector.matches(question.pod.labels());
      most = constraint.maxSkew() + fewest - (countsItself ? 1 : 0);
    }

    boolean isTooFull(int value) {
      return counts[value] > most;
    }

    private void count(SlotCounts places, BitSet eligible, LabelColumn column) {
      for (int i = 0; i < places.places(); i++) {
        int pods = places.countAt(i);
        if (pods > 0 && eligible.get(places.slotAt(i))) {
          counts[column.at(places.slotAt(i))] += pods;
        }
      }
    }

    static LabelMatch selector(SpreadConstraint constraint, Map<String, String> labels) {
      Map<String, String> own = new LinkedHashMap<>();
      for (String key : constraint.matchLabelKeys()) {
        String value = labels.get(key);
        if (value != null) {
          own.put(key, value);
        }
      }
      return LabelMatch.of(constraint.selector()).and(own);
    }

    private static BitSet eligible(
        SpreadConstraint constraint, PodQuestion question, BitSet labelled) {
      BitSet eligible = (BitSet) labelled.clone();
      if (constraint.nodeAffinityPolicy().orElse("Honor").equals("Honor")
          && question.hasNodeAffinity()) {
        eligible.and(question.affine());
      }
      if (constraint.nodeTaintsPolicy().orElse("Ignore").equals("Honor")) {
        for (int slot = eligible.nextSetBit(0); slot >= 0; slot = eligible.nextSetBit(slot + 1)) {
          if (!question.tolerates(slot)) {
            eligible.clear(slot);
          }
        }
      }
      return eligible;
    }
  }
}
