package io.github.aiconf.simulator.dra;

/**
 * Why a device cannot serve a request: the first rule that keeps it away.
 *
 * @param driver of the device
 * @param pool of the device
 * @param device its name
 * @param cause the rule
 * @param detail what exactly, for people
 */
public record Exclusion(String driver, String pool, String device, Cause cause, String detail) {

  /** The rules, in the order in which they are looked at. */
  public enum Cause {
    /** Devices with binding conditions are not allocated by this release. */
    BINDING_CONDITIONS("has binding conditions"),
    /** A selector of the device class is false. */
    CLASS_SELECTOR("not of the device class"),
    /** A selector of the request is false. */
    REQUEST_SELECTOR("not selected by the request"),
    /** A selector cannot be evaluated. */
    SELECTOR_ERROR("a selector fails"),
    /** The device is for other nodes. */
    OTHER_NODE("for other nodes"),
    /** A taint is not tolerated. */
    TAINT("tainted"),
    /** Another claim holds it. */
    IN_USE("in use"),
    /** The counters of its pool do not suffice. */
    COUNTERS("counters do not suffice"),
    /** Its capacity does not suffice. */
    CAPACITY("capacity does not suffice"),
    /** Devices that draw from counters are not allocated by this release. */
    PARTITION("is a partition");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    /** The rule in a few words. */
    public String words() {
      return words;
    }
  }
}
