package io.github.aiconf.simulator.placement.gang;

import java.util.List;

/**
 * The answer about a gang.
 *
 * @param gang what was asked
 * @param verdict whether it can be placed
 * @param method how that was found
 * @param assumptions what was taken for granted
 */
public record GangAnswer(
    Gang gang, GangVerdict verdict, GangMethod method, List<String> assumptions) {

  /** Keeps a copy. */
  public GangAnswer {
    assumptions = List.copyOf(assumptions);
  }

  /** Whether the gang can be placed for certain. */
  public boolean fits() {
    return verdict instanceof GangVerdict.Fits;
  }
}
