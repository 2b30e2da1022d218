package io.github.aiconf.simulator.placement.gang;

/**
 * What a scheduler will do with a gang, if nothing else changes.
 *
 * @param scheduler whose behaviour it is
 * @param expectation what will happen
 * @param reason why, in one line
 */
public record Forecast(SchedulerFlavour scheduler, Expectation expectation, String reason) {

  /** What will happen. */
  public enum Expectation {
    /** The gang is placed, whatever order and nodes are chosen. */
    WILL_PLACE,
    /** It depends on order, ties, or something that is not known. */
    MAY_PLACE,
    /** The gang is not placed, whatever order and nodes are chosen. */
    WILL_NOT_PLACE
  }
}
