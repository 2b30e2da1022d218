package io.github.aiconf.simulator.model;

/**
 * A port of the node that a container takes.
 *
 * @param ip on which address; {@code 0.0.0.0} for all
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param port its number, greater than zero
 */
public record HostPort(String ip, String protocol, int port) {

  /** All addresses. */
  public static final String ANY_IP = "0.0.0.0";

  /** An empty address means all of them, an empty protocol TCP. */
  public HostPort {
    ip = ip.isEmpty() ? ANY_IP : ip;
    protocol = protocol.isEmpty() ? "TCP" : protocol;
  }

  /** Whether only one of the two can be had on a node. */
  public boolean conflictsWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (ip.equals(other.ip) || ip.equals(ANY_IP) || other.ip.equals(ANY_IP));
  }
}
