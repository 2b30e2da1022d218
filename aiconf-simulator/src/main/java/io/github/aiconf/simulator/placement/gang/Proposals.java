package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes after which a gang fits; each is verified by asking again. */
final class Proposals {

  private final GangSolver solver;
  private final SchedulerFlavour scheduler;
  private final Gang gang;
  private final List<Remedy> verified = new ArrayList<>();

  Proposals(GangSolver solver, SchedulerFlavour scheduler, Gang gang) {
    this.solver = solver;
    this.scheduler = scheduler;
    this.gang = gang;
  }

  GangSolver solver() {
    return solver;
  }

  List<Remedy> verified() {
    return verified;
  }

  /** Proposes other objects; whether the gang fits once they are changed. */
  boolean add(Remedy.Kind kind, String text, List<String> objects, WhatIf whatIf) {
    return whatIf.ask(() -> add(kind, text, objects, objects.size(), gang));
  }

  /** Proposes more nodes like one; whether the gang fits with them. */
  boolean addNodes(String text, Node like, int count) {
    return new WhatIf(solver.inventory())
        .addNodes(like, count)
        .ask(() -> add(Remedy.Kind.ADD_NODES, text, List.of(like.name()), count, gang));
  }

  /** Proposes another gang; whether that fits. */
  boolean add(Remedy.Kind kind, String text, Gang changed) {
    return add(kind, text, List.of(), 1, changed);
  }

  private boolean add(
      Remedy.Kind kind, String text, List<String> objects, int touched, Gang changed) {
    Optional<GangMethod> method = solver.fitting(changed);
    method.ifPresent(how -> {
      Forecast then = new Forecaster(solver).ofFitting(changed, how, scheduler);
      verified.add(new Remedy(kind, text, Names.some(objects), touched, then));
    });
    return method.isPresent();
  }
}
