package io.github.aiconf.simulator.dra;

import java.util.List;
import java.util.Optional;

/**
 * How a device stands: whether a claim could have it, and if not, why.
 *
 * @param driver of the device
 * @param pool of the device
 * @param device its name
 * @param obstacle the first that stands in the way; absent for a free device
 * @param detail what exactly, for people; may be empty
 * @param claims keys of the claims that hold it or a share of it
 */
public record DeviceStanding(
    String driver,
    String pool,
    String device,
    Optional<Obstacle> obstacle,
    String detail,
    List<String> claims) {

  /** Keeps a copy. */
  public DeviceStanding {
    claims = List.copyOf(claims);
  }

  /** Whether it could be had if nobody else had anything. */
  public boolean isUsable() {
    return obstacle.map(Obstacle::isUse).orElse(true);
  }

  /** Whether it can be had now. */
  public boolean isFree() {
    return obstacle.isEmpty();
  }

  /** {@code driver/pool/device}. */
  public String id() {
    return driver + "/" + pool + "/" + device;
  }

  /** What keeps a device from being had, in the order in which it is looked for. */
  public enum Obstacle {
    /** Its pool has newer slices, which do not have the device. */
    OBSOLETE_GENERATION("only in slices of an older generation"),
    /** The slices of its pool are not all there. */
    INCOMPLETE_POOL("pool not complete"),
    /** The slices of its pool contradict each other, or their node selector cannot be used. */
    INVALID_POOL("pool not valid"),
    /** The release has a feature switched off that the device needs. */
    FEATURE_OFF("needs a feature that is off"),
    /** No node of the cluster is one of those that it is for. */
    NO_NODE("for no node of the cluster"),
    /** Its nodes are cordoned. */
    NODE_UNSCHEDULABLE("node unschedulable"),
    /** Its nodes are not Ready. */
    NODE_NOT_READY("node not Ready"),
    /** Its nodes do not answer. */
    NODE_UNREACHABLE("node unreachable"),
    /** It has a taint with effect NoSchedule or NoExecute. */
    TAINTED("tainted"),
    /** A claim has it. */
    IN_USE("in use"),
    /** Claims have drawn so much of a shared counter that too little is left for it. */
    COUNTERS("counters used up"),
    /** Claims share it, and nothing is left for one that does not ask for less than the default. */
    CAPACITY("capacity used up");

    private final String words;

    Obstacle(String words) {
      this.words = words;
    }

    /** The obstacle in a few words. */
    public String words() {
      return words;
    }

    /** Whether it goes away when claims give back what they hold. */
    public boolean isUse() {
      return compareTo(IN_USE) >= 0;
    }
  }
}
