package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodAffinityTerm;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.SpreadConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known for placing many pods like one: columns of numbers by node. It shows the
 * state of the inventory when it was made, except that labels are looked up when they are asked
 * for; use it before the inventory changes.
 */
public final class PodOutlook {

  private final PodQuestion question;
  private final Map<Filter, FilterVerdict> verdicts;
  private final int[] slots;
  /** Of all filters but that of resources; null if they refuse no node. */
  private final int @Nullable [] closed;

  private int @Nullable [] refusals;

  /** @param verdicts of all filters but that of resources, which is asked when need be */
  PodOutlook(PodQuestion question, Map<Filter, FilterVerdict> verdicts) {
    this.question = question;
    this.verdicts = verdicts;
    this.slots = question.nodes.slots();
    int[] found = null;
    for (Map.Entry<Filter, FilterVerdict> each : verdicts.entrySet()) {
      if (each.getValue().rejectsAny()) {
        found = found == null ? new int[slots.length] : found;
        mark(each.getKey(), each.getValue(), found);
      }
    }
    closed = found;
  }

  private void mark(Filter filter, FilterVerdict verdict, int[] refused) {
    int bit = filter.bit();
    for (int node = 0; node < slots.length; node++) {
      if (verdict.rejects(slots[node])) {
        refused[node] |= bit;
      }
    }
  }

  /** How many nodes there are. */
  public int size() {
    return slots.length;
  }

  /** The node with the number. */
  public Node node(int number) {
    Node node = question.nodes.node(slots[number]);
    if (node == null) {
      throw new IllegalStateException("the node has been removed meanwhile");
    }
    return node;
  }

  /** Its name. */
  public String name(int number) {
    return question.nodes.name(slots[number]);
  }

  /** For comparing nodes by name: the lower, the earlier. */
  public int rank(int number) {
    return question.nodes.ranks()[slots[number]];
  }

  /** Which filters refuse the node, each asked alone: see {@link Filter#bit}. */
  public int refusals(int node) {
    int[] known = refusals;
    if (known == null) {
      known = closed == null ? new int[slots.length] : closed.clone();
      FilterVerdict resources = resourcesVerdict();
      if (resources.rejectsAny()) {
        mark(Filter.NODE_RESOURCES_FIT, resources, known);
      }
      refusals = known;
    }
    return known[node];
  }

  /** The same but for the filter of resources. */
  public int refusalsBesideResources(int node) {
    return closed == null ? 0 : closed[node];
  }

  private FilterVerdict resourcesVerdict() {
    return verdicts.computeIfAbsent(Filter.NODE_RESOURCES_FIT, f -> {
      FilterVerdict verdict = new FilterVerdict(question.nodes.size());
      NodeInventory.RESOURCES.judge(question, verdict);
      return verdict;
    });
  }

  /** See {@link PodVerdicts#message}. */
  public Optional<String> message() {
    resourcesVerdict();
    return SchedulerMessage.of(slots, verdicts.values());
  }

  /**
   * The same once more pods like this one are there, if they differ in nothing but the resources
   * that they take.
   *
   * @param more how many by node, no more than it has room for
   */
  public Optional<String> message(int[] more) {
    int[] bySlot = new int[question.nodes.size()];
    for (int node = 0; node < slots.length; node++) {
      bySlot[slots[node]] = more[node];
    }
    FilterVerdict resources = new FilterVerdict(bySlot.length);
    NodeInventory.RESOURCES.judge(question, bySlot, resources);
    Map<Filter, FilterVerdict> then = new EnumMap<>(verdicts);
    then.put(Filter.NODE_RESOURCES_FIT, resources);
    return SchedulerMessage.of(slots, then.values());
  }

  /** Why the filter refuses the pod, whatever the node; empty if it looks at nodes. */
  public Optional<Rejection> ofPod(Filter filter) {
    FilterVerdict verdict = verdicts.get(filter);
    return verdict == null ? Optional.empty() : verdict.ofPod();
  }

  /** The resources that the pod asks for something of, by their index here. */
  public List<String> resources() {
    List<String> names = new ArrayList<>();
    Demand demand = question.demand();
    for (int i = 0; i < demand.resources.length; i++) {
      if (demand.amounts[i] > 0) {
        names.add(question.nodes.resources.name(demand.resources[i]));
      }
    }
    return names;
  }

  /** How much of each, in {@link #resources}, in thousandths of cpu and in whole other units. */
  public long[] wanted() {
    Demand demand = question.demand();
    long[] wanted = new long[demand.resources.length];
    int count = 0;
    for (long amount : demand.amounts) {
      if (amount > 0) {
        wanted[count++] = amount;
      }
    }
    return Arrays.copyOf(wanted, count);
  }

  /** The keys of the taints that nodes have, or have had. */
  public Set<String> taintKeys() {
    Set<String> keys = new TreeSet<>();
    question.nodes.taintLists().forEach(list -> list.forEach(taint -> keys.add(taint.key())));
    return keys;
  }

