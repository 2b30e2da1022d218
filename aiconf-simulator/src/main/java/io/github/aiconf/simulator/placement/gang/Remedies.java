package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodRequests;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.Taint;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.PodOutlook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks for changes after which a gang fits, and verifies each by asking again. */
final class Remedies {

  /** More nodes than this are not changed at once. */
  private static final int MOST_NODES = 256;

  private static final int NAMED = 5;
  private static final int NOTHING = -1;
  private static final int CLOSING =
      Filter.NODE_UNSCHEDULABLE.bit() | Filter.TAINT_TOLERATION.bit();

  private final GangSolver solver;
  private final SchedulerFlavour scheduler;
  private final Gang gang;
  private final Columns columns;
  private final List<Pod> pods;
  private final long most;
  private final List<Remedy> found = new ArrayList<>();

  Remedies(
      GangSolver solver,
      SchedulerFlavour scheduler,
      Gang gang,
      Columns columns,
      List<Pod> pods,
      long most) {
    this.solver = solver;
    this.scheduler = scheduler;
    this.gang = gang;
    this.columns = columns;
    this.pods = pods;
    this.most = most;
  }

  List<Remedy> found() {
    smallerGang();
    noTopology();
    if (gang.classes().size() == 1) {
      boolean isEnough = reopened(Set.of(Filter.NODE_UNSCHEDULABLE));
      isEnough |= reopened(Set.of(Filter.TAINT_TOLERATION));
      if (!isEnough) {
        reopened(Set.of(Filter.NODE_UNSCHEDULABLE, Filter.TAINT_TOLERATION));
      }
      freed();
    }
    added();
    return found;
  }

  private void smallerGang() {
    if (most > 0) {
      add(
          Remedy.Kind.SMALLER_GANG,
          "let " + most + " of " + gang.minimum() + " pods be enough",
          List.of(),
          1,
          () -> solver.answer(gang.withMinimum(most)));
    }
  }

  private void noTopology() {
    if (gang.topology().filter(Topology::required).isPresent()) {
      add(
          Remedy.Kind.NO_TOPOLOGY,
          "do not require one " + String.join("/", gang.topology().get().path()) + " for all",
          List.of(),
          1,
          () -> solver.answer(new Gang(gang.classes(), gang.minimum(), Optional.empty())));
    }
  }

  /** The fewest nodes that only these filters refuse; whether they are enough. */
  private boolean reopened(Set<Filter> filters) {
    Set<String> taints = new TreeSet<>();
    for (int node = 0; node < columns.nodes(); node++) {
      columns.outlooks[0].node(node).taints().forEach(taint -> taints.add(taint.key()));
    }
    PodOutlook relaxed = solver
        .inventory()
        .outlook(RelaxedPods.of(gang, filters, taints).classes().get(0).bare());
    int[] capacities = columns.capacities(0, CLOSING);
    List<Integer> nodes = new ArrayList<>();
    for (int node = 0; node < capacities.length; node++) {
      boolean isClosed = (columns.outlooks[0].refusals(node) & CLOSING) != 0;
      if (isClosed && capacities[node] > 0 && (relaxed.refusals(node) & ~Columns.RESOURCES) == 0) {
        nodes.add(node);
      }
    }
    nodes.sort(
        Comparator.comparingInt((Integer node) -> -capacities[node]).thenComparing(columns::name));
    long missing = gang.minimum() - most;
    WhatIf whatIf = new WhatIf(solver.inventory());
    List<String> names = new ArrayList<>();
    for (int node : nodes) {
      if (missing <= 0 || names.size() == MOST_NODES) {
        break;
      }
      missing -= capacities[node];
      names.add(columns.name(node));
      whatIf = reopen(whatIf, columns.outlooks[0].node(node), filters);
    }
    String those = listed(names, nodes.size());
    boolean isCordon = filters.contains(Filter.NODE_UNSCHEDULABLE);
    boolean isTaint = filters.contains(Filter.TAINT_TOLERATION);
    String text = !isTaint
        ? "uncordon " + those
        : !isCordon
            ? "remove the taints of " + those
            : "uncordon and remove the taints of " + those;
    return !names.isEmpty()
        && add(
            isTaint ? Remedy.Kind.REMOVE_TAINT : Remedy.Kind.UNCORDON,
            text,
            some(names),
            names.size(),
            whatIf);
  }

