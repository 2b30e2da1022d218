package io.github.aiconf.core;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Status;
import io.github.aiconf.api.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * How the answers of checks become the verdict of a requirement: a FAIL decides, wherever it comes
 * from; else the deepest depth that has an answer decides, and there each check has to agree.
 */
record Rollup(Verdict verdict, Optional<Reason> reason, Optional<Assurance> assurance) {

  private static final List<Depth> DEEPEST_FIRST =
      List.of(Depth.PROBE, Depth.SIMULATE, Depth.INSPECT);

  static Rollup of(List<CheckResult> checks) {
    for (CheckResult check : checks) {
      if (check.finding().verdict() == Verdict.FAIL) {
        return of(check);
      }
    }
    for (Depth depth : DEEPEST_FIRST) {
      Optional<Rollup> decided = at(depth, checks);
      if (decided.isPresent()) {
        return decided.get();
      }
    }
    return checks.stream()
        .filter(check -> check.finding().verdict() == Verdict.UNKNOWN)
        .findFirst()
        .map(Rollup::of)
        .orElseGet(
            () -> new Rollup(Verdict.UNKNOWN, Optional.of(Reason.NO_CHECK), Optional.empty()));
  }

  /** What the policy proposes for a submission; empty where a human has to decide. */
  Optional<Status> status(Level level, boolean simulatedHardware) {
    return switch (verdict) {
      case FAIL -> Optional.of(Status.NOT_IMPLEMENTED);
      case PASS ->
        simulatedHardware || (level == Level.MUST && !isProbed())
            ? Optional.empty()
            : Optional.of(Status.IMPLEMENTED);
      case UNKNOWN, NOT_APPLICABLE -> Optional.empty();
    };
  }

  private boolean isProbed() {
    return assurance.filter(a -> a == Assurance.PROBED).isPresent();
  }

  private static Optional<Rollup> at(Depth depth, List<CheckResult> checks) {
    List<CheckResult> here = checks.stream().filter(c -> c.depth() == depth).toList();
    boolean open =
        here.isEmpty() || here.stream().anyMatch(c -> c.finding().verdict() == Verdict.UNKNOWN);
    if (open) {
      return Optional.empty();
    }
    return here.stream()
        .filter(c -> c.finding().verdict() == Verdict.PASS)
        .findFirst()
        .or(() -> here.stream().findFirst())
        .map(Rollup::of);
  }

  private static Rollup of(CheckResult check) {
    boolean decided = check.finding().verdict() != Verdict.UNKNOWN;
    return new Rollup(
        check.finding().verdict(),
        check.finding().reason(),
        decided ? Optional.of(check.depth().assurance()) : Optional.empty());
  }
}
