package io.github.aiconf.core;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Category;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Status;
import io.github.aiconf.api.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a run says about one requirement.
 *
 * @param id for example {@code gang_scheduling}
 * @param title a few words
 * @param category its part of the checklist; empty for an id of a plugin
 * @param level how binding it is
 * @param verdict what its checks say together
 * @param reason why that is not PASS; empty for PASS
 * @param assurance how strong the proof is; empty for UNKNOWN
 * @param status what the policy proposes for a submission; empty where it proposes nothing
 * @param checks the checks that ran, shallow ones first; empty where no check answers the id
 */
public record RequirementResult(
    String id,
    String title,
    Optional<Category> category,
    Level level,
    Verdict verdict,
    Optional<Reason> reason,
    Optional<Assurance> assurance,
    Optional<Status> status,
    List<CheckResult> checks) {

  /** Copies the list. */
  public RequirementResult {
    checks = List.copyOf(checks);
  }
}
