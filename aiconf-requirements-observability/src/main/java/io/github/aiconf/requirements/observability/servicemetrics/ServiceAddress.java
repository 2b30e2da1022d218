package io.github.aiconf.requirements.observability.servicemetrics;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a Service in the DNS of its cluster.
 *
 * @param namespace its namespace
 * @param name its name
 * @param port a port number
 */
record ServiceAddress(String namespace, String name, String port) {

  private static final Pattern FORM =
      Pattern.compile("([a-z0-9-]+)(?:\\.([a-z0-9-]+)(?:\\.svc(?:\\.[a-z0-9.-]+)?)?)?:(\\d+)");

  /**
   * Reads {@code name:port}, {@code name.namespace:port} and {@code name.namespace.svc…:port};
   * empty for what cannot be a Service.
   *
   * @param namespace where a name alone is looked for
   */
  static Optional<ServiceAddress> parse(String address, String namespace) {
    Matcher matcher = FORM.matcher(address);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String other = matcher.group(2);
    return Optional.of(
        new ServiceAddress(other == null ? namespace : other, matcher.group(1), matcher.group(3)));
  }

  /** Namespace and name. */
  String key() {
    return key(namespace, name);
  }

  static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