  private static WhatIf reopen(WhatIf whatIf, Node node, Set<Filter> filters) {
    WhatIf all = whatIf;
    if (filters.contains(Filter.NODE_UNSCHEDULABLE)) {
      all = all.uncordon(node.name());
    }
    if (filters.contains(Filter.TAINT_TOLERATION)) {
      for (Taint taint : node.taints()) {
        all = taint.keepsAway() ? all.withoutTaint(node.name(), taint.key()) : all;
      }
    }
    return all;
  }

  /** What one more pod would cost on a node. */
  private record Increment(int node, int resource, long amount) {}

  /** The smallest amounts, each of one resource on one node. */
  private void freed() {
    long missing = gang.minimum() - most;
    int[] capacities = columns.capacities(0);
    double[] costs = new double[capacities.length];
    int possible = 0;
    for (int node = 0; node < capacities.length; node++) {
      boolean open = (columns.outlooks[0].refusals(node) & ~Columns.RESOURCES) == 0;
      int resource = open ? lacking(node, capacities[node]) : NOTHING;
      costs[node] = Double.MAX_VALUE;
      if (resource != NOTHING) {
        costs[node] =
            (double) amount(resource, node, capacities[node]) / columns.wanted[0][resource];
        possible++;
      }
    }
    if (missing < 1 || missing > Math.min(MOST_NODES, possible)) {
      return;
    }
    double[] sorted = costs.clone();
    Arrays.sort(sorted);
    double highest = sorted[(int) missing - 1];
    List<Increment> chosen = new ArrayList<>();
    int alike = 0;
    for (boolean cheaper : new boolean[] {true, false}) {
      for (int node = 0; node < costs.length; node++) {
        boolean isHighest = costs[node] == highest;
        alike += !cheaper && isHighest ? 1 : 0;
        if (cheaper ? costs[node] < highest : isHighest && chosen.size() < missing) {
          int resource = lacking(node, capacities[node]);
          chosen.add(new Increment(node, resource, amount(resource, node, capacities[node])));
        }
      }
    }
    verifyFreed(chosen, alike);
  }

  /** The only resource that one more pod lacks on the node, if a node of this size can have it. */
  private int lacking(int node, int capacity) {
    int lacking = NOTHING;
    for (int i = 0; i < columns.free.length; i++) {
      long wanted = Shortfall.times(columns.wanted[0][i], capacity + 1L);
      if (wanted > 0 && wanted > columns.free[i][node]) {
        boolean isCounted = !columns.resources.get(i).startsWith(Columns.PORT);
        if (lacking != NOTHING || !isCounted || wanted > has(i, node)) {
          return NOTHING;
        }
        lacking = i;
      }
    }
    return lacking;
  }

  private long amount(int resource, int node, int capacity) {
    return Shortfall.times(columns.wanted[0][resource], capacity + 1L)
        - columns.free[resource][node];
  }

  private void verifyFreed(List<Increment> chosen, int alike) {
    WhatIf whatIf = new WhatIf(solver.inventory());
    Map<String, String> byNode = new LinkedHashMap<>();
    for (Increment each : chosen) {
      String resource = columns.resources.get(each.resource());
      whatIf = whatIf.free(columns.name(each.node()), resource, each.amount());
      byNode.put(
          columns.name(each.node()),
          "free " + WhatIf.quantity(resource, each.amount()) + " " + resource);
    }
    List<String> names = List.copyOf(byNode.keySet());
    String text = freedText(byNode, names, alike);
    if (add(Remedy.Kind.FREE_RESOURCE, text, some(names), names.size(), whatIf)) {
      deleted(chosen);
    }
  }

  private static String freedText(Map<String, String> byNode, List<String> names, int alike) {
    String first = byNode.getOrDefault(names.get(0), "");
    if (!byNode.values().stream().allMatch(first::equals)) {
      return some(names).stream()
              .map(name -> byNode.get(name) + " on " + name)
              .collect(Collectors.joining(", "))
          + (names.size() > NAMED ? ", and on " + (names.size() - NAMED) + " more" : "");
    }
    if (names.size() == 1) {
      return first
          + (alike > 1 ? " on any of " + alike + " nodes, such as " : " on ")
          + names.get(0);
    }
    return first + " on each of "
        + (alike > names.size() ? names.size() + " of " + alike + " nodes, such as " : "")
        + listed(names, names.size());
  }

