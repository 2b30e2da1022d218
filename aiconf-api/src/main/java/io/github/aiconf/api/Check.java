package io.github.aiconf.api;

import io.github.aiconf.api.cluster.Reads;
import java.util.List;

/**
 * One question asked of a cluster at one depth: the unit of progress, of selection and of a JUnit
 * test case.
 *
 * <p>A check keeps no state: the same instance may run on several clusters at once.
 */
public interface Check {

  /** Unique within its requirement, lower case with underscores, for example {@code api_served}. */
  String id();

  /** How deep this check goes. */
  Depth depth();

  /** The question in one sentence, for a reader who knows Kubernetes. */
  String question();

  /** What PASS proves, and what it does not. */
  String proves();

  /** The reasons that this check gives for FAIL. */
  default List<Reason> failures() {
    return List.of();
  }

  /**
   * What this check reads. Nothing else is kept of a cluster, and {@code aiconf rbac} grants
   * nothing else: a field that is not declared here is absent for {@link #run}.
   *
   * @param profiles the data of the run, for checks whose reads follow from it
   */
  Reads reads(Profiles profiles);

  /**
   * Asks the question.
   *
   * @return a complete {@link Finding}; what is not conformant is a finding, never an exception
   * @throws io.github.aiconf.api.cluster.UnreadableException if something that the answer depends
   *     on cannot be read; the engine turns it into UNKNOWN with the reason
   */
  Finding run(CheckContext context);
}
