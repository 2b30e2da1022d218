package io.github.aiconf.cli;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.ConformanceListener;
import io.github.aiconf.core.cluster.ClusterFacts;
import java.io.PrintWriter;

/**
 * Progress on the standard error: one line that is drawn over on a terminal, one line for each
 * event elsewhere.
 */
final class Progress implements ConformanceListener {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean inPlace;
  private final int width;
  private int checks;
  private int finished;

  Progress(Terminal terminal) {
    this.err = terminal.err();
    this.inPlace = terminal.showsProgressInPlace();
    this.width = terminal.width();
  }

  @Override
  public void planned(ClusterFacts cluster, int planned) {
    checks = planned;
    if (!inPlace) {
      err.println("checking " + Terminal.plain(cluster.name()) + ": " + planned + " checks");
    }
  }

  @Override
  public void started(Requirement requirement, Check check) {
    show(requirement.id() + "/" + check.id());
  }

  @Override
  public void finished(CheckResult result) {
    finished++;
    if (inPlace) {
      show(result.qualifiedId());
    } else {
      err.println(finished + "/" + checks + " " + result.qualifiedId() + " "
          + result.finding().verdict());
    }
  }

  /** Takes the progress line away, so that the report begins on a clean one. */
  void end() {
    if (inPlace) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }

  private void show(String what) {
    if (inPlace) {
      // A line that wraps cannot be drawn over.
      String line = "checking " + finished + "/" + checks + " " + what;
      err.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), width - 1)));
      err.flush();
    }
  }
}
