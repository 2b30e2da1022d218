package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodOutlook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Says why a gang cannot be placed, and what would help. For one thread, as the solver is. */
public final class GangExplainer {

  /** More pods are not placed for a message. */
  private static final long MOST_PLACED = 20_000;

  private final GangSolver solver;
  private final PodsByNode pods;

  /**
   * Explains the answers of this solver.
   *
   * @param pods those in the inventory, as they were added, for saying which could make room; empty
   *     if that is not to be said
   */
  public GangExplainer(GangSolver solver, List<Pod> pods) {
    this.solver = solver;
    this.pods = new PodsByNode(pods);
  }

  /** Why the gang can or cannot be placed, if nobody knows that it is one. */
  public GangExplanation explain(Gang gang) {
    return explain(gang, SchedulerFlavour.ONE_BY_ONE);
  }

  /**
   * Why the gang can or cannot be placed.
   *
   * @param scheduler who would place it after what would help
   */
  public GangExplanation explain(Gang gang, SchedulerFlavour scheduler) {
    GangSolver.Examined examined = solver.examine(gang);
    GangAnswer answer = examined.answer();
    Columns columns = examined.columns().withLimits(limits(gang.classes()));
    List<Obstacle> obstacles = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    Room first = new Room(columns, 0);
    for (int podClass = 0; podClass < columns.classes(); podClass++) {
      Room room = podClass == 0 ? first : new Room(columns, podClass);
      obstacles.addAll(Obstacles.of(columns, podClass, room));
      // Where there is room for one, the scheduler has nothing to say.
      messages.add(
          room.isThere() ? "" : message(gang.classes().get(podClass), columns.outlooks[podClass]));
    }
    if (!(answer.verdict() instanceof GangVerdict.DoesNotFit not)) {
      long placed =
          answer.verdict() instanceof GangVerdict.Fits fits ? fits.witness().placed() : 0;
      return new GangExplanation(
          answer, placed, answer.fits(), obstacles, messages, List.of(), List.of());
    }
    Most most = most(gang, not.certificate());
    if (messages.size() == 1 && messages.get(0).isEmpty()) {
      boolean isCounted = answer.method() == GangMethod.COUNT && gang.topology().isEmpty();
      messages.set(
          0,
          isCounted && columns.hasOnlyResources()
              ? columns.outlooks[0].message(first.capacities).orElse("")
              : messageAfter(gang, most.pods()));
    }
    List<Set<Filter>> corrections = corrections(gang, columns.outlooks);
    Proposals proposals = new Proposals(solver, scheduler, gang);
    List<Remedy> remedies =
        new Remedies(proposals, answer, columns, first, pods, most.pods()).found();
    return new GangExplanation(
        answer, most.pods(), most.isExact(), obstacles, messages, corrections, remedies);
  }

  /** For how many pods the devices of each node suffice, by class. */
  private int[][] limits(List<PodClass> classes) {
    if (!DeviceRoom.isNeeded(classes)) {
      return new int[0][];
    }
    DeviceRoom room = new DeviceRoom(solver.inventory().deviceInventory(), classes);
    return IntStream.range(0, classes.size()).mapToObj(room::alone).toArray(int[][]::new);
  }

  private String message(PodClass podClass, PodOutlook outlook) {
    Pod pod = podClass.template();
    boolean hasClaims = !podClass.claims().isEmpty()
        && pod.generatedClaims().size() == podClass.claims().size();
    if (!hasClaims) {
      return outlook.message().orElse("");
    }
    NodeInventory inventory = solver.inventory();
    podClass.claims().forEach(inventory::put);
    try {
      return inventory.judge(pod).message().orElse("");
    } finally {
      podClass.claims().forEach(inventory::remove);
    }
  }

