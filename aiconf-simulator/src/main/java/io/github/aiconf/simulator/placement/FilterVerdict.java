package io.github.aiconf.simulator.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one filter says about one pod: of the pod as such, or of each node. */
final class FilterVerdict {

  private final int slots;
  private final List<Rejection> rejections = new ArrayList<>();
  private int @Nullable [] bySlot;
  private @Nullable Rejection forPod;

  FilterVerdict(int slots) {
    this.slots = slots;
  }

  /** Refuses the pod, whatever the node. */
  void rejectPod(Rejection rejection) {
    forPod = rejection;
  }

  /** The number to reject nodes with. */
  int reason(Rejection rejection) {
    int known = rejections.indexOf(rejection);
    if (known >= 0) {
      return known + 1;
    }
    rejections.add(rejection);
    return rejections.size();
  }

  /** Refuses a node; the last refusal counts. */
  void reject(int slot, int reason) {
    int[] reasons = bySlot;
    if (reasons == null) {
      reasons = new int[slots];
      bySlot = reasons;
    }
    reasons[slot] = reason;
  }

  /** Says about a node what the other says. */
  void replace(int slot, FilterVerdict other) {
    int[] reasons = bySlot;
    if (reasons != null) {
      reasons[slot] = 0;
    }
    other.of(slot).ifPresent(rejection -> reject(slot, reason(rejection)));
  }

  /** By slot, the number of the reason; null if no node is refused. */
  int @Nullable [] reasons() {
    return bySlot;
  }

  /** The reasons by number, of which the first is 1. */
  List<Rejection> rejections() {
    return rejections;
  }

  Optional<Rejection> ofPod() {
    return Optional.ofNullable(forPod);
  }

  /** Whether there may be a node that is refused. */
  boolean rejectsAny() {
    return forPod != null || bySlot != null;
  }

  boolean rejects(int slot) {
    int[] reasons = bySlot;
    return forPod != null || (reasons != null && reasons[slot] != 0);
  }

  /** Why this node is refused, other than because of the pod as such. */
  Optional<Rejection> of(int slot) {
    int[] reasons = bySlot;
    return reasons == null || reasons[slot] == 0
        ? Optional.empty()
        : Optional.of(rejections.get(reasons[slot] - 1));
  }
}
