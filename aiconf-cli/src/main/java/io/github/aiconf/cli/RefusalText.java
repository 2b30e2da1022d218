package io.github.aiconf.cli;

import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.Exclusion;
import io.github.aiconf.simulator.dra.Explanation;
import io.github.aiconf.simulator.dra.Explanation.RequestView;
import io.github.aiconf.simulator.dra.Refusals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refusals for people. */
final class RefusalText {

  private static final int GROUPS = 8;
  private static final int DEVICES = 6;

  /** Of each kind. */
  private static final int CHANGES = 3;

  private final DraPage page;
  private final NodeSweep sweep;

  RefusalText(DraPage page, NodeSweep sweep) {
    this.page = page;
    this.sweep = sweep;
  }

  /** A line for each group of nodes. */
  void summary(Refusals refusals) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NODES", "FOR EXAMPLE", "REASON"));
    for (Refusals.Group group : refusals.groups().stream().limit(GROUPS).toList()) {
      rows.add(List.of(
          String.valueOf(group.nodes().size()), sweep.name(group.nodes().get(0)), reason(group)));
    }
    page.table(0, rows);
    rest(refusals);
  }

  private void rest(Refusals refusals) {
    int more = refusals.groups().size() - GROUPS;
    if (more > 0) {
      page.line("and " + more + " more groups of nodes (-o json has all)");
    }
    if (refusals.notLookedAt() > 0) {
      page.line("and " + refusals.notLookedAt()
          + " more nodes that refuse, which were not looked at more closely; --node asks for one");
    }
  }

  /** Why a group of nodes refuses, in a few words. */
  String reason(Refusals.Group group) {
    Explanation explanation = group.explanation();
    List<String> reasons = new ArrayList<>();
    if (isError(explanation)) {
      reasons.add(message(group));
    }
    for (RequestView request : explanation.requests()) {
      if (request.suitable().size() < request.wanted()) {
        reasons.add(lack(request));
      }
    }
    if (reasons.isEmpty()) {
      explanation.pools().forEach(pool -> reasons.add("pool " + pool));
    }
    if (reasons.isEmpty()) {
      reasons.add(
          explanation.conflict().isEmpty()
              ? "each request alone can be met, all together cannot"
              : conflict(explanation));
    }
    return String.join("; ", reasons);
  }

  private static String lack(RequestView request) {
    return request.request() + " wants " + request.wanted() + ", suitable: "
        + request.suitable().size() + " (" + causes(request, "no others") + ")";
  }

  private static String causes(RequestView request, String otherwise) {
    if (request.exclusions().isEmpty()) {
      return request.suitable().isEmpty() ? "the node has no devices" : otherwise;
    }
    List<String> causes = new ArrayList<>();
    request.byCause().forEach((cause, count) -> causes.add(count + " " + cause.words()));
    return String.join(", ", causes);
  }

  static boolean isError(Explanation explanation) {
    return explanation.outcome() == Allocator.Outcome.FATAL_ERROR
        || explanation.outcome() == Allocator.Outcome.NODE_ERROR;
  }

  /** What the allocator says, where it has an error. */
  String message(Refusals.Group group) {
    return sweep.inventory().allocate(group.nodes().get(0), sweep.plan())
            instanceof Allocation.Failed failed
        ? failed.message()
        : "";
  }

  /** All that is known of each group. */
  void details(Refusals refusals) {
    for (Refusals.Group group : refusals.groups().stream().limit(GROUPS).toList()) {
      page.blank();
      details(group);
    }
    rest(refusals);
  }

  private void details(Refusals.Group group) {
    Explanation explanation = group.explanation();
    int nodes = group.nodes().size();
    page.line((nodes == 1 ? "Node " : nodes + " nodes for the same reasons: ")
        + Choices.some(sweep.names(group.nodes())));
    String of = nodes == 1 ? "" : " (on " + explanation.node() + ")";
    if (isError(explanation)) {
      page.field("  Error:", message(group));
    }
    explanation.pools().forEach(pool -> page.field("  Pool:", pool));
    if (!explanation.requests().isEmpty()) {
      requests(explanation.requests());
    }
    if (!explanation.conflict().isEmpty()) {
      page.field("  Conflict:", conflict(explanation));
    }
    if (explanation.changes().isEmpty()) {
      return;
    }
    page.field("  Helps:", "each of these alone" + of);
    Map<Explanation.Change.Kind, Integer> shown = new EnumMap<>(Explanation.Change.Kind.class);
    for (Explanation.Change change : explanation.changes()) {
      if (shown.merge(change.kind(), 1, Integer::sum) <= CHANGES) {
        page.table(DraPage.GUTTER, List.of(List.of("-", change.what())));
      }
    }
    int more =
        shown.values().stream().mapToInt(count -> Math.max(0, count - CHANGES)).sum();
    if (more > 0) {
      page.table(
          DraPage.GUTTER, List.of(List.of("-", more + " more like these (-o json has all)")));
    }
  }

  private static String conflict(Explanation explanation) {
    List<String> parts = explanation.conflict();
    return (parts.size() == 1 ? "cannot be met: " : "cannot be met together: ")
        + String.join(", ", parts);
  }

  private void requests(List<RequestView> requests) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("CLAIM", "REQUEST", "WANTS", "SUITABLE", "EXCLUDED"));
    for (RequestView request : requests) {
      rows.add(List.of(
          request.claim(),
          request.request(),
          String.valueOf(request.wanted()),
          String.valueOf(request.suitable().size()),
          causes(request, "none")));
    }
    page.table(2, rows);
    for (RequestView request : requests) {
      byDetail(request)
          .forEach((reason, devices) -> page.table(
              4,
              List.of(List.of(
                  request.request() + ":", devices.size() + " " + reason + ": " + some(devices)))));
    }
  }

  /** Devices by what exactly keeps them away. */
  private static Map<String, List<String>> byDetail(RequestView request) {
    Map<String, List<String>> devices = new LinkedHashMap<>();
    for (Exclusion exclusion : request.exclusions()) {
      String detail = exclusion.detail().isEmpty() ? "" : " (" + exclusion.detail() + ")";
      devices
          .computeIfAbsent(exclusion.cause().words() + detail, unused -> new ArrayList<>())
          .add(exclusion.pool() + "/" + exclusion.device());
    }
    return devices;
  }

  private static String some(List<String> devices) {
    String more = devices.size() > DEVICES ? " and " + (devices.size() - DEVICES) + " more" : "";
    return String.join(", ", devices.subList(0, Math.min(DEVICES, devices.size()))) + more;
  }
}
