package io.github.aiconf.core.submission.fill;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Status;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.submission.program.ProgramFacts;
import io.github.aiconf.core.submission.proof.Proof;
import java.util.List;
import java.util.Optional;

/**
 * Which status proofs allow.
 *
 * @param status the status; empty where it has to stay open
 * @param why what led to it, or what is missing
 */
record StatusPolicy(Optional<Status> status, String why) {

  static StatusPolicy decide(
      Checklist.Item required,
      List<Proof> proofs,
      boolean suppliedEvidence,
      Optional<String> reason) {
    if (proofs.stream().anyMatch(proof -> proof.verdict() == Verdict.FAIL)) {
      return reason.isPresent()
          ? open("it fails, so that N/A does not fit")
          : of(Status.NOT_IMPLEMENTED, "it fails");
    }
    if (reason.isPresent()) {
      return notApplicable(required);
    }
    List<Proof> passed =
        proofs.stream().filter(proof -> proof.verdict() == Verdict.PASS).toList();
    if (passed.isEmpty()) {
      return open(
          proofs.isEmpty()
              ? "no report speaks of it"
              : proofs.stream().anyMatch(proof -> proof.verdict() == Verdict.NOT_APPLICABLE)
                  ? "N/A needs a reason of yours: --not-applicable " + required.id() + "=REASON"
                  : "what was seen does not decide; the report says what is missing, or set it by hand");
    }
    if (passed.stream().allMatch(Proof::simulatedHardware)) {
      return open("it was seen on simulated hardware only");
    }
    if (passed.stream().anyMatch(Proof::isDemonstration)) {
      return of(Status.IMPLEMENTED, "it was demonstrated");
    }
    if (required.level() == Level.SHOULD) {
      return of(Status.IMPLEMENTED, "nothing speaks against it; add evidence");
    }
    return suppliedEvidence
        ? of(Status.IMPLEMENTED, "nothing speaks against it, and you supplied evidence")
        : open("a MUST needs a demonstration, or evidence of yours: --evidence " + required.id()
            + "=LINK");
  }

  private static StatusPolicy notApplicable(Checklist.Item required) {
    boolean allowed = required.level() == Level.SHOULD
        || ProgramFacts.get().conditionalMust().contains(required.id());
    return allowed
        ? of(Status.NOT_APPLICABLE, "you gave a reason")
        : open("the program does not accept N/A for this MUST");
  }

  private static StatusPolicy of(Status status, String why) {
    return new StatusPolicy(Optional.of(status), why);
  }

  private static StatusPolicy open(String why) {
    return new StatusPolicy(Optional.empty(), why);
  }
}
