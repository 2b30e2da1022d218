package io.github.aiconf.simulator.model;

/**
 * A taint of a device.
 *
 * @param key its key
 * @param value its value, empty if there is none
 * @param effect {@code NoSchedule} and {@code NoExecute} keep claims away; others do not matter
 */
public record DeviceTaint(String key, String value, String effect) {

  /** Whether claims that do not tolerate the taint are kept away. */
  public boolean keepsAway() {
    return effect.equals("NoSchedule") || effect.equals("NoExecute");
  }
}
