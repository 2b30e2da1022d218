package io.github.aiconf.simulator.dra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why claims fit on none of some nodes: nodes that refuse them for the same reasons are put
 * together, so that thousands of nodes read as a few groups.
 *
 * @param groups those that are closest to what is wanted first, of these the largest
 * @param notLookedAt how many nodes were left out, since looking at all would have taken too long
 */
public record Refusals(List<Group> groups, int notLookedAt) {

  /** Devices times requests; about a second. */
  private static final long MOST_LOOKS = 10_000_000;

  /** Keeps a copy. */
  public Refusals {
    groups = List.copyOf(groups);
  }

  /**
   * Nodes that refuse for the same reasons.
   *
   * @param nodes their numbers
   * @param explanation of the first of them
   */
  public record Group(List<Integer> nodes, Explanation explanation) {

    /** Keeps a copy. */
    public Group {
      nodes = List.copyOf(nodes);
    }

    /** How many devices are missing, over all requests, even if each request were alone. */
    int missing() {
      return explanation.requests().stream()
          .mapToInt(request -> Math.max(0, request.wanted() - request.suitable().size()))
          .sum();
    }

    private int suitable() {
      return explanation.requests().stream()
          .mapToInt(request -> request.suitable().size())
          .sum();
    }
  }

  /**
   * Explains refusals.
   *
   * @param nodes numbers of nodes on which the claims do not fit
   * @param inDetail for how many groups conflicts and changes are searched
   */
  public static Refusals of(
      DeviceInventory inventory, ClaimPlan plan, List<Integer> nodes, int inDetail) {
    Explainer explainer = new Explainer(inventory);
    Map<Explainer.Reasons, List<Integer>> alike = new LinkedHashMap<>();
    long looks = 0;
    int looked = 0;
    for (int node : nodes) {
      if (looks > MOST_LOOKS) {
        break;
      }
      alike
          .computeIfAbsent(explainer.reasons(node, plan), r -> new ArrayList<>())
          .add(node);
      looks += (long) explainer.devices() * plan.variants.length;
      looked++;
    }
    List<Group> groups = new ArrayList<>();
    for (List<Integer> those : alike.values()) {
      groups.add(new Group(those, explainer.outline(those.get(0), plan)));
    }
    groups.sort(Comparator.comparingInt(Group::missing)
        .thenComparing(Comparator.comparingInt(Group::suitable).reversed())
        .thenComparing(Comparator.comparingInt((Group g) -> g.nodes().size()).reversed()));
    for (int i = 0; i < Math.min(inDetail, groups.size()); i++) {
      List<Integer> those = groups.get(i).nodes();
      groups.set(i, new Group(those, explainer.explain(those.get(0), plan)));
    }
    return new Refusals(groups, nodes.size() - looked);
  }
}