  /** What is written about the first pod for which there is no place any more. */
  private String messageAfter(Gang gang, long placed) {
    PodClass podClass = gang.classes().get(0);
    boolean isSimple = podClass.claims().isEmpty() && gang.topology().isEmpty();
    if (!isSimple
        || placed < 1
        || placed > MOST_PLACED
        || !(solver.answer(gang.withMinimum(placed).withoutMinima()).verdict()
            instanceof GangVerdict.Fits fits)) {
      return "";
    }
    NodeInventory inventory = solver.inventory();
    WhatIf whatIf = new WhatIf(inventory);
    for (Witness.Step step : fits.witness().steps()) {
      whatIf = whatIf.place(podClass.bare().on(step.node()), step.count());
    }
    return whatIf.ask(() -> inventory.judge(podClass.bare()).message()).orElse("");
  }

  private record Most(long pods, boolean isExact) {}

  /** The largest minimum with which the gang fits; with fewer pods it fits, too. */
  private Most most(Gang gang, Certificate certificate) {
    if (certificate instanceof Certificate.TooFewPlaces few && gang.classes().size() == 1) {
      return new Most(few.places(), true);
    }
    if (certificate instanceof Certificate.NoPartHasRoom parts
        && gang.classes().size() == 1
        && parts.parts().stream()
            .allMatch(each -> each.reason() instanceof Certificate.TooFewPlaces)) {
      long most = 0;
      for (Certificate.NoPartHasRoom.Part part : parts.parts()) {
        most = Math.max(most, ((Certificate.TooFewPlaces) part.reason()).places());
      }
      return new Most(most, true);
    }
    Gang free = gang.withoutMinima();
    long fits = 0;
    long fails = gang.minimum() + 1;
    boolean isExact = true;
    while (fits + 1 < fails) {
      long middle = fits + (fails - fits) / 2;
      GangAnswer answer = solver.answer(free.withMinimum(middle));
      isExact &= answer.fits() || answer.verdict() instanceof GangVerdict.DoesNotFit;
      if (answer.fits()) {
        fits = middle;
      } else {
        fails = middle;
      }
    }
    return new Most(fits, isExact);
  }

  private List<Set<Filter>> corrections(Gang gang, PodOutlook[] outlooks) {
    Set<String> taints = new TreeSet<>();
    int met = 0;
    for (PodOutlook outlook : outlooks) {
      for (int node = 0; node < outlook.size(); node++) {
        met |= outlook.refusalsBesideResources(node);
      }
      taints.addAll(outlook.taintKeys());
    }
    Set<Filter> candidates = EnumSet.copyOf(RelaxedPods.RELAXABLE);
    candidates.retainAll(Filter.of(met | ownRules(gang)));
    List<Set<Filter>> found = new ArrayList<>();
    List<Set<Filter>> sets = List.of(Set.of());
    for (int size = 1; size <= GangExplanation.LARGEST_CORRECTION; size++) {
      Set<Set<Filter>> larger = new HashSet<>();
      List<Set<Filter>> open = new ArrayList<>();
      for (Set<Filter> set : sets) {
        for (Filter filter : candidates) {
          Set<Filter> more = EnumSet.of(filter);
          more.addAll(set);
          if (more.size() == size
              && larger.add(more)
              && found.stream().noneMatch(more::containsAll)) {
            boolean fits = solver.fits(RelaxedPods.of(gang, more, taints));
            (fits ? found : open).add(more);
          }
        }
      }
      sets = open;
    }
    return found;
  }

  private static int ownRules(Gang gang) {
    int rules = 0;
    for (PodClass each : gang.classes()) {
      boolean near = each.template().spec().affinity().isEmpty()
          && each.template().spec().antiAffinity().isEmpty();
      rules |= near ? 0 : Filter.INTER_POD_AFFINITY.bit();
      rules |= each.template().spec().spread().isEmpty() ? 0 : Filter.POD_TOPOLOGY_SPREAD.bit();
      rules |= Columns.ports(each.template().spec()).isEmpty() ? 0 : Filter.NODE_PORTS.bit();
    }
    return rules;
  }
}
