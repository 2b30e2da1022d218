package io.github.aiconf.simulator.model;

/**
 * A taint of a node.
 *
 * @param key its key
 * @param value its value, empty if there is none
 * @param effect {@code NoSchedule} and {@code NoExecute} keep pods away; others do not matter
 */
public record Taint(String key, String value, String effect) {

  /** Whether pods that do not tolerate the taint are kept away. */
  public boolean keepsAway() {
    return effect.equals("NoSchedule") || effect.equals("NoExecute");
  }
}
