package io.github.aiconf.core;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.StoredList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One check on its way: asks it, and turns whatever comes back into a result of that check alone.
 */
final class CheckRun implements CheckContext {

  private static final Logger LOG = LoggerFactory.getLogger(CheckRun.class);

  private final Requirement requirement;
  private final Check check;
  private final CheckCluster cluster;
  private final KubernetesRelease release;
  private final Profiles profiles;
  private final Optional<Throwable> problem;

  CheckRun(PlannedCheck planned, OpenCluster open, KubernetesRelease release, Profiles profiles) {
    this.requirement = planned.requirement();
    this.check = planned.check();
    this.problem = planned.problem();
    this.cluster = new CheckCluster(open);
    this.release = release;
    this.profiles = profiles;
  }

  @Override
  public Cluster cluster() {
    return cluster;
  }

  @Override
  public KubernetesRelease release() {
    return release;
  }

  @Override
  public Profiles profiles() {
    return profiles;
  }

  @Override
  public Value yaml(String text, String where) {
    return ComponentYaml.read(text, where);
  }

  Requirement requirement() {
    return requirement;
  }

  Check check() {
    return check;
  }

  List<StoredList> lists() {
    return cluster.lists();
  }

  /**
   * Errors of the virtual machine pass through; anything else that is thrown belongs to this check.
   */
  CheckResult result() {
    return result(ask());
  }

  CheckResult timedOut(Duration budget) {
    return result(Finding.unknown(Reason.TIMEOUT, "No answer within " + budget.toSeconds() + " s.")
        .lookedFor(check.question())
        .next("Run it again with a larger --timeout, or on a recording of the cluster."));
  }

  private Finding ask() {
    if (problem.isPresent()) {
      return failed(problem.get());
    }
    try {
      Finding finding = check.run(this);
      return finding
          .incompleteness()
          .map(lack -> broken("its finding is incomplete: " + lack))
          .orElse(finding);
    } catch (UnreadableException e) {
      return Finding.unreadable(e.gap());
    } catch (CancellationException e) {
      return Finding.unknown(Reason.TIMEOUT, "The check was cancelled.")
          .lookedFor(check.question())
          .next("Run it again.");
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      return failed(e);
    }
  }

  private Finding failed(Throwable thrown) {
    LOG.error("check {}/{} failed", requirement.id(), check.id(), thrown);
    return broken(thrown.toString());
  }

  private Finding broken(String lack) {
    return Finding.unknown(Reason.ERROR, "The check failed by itself: " + lack)
        .lookedFor(check.question())
        .next("Report it to the author of " + check.getClass().getName() + ".");
  }

  private CheckResult result(Finding finding) {
    return new CheckResult(
        requirement.id(), check.id(), check.depth(), check.question(), finding, cluster.gaps());
  }
}
