package io.github.aiconf.simulator.placement.gang;

import java.util.List;

/** A way to place one gang on some of the nodes. */
interface Placing {

  /** Which one it is. */
  GangMethod method();

  /** Whether the gang can be placed on these nodes, by number in rising order. */
  GangVerdict place(int[] nodes);

  /** That pods of the only class have too few places. */
  static GangVerdict tooFew(long places, long needed) {
    return new GangVerdict.DoesNotFit(new Certificate.TooFewPlaces(List.of(0), places, needed));
  }
}
