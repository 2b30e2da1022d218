package io.github.aiconf.core;

import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.cluster.Gap;
import java.util.List;

/**
 * What one check found.
 *
 * @param requirement the id of the requirement
 * @param id the id of the check in its requirement
 * @param depth how deep it went
 * @param question what it asked
 * @param finding its answer
 * @param gaps what it could not see, whether the answer depended on that or not
 */
public record CheckResult(
    String requirement, String id, Depth depth, String question, Finding finding, List<Gap> gaps) {

  /** Copies the list. */
  public CheckResult {
    gaps = List.copyOf(gaps);
  }

  /** For example {@code dra_support/api_served}. */
  public String qualifiedId() {
    return requirement + "/" + id;
  }
}
