package io.github.aiconf.core.submission.proof;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What one source says about one requirement.
 *
 * @param id the requirement
 * @param verdict what was found
 * @param assurance how strong the proof is; empty where there is none
 * @param simulatedHardware whether it rests on devices that are not there
 * @param summary a sentence for the notes
 * @param evidence entries of evidence that belong to it, such as {@code junit.xml#TestX}
 */
public record Proof(
    String id,
    Verdict verdict,
    Optional<Assurance> assurance,
    boolean simulatedHardware,
    String summary,
    List<String> evidence) {

  /** Copies the list. */
  public Proof {
    evidence = List.copyOf(evidence);
  }

  /** Whether something was seen at work on real devices. */
  public boolean isDemonstration() {
    return verdict == Verdict.PASS
        && !simulatedHardware
        && assurance.filter(found -> found == Assurance.PROBED).isPresent();
  }
}
