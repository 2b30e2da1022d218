package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.selector.SelectorLanguage;
import java.util.List;
import java.util.Optional;

/**
 * How one minor release of Kubernetes allocates devices: its feature gates and what it does
 * differently beyond them.
 *
 * @param release for example {@code 1.36}
 * @param features the gates that are on without configuration
 * @param countersReachEveryNode whether a slice with shared counters belongs to its pool on every
 *     node, so that another node's broken pool counts
 * @param allLeavesOutDrainedDevices whether All leaves out devices whose remaining capacity is too
 *     small, instead of failing because of them
 * @param configurationPerRequest whether a configuration of the claim is copied for each request
 *     that it names; later releases copy it once
 * @param run whether answers were compared with that release's own allocator; otherwise the
 *     differences were read in its code
 */
public record DraProfile(
    String release,
    DraFeatures features,
    boolean countersReachEveryNode,
    boolean allLeavesOutDrainedDevices,
    boolean configurationPerRequest,
    boolean run) {

  /** Kubernetes 1.36, the release that everything else is described against. */
  public static final DraProfile KUBERNETES_1_36 =
      new DraProfile("1.36", DraFeatures.KUBERNETES_1_36, true, true, true, true);

  private static final List<DraProfile> ALL = List.of(
      new DraProfile(
          "1.33",
          new DraFeatures(false, false, false, false, false, false, false, false),
          true,
          true,
          true,
          false),
      new DraProfile(
          "1.34",
          new DraFeatures(true, true, false, false, false, false, false, false),
          true,
          true,
          true,
          false),
      new DraProfile(
          "1.35",
          new DraFeatures(true, true, false, false, false, false, false, false),
          true,
          true,
          true,
          false),
      KUBERNETES_1_36,
      new DraProfile(
          "1.37",
          new DraFeatures(true, true, true, true, true, true, true, false),
          false,
          false,
          false,
          true));

  /** The profile of a release such as {@code 1.36}; empty if it is not known. */
  public static Optional<DraProfile> of(String release) {
    return ALL.stream().filter(p -> p.release().equals(release)).findFirst();
  }

  /** The releases there are profiles of, oldest first. */
  public static List<String> releases() {
    return ALL.stream().map(DraProfile::release).toList();
  }

  /** The language of the selectors of a cluster's objects. */
  public SelectorLanguage selectorLanguage() {
    return new SelectorLanguage(
        minor(), features.consumableCapacity(), features.listTypeAttributes(), true);
  }

  /** The number behind the dot. */
  public int minor() {
    return Integer.parseInt(release.substring(release.indexOf('.') + 1));
  }

  /** The same release with other gates. */
  public DraProfile with(DraFeatures gates) {
    return new DraProfile(
        release,
        gates,
        countersReachEveryNode,
        allLeavesOutDrainedDevices,
        configurationPerRequest,
        run);
  }
}
