package io.github.aiconf.simulator.placement.gang;

import java.util.List;

/** Whether a gang can be placed. */
public sealed interface GangVerdict {

  /**
   * It can.
   *
   * @param witness how
   */
  record Fits(Witness witness) implements GangVerdict {}

  /**
   * It cannot.
   *
   * @param certificate why not
   */
  record DoesNotFit(Certificate certificate) implements GangVerdict {}

  /**
   * It is not known.
   *
   * @param reason what ended the search, or what is missing
   */
  record Undecided(String reason) implements GangVerdict {}

  /**
   * The answer depends on something that is not modelled.
   *
   * @param reasons what that is
   */
  record NotModelled(List<String> reasons) implements GangVerdict {

    /** Keeps a copy. */
    public NotModelled {
      reasons = List.copyOf(reasons);
    }
  }

  /** What a program that gives this answer ends with. Bad input would be 2. */
  default int exitCode() {
    if (this instanceof Fits) {
      return 0;
    }
    return this instanceof DoesNotFit ? 1 : 3;
  }
}
