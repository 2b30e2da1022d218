package io.github.aiconf.simulator.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler writes into the condition of a pod for which there is no node: how many nodes
 * are refused for which reason by the first filter that refuses them.
 */
final class SchedulerMessage {

  private final int[] slots;
  private final List<int[]> reasons = new ArrayList<>();
  private final List<List<Rejection>> rejections = new ArrayList<>();
  /** By filter and reason, of how many nodes it is the first. */
  private final List<int[]> counts = new ArrayList<>();

  private SchedulerMessage(int[] slots) {
    this.slots = slots;
  }

  /**
   * Up to what it says about evicting others; empty if there is a node.
   *
   * @param slots of the nodes
   * @param verdicts in the order in which filters are asked
   */
  static Optional<String> of(int[] slots, Collection<FilterVerdict> verdicts) {
    if (slots.length == 0) {
      return Optional.of("no nodes available to schedule pods");
    }
    String start = "0/" + slots.length + " nodes are available: ";
    SchedulerMessage message = new SchedulerMessage(slots);
    for (FilterVerdict verdict : verdicts) {
      Optional<Rejection> ofPod = verdict.ofPod();
      if (ofPod.isPresent()) {
        String reason = String.join(", ", ofPod.get().reasons());
        return Optional.of(
            ofPod.get().code() == Rejection.Code.ERROR ? reason : start + reason + ".");
      }
      int @Nullable [] ofNodes = verdict.reasons();
      if (ofNodes != null) {
        message.reasons.add(ofNodes);
        message.rejections.add(verdict.rejections());
        message.counts.add(new int[verdict.rejections().size() + 1]);
      }
    }
    return message.ofNodes(start);
  }

  private Optional<String> ofNodes(String start) {
    int unseenBy = -1;
    int unseen = 0;
    for (int i = 0; i < rejections.size(); i++) {
      int found = rejections.get(i).indexOf(NodeAffinityFilter.NOT_NAMED) + 1;
      unseenBy = found > 0 ? i : unseenBy;
      unseen = Math.max(unseen, found);
    }
    int[][] byFilter = reasons.toArray(int[][]::new);
    for (int slot : slots) {
      // A node that is not even looked at is refused before all others.
      int by = unseen > 0 && byFilter[unseenBy][slot] == unseen ? unseenBy : 0;
      while (by < byFilter.length && byFilter[by][slot] == 0) {
        by++;
      }
      if (by == byFilter.length) {
        return Optional.empty();
      }
      int reason = byFilter[by][slot];
      if (counts.get(by)[reason]++ == 0
          && rejections.get(by).get(reason - 1).code() == Rejection.Code.ERROR) {
        return Optional.of(rejections.get(by).get(reason - 1).reasons().get(0));
      }
    }
    return Optional.of(start + entries() + ".");
  }

  private String entries() {
    Map<String, Integer> histogram = new TreeMap<>();
    for (int by = 0; by < counts.size(); by++) {
      for (int reason = 1; reason < counts.get(by).length; reason++) {
        int nodes = counts.get(by)[reason];
        if (nodes > 0) {
          for (String text : rejections.get(by).get(reason - 1).reasons()) {
            histogram.merge(text, nodes, Integer::sum);
          }
        }
      }
    }
    List<String> entries = new ArrayList<>();
    histogram.forEach((text, count) -> entries.add(count + " " + text));
    entries.sort(null);
    return String.join(", ", entries);
  }
}
