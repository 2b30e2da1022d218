package io.github.aiconf.simulator.placement.gang;

import java.util.List;
import java.util.Optional;

/** Tries changes out: asks about the gang as if they were made. */
final class Trial {

  private final GangSolver solver;
  private final Gang gang;

  Trial(GangSolver solver, Gang gang) {
    this.solver = solver;
    this.gang = gang;
  }

  /** A cluster as it is, to be changed. */
  WhatIf whatIf() {
    return new WhatIf(solver.inventory());
  }

  /** A remedy if the gang fits after a change of the cluster. */
  Optional<Remedy> of(
      WhatIf change, Remedy.Kind kind, String text, List<String> objects, int touched) {
    return change.ask(() -> of(gang, kind, text, objects, touched));
  }

  /** A remedy if another gang fits. */
  Optional<Remedy> of(Gang other, Remedy.Kind kind, String text) {
    return of(other, kind, text, List.of(), 1);
  }

  private Optional<Remedy> of(
      Gang other, Remedy.Kind kind, String text, List<String> objects, int touched) {
    return of(other, solver.fitting(other), kind, text, objects, touched);
  }

  /** A remedy if it is known how the gang fits. */
  Optional<Remedy> of(
      Gang other,
      Optional<GangMethod> fitting,
      Remedy.Kind kind,
      String text,
      List<String> objects,
      int touched) {
    boolean isHeldBack = other.classes().stream()
        .anyMatch(each -> !each.template().spec().schedulingGates().isEmpty());
    return fitting.map(method ->
        new Remedy(kind, text, objects, touched, method.endsAlikeInAnyOrder() && !isHeldBack));
  }
}
