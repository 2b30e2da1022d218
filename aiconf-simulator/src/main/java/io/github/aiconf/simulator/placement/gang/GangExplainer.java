package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.PodOutlook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says why a gang cannot be placed, and what would help. For one thread, as the solver is. */
public final class GangExplainer {

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

  /** Why the gang can or cannot be placed. */
  public GangExplanation explain(Gang gang) {
    GangSolver.Examined examined = solver.examine(gang);
    GangAnswer answer = examined.answer();
    Columns columns = examined.columns();
    List<Obstacle> obstacles = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    Room first = new Room(columns, 0);
    for (int podClass = 0; podClass < columns.classes(); podClass++) {
      Room room = podClass == 0 ? first : new Room(columns, podClass);
      obstacles.addAll(Obstacles.of(columns, podClass, room));
      // Where there is room for one, the scheduler has nothing to say.
      messages.add(room.isThere() ? "" : columns.outlooks[podClass].message().orElse(""));
    }
    if (!(answer.verdict() instanceof GangVerdict.DoesNotFit not)) {
      long placed =
          answer.verdict() instanceof GangVerdict.Fits fits ? fits.witness().placed() : 0;
      return new GangExplanation(
          answer, placed, answer.fits(), obstacles, messages, List.of(), List.of());
    }
    Most most = most(gang, not.certificate());
    List<Set<Filter>> corrections = corrections(gang, columns.outlooks);
    List<Remedy> remedies = new Remedies(solver, answer, columns, first, pods, most.pods()).found();
    return new GangExplanation(
        answer, most.pods(), most.isExact(), obstacles, messages, corrections, remedies);
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
    Gang free = new Gang(
        gang.classes().stream()
            .map(each -> new PodClass(each.name(), each.template(), each.count(), 0, each.claims()))
            .toList(),
        gang.minimum(),
        gang.topology());
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