  /** What would be free if nobody had anything. */
  private long has(int resource, int node) {
    String name = columns.resources.get(resource);
    if (!name.equals(Columns.ROOM)) {
      return columns.outlooks[0].allocatable(name, node);
    }
    Quantity pods = columns.outlooks[0].node(node).allocatable().get(name);
    return pods == null ? 0 : pods.roundedUp();
  }

  /** The fewest pods on those nodes, the least important first. */
  private void deleted(List<Increment> increments) {
    List<Pod> victims = new ArrayList<>();
    for (Increment each : increments) {
      String resource = columns.resources.get(each.resource());
      String name = columns.name(each.node());
      List<Pod> holders = new ArrayList<>();
      for (Pod pod : pods) {
        if (pod.nodeName().equals(name) && !pod.isFinished() && held(pod, resource) > 0) {
          holders.add(pod);
        }
      }
      holders.sort(Comparator.comparingLong((Pod pod) -> pod.spec().priority())
          .thenComparingLong(pod -> -held(pod, resource))
          .thenComparing(Pod::key));
      long missing = each.amount();
      Optional<Pod> alone =
          holders.stream().filter(pod -> held(pod, resource) >= each.amount()).findFirst();
      for (Pod pod : alone.map(List::of).orElse(holders)) {
        if (missing > 0) {
          victims.add(pod);
          missing -= held(pod, resource);
        }
      }
      if (missing > 0) {
        return;
      }
    }
    if (!victims.isEmpty()) {
      List<String> names = victims.stream().map(Pod::key).toList();
      add(
          Remedy.Kind.DELETE_PODS,
          "move or delete " + listed(names, names.size()),
          some(names),
          names.size(),
          new WhatIf(solver.inventory()).delete(victims));
    }
  }

  private static long held(Pod pod, String resource) {
    if (resource.equals(Columns.ROOM)) {
      return 1;
    }
    Quantity amount = PodRequests.held(pod.spec(), pod.resize()).get(resource);
    if (amount == null) {
      return 0;
    }
    return resource.equals("cpu") ? amount.roundedUpToThousandths() : amount.roundedUp();
  }

  /** The fewest nodes like the one that takes most. */
  private void added() {
    Optional<Node> like = template();
    if (like.isEmpty()) {
      return;
    }
    int count = new Growth(solver, gang, like.get(), MOST_NODES).fewest();
    if (count > 0) {
      add(
          Remedy.Kind.ADD_NODES,
          "add " + count + (count == 1 ? " node" : " nodes") + " like "
              + like.get().name(),
          List.of(like.get().name()),
          count,
          new WhatIf(solver.inventory()).addNodes(like.get(), count));
    }
  }

  /** The node that nothing but lack of room keeps from taking pods, with the largest size. */
  private Optional<Node> template() {
    Node best = null;
    double largest = 0;
    for (int node = 0; node < columns.nodes(); node++) {
      if ((columns.outlooks[0].refusals(node) & ~Columns.RESOURCES) != 0) {
        continue;
      }
      double size = Double.MAX_VALUE;
      for (int i = 0; i < columns.free.length; i++) {
        String resource = columns.resources.get(i);
        if (columns.wanted[0][i] > 0
            && !resource.equals(Columns.ROOM)
            && !resource.startsWith(Columns.PORT)) {
          size = Math.min(
              size,
              (double) columns.outlooks[0].allocatable(resource, node) / columns.wanted[0][i]);
        }
      }
      if (size >= 1 && size > largest) {
        largest = size;
        best = columns.outlooks[0].node(node);
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean add(
      Remedy.Kind kind, String text, List<String> objects, int touched, WhatIf whatIf) {
    return whatIf.ask(() -> add(kind, text, objects, touched, () -> solver.answer(gang)));
  }

  /** Adds a change if the gang fits after it, and says whether it does. */
  private boolean add(
      Remedy.Kind kind,
      String text,
      List<String> objects,
      int touched,
      Supplier<GangAnswer> question) {
    GangAnswer answer = question.get();
    if (answer.fits()) {
      Forecast then = new Forecaster(solver).forecast(answer, scheduler);
      found.add(new Remedy(kind, text, objects, touched, then));
    }
    return answer.fits();
  }

  private static List<String> some(List<String> names) {
    return names.subList(0, Math.min(NAMED, names.size()));
  }

  private static String listed(List<String> names, int of) {
    String listed = String.join(", ", some(names));
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return listed + more + (of > names.size() ? " (or others of " + of + ")" : "");
  }
}
