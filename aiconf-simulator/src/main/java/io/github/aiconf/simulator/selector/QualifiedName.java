package io.github.aiconf.simulator.selector;

/**
 * The name of an attribute or a capacity as selectors see it.
 *
 * @param domain that of the driver for names without one
 * @param name within the domain
 */
public record QualifiedName(String domain, String name) {

  /** Splits a name as it is written in a device. */
  public static QualifiedName of(String written, String driver) {
    int slash = written.indexOf('/');
    return slash < 0
        ? new QualifiedName(driver, written)
        : new QualifiedName(written.substring(0, slash), written.substring(slash + 1));
  }

  /** As a device of the driver writes it: without the domain where that is the driver's. */
  public String written(String driver) {
    return domain.equals(driver) ? name : domain + "/" + name;
  }
}