  /** What is free of the resource. */
  public FreeAmounts free(String resource) {
    ResourceTable table = question.nodes.resources;
    int number = table.number(resource);
    return new FreeAmounts(table.allocatable(number), table.taken(number), slots);
  }

  /** What is free of something that each node has once, and of which nothing is taken. */
  public FreeAmounts oneEach() {
    return FreeAmounts.oneEach(question.nodes, slots);
  }

  /** What the nodes have of the resource. */
  public long allocatable(String resource, int node) {
    ResourceTable table = question.nodes.resources;
    return table.allocatable(table.number(resource))[slots[node]];
  }

  /** Whether the node could give devices instead of the resource. */
  public boolean isHadAsDevices(String resource, int node) {
    return question.inventory.isHadAsDevices(resource) && allocatable(resource, node) <= 0;
  }

  /** Whether any resource of the pod may have to be had as devices. */
  public boolean mayUseDevices() {
    return resources().stream().anyMatch(question.inventory::isHadAsDevices);
  }

  /** How many more pods, of whatever kind, each node takes. */
  public FreeAmounts roomForPods() {
    return question.nodes.roomForPods();
  }

  /** The parts of the cluster by the labels, which are read as a path. */
  public NodeDomains domains(List<String> labels) {
    return question.nodes.domains(labels);
  }

  /** How matters stand for each required spread constraint of the pod. */
  public List<SpreadState> spread() {
    List<SpreadConstraint> required = question.pod.spec().spread().stream()
        .filter(SpreadConstraint::isRequired)
        .toList();
    List<LabelColumn> columns =
        required.stream().map(each -> question.nodes.column(each.topologyKey())).toList();
    BitSet labelled = SpreadFilter.labelled(question.nodes, columns);
    return required.stream().map(each -> spread(each, labelled)).toList();
  }

  private SpreadState spread(SpreadConstraint constraint, BitSet labelled) {
    SpreadFilter.Domains state = new SpreadFilter.Domains(constraint, question, labelled);
    LabelColumn column = question.nodes.column(constraint.topologyKey());
    NodeDomains domains = domains(List.of(constraint.topologyKey()));
    boolean[] exists = new boolean[domains.size()];
    long[] counts = new long[domains.size()];
    for (int node = 0; node < slots.length; node++) {
      int domain = domains.of(node);
      if (domain != NodeDomains.NONE) {
        exists[domain] = state.exists[column.at(slots[node])];
        counts[domain] = state.counts[column.at(slots[node])];
      }
    }
    return new SpreadState(
        domains,
        exists,
        counts,
        state.countsItself && !state.countsNobody,
        constraint.maxSkew(),
        constraint.minDomains().orElse(1));
  }

  /** Whether a rule of the pod that was asked about concerns another pod. */
  public boolean isConcernedWith(Pod other) {
    PodSpec spec = question.pod.spec();
    return !matching(spec.affinity(), other).isEmpty()
        || !matching(spec.antiAffinity(), other).isEmpty()
        || (other.namespace().equals(question.pod.namespace())
            && spec.spread().stream()
                .filter(SpreadConstraint::isRequired)
                .anyMatch(each -> SpreadFilter.Domains.selector(each, question.pod.labels())
                    .matches(other.labels())));
  }

  /** The keys of anti-affinity terms of the pod that keep pods like it apart. */
  public List<String> keepsApart() {
    return matching(question.pod.spec().antiAffinity(), question.pod);
  }

  /** The keys of affinity terms of the pod that want pods like it near. */
  public List<String> keepsTogether() {
    return matching(question.pod.spec().affinity(), question.pod);
  }

  /** Whether there is a pod already that all affinity terms of the pod want near. */
  public boolean hasCompany() {
    List<TermMatch> terms = question.pod.spec().affinity().stream()
        .map(term -> new TermMatch(term, question.pod.namespace()).resolved(question.inventory))
        .toList();
    for (PodKind kind : question.inventory.tally().all()) {
      if (terms.stream()
          .allMatch(term -> term.matches(kind.key.namespace(), Map.of(), kind.key.labels()))) {
        for (TermMatch term : terms) {
          LabelColumn column = question.nodes.column(term.topologyKey);
          for (int i = 0; i < kind.places.places(); i++) {
            if (kind.places.countAt(i) > 0
                && column.at(kind.places.slotAt(i)) != LabelColumn.ABSENT) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private List<String> matching(List<PodAffinityTerm> terms, Pod other) {
    Map<String, String> labels =
        question.inventory.namespaces().getOrDefault(other.namespace(), Map.of());
    return terms.stream()
        .map(term -> new TermMatch(term, question.pod.namespace()))
        // Rules of the pod are read in one way, rules of others in another.
        .filter(term ->
            term.resolved(question.inventory).matches(other.namespace(), Map.of(), other.labels())
                || term.matches(other.namespace(), labels, other.labels()))
        .map(term -> term.topologyKey)
        .distinct()
        .toList();
  }
}
