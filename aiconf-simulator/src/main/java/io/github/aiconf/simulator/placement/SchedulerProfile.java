package io.github.aiconf.simulator.placement;

import com.google.common.collect.Sets;
import io.github.aiconf.simulator.dra.DraFeatures;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.model.RequestRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one minor release of kube-scheduler filters nodes: its feature gates and what it does
 * differently beyond them.
 *
 * @param release for example {@code 1.36}
 * @param dra how it allocates devices
 * @param gates those that are on
 * @param differences what it does otherwise than 1.36
 * @param run whether answers were compared with that release's own scheduler; otherwise the
 *     differences were read in its code
 */
public record SchedulerProfile(
    String release,
    DraProfile dra,
    Set<SchedulerGate> gates,
    Set<SchedulerDifference> differences,
    boolean run) {

  /** Kubernetes 1.36, with the gates that are on without configuration. */
  public static final SchedulerProfile KUBERNETES_1_36 = new SchedulerProfile(
      "1.36",
      DraProfile.KUBERNETES_1_36,
      EnumSet.of(
          SchedulerGate.NODE_DECLARED_FEATURES,
          SchedulerGate.DRA_EXTENDED_RESOURCE,
          SchedulerGate.POD_LEVEL_RESOURCES,
          SchedulerGate.IN_PLACE_RESIZE,
          SchedulerGate.IN_PLACE_RESIZE_OF_PODS),
      Set.of(),
      true);

  /** Oldest first. */
  private static final List<SchedulerProfile> ALL = List.of(
      read(
          "1.33",
          EnumSet.of(SchedulerGate.IN_PLACE_RESIZE),
          EnumSet.of(
              SchedulerDifference.NAMES_TAINT,
              SchedulerDifference.EVICTION_HELPS_BEYOND_ALLOCATABLE,
              SchedulerDifference.ERROR_OF_NODE_IS_FATAL,
              SchedulerDifference.SMALL_LETTERS_OF_OWNER,
              SchedulerDifference.FORGETS_NAMESPACE_SELECTOR)),
      read(
          "1.34",
          EnumSet.of(SchedulerGate.IN_PLACE_RESIZE, SchedulerGate.POD_LEVEL_RESOURCES),
          EnumSet.of(
              SchedulerDifference.ERROR_OF_NODE_IS_FATAL,
              SchedulerDifference.SMALL_LETTERS_OF_OWNER)),
      read(
          "1.35",
          EnumSet.of(SchedulerGate.IN_PLACE_RESIZE, SchedulerGate.POD_LEVEL_RESOURCES),
          EnumSet.of(
              SchedulerDifference.NAMES_FEATURES,
              SchedulerDifference.IGNORES_USERS_ON_HOST_NETWORK,
              SchedulerDifference.SMALL_LETTERS_OF_OWNER)),
      KUBERNETES_1_36,
      read(
          "1.37",
          KUBERNETES_1_36.gates(),
          EnumSet.of(
              SchedulerDifference.FORGETS_NAMESPACE_SELECTOR,
              SchedulerDifference.RESIZES_BY_SUMS)));

  /** Patches of 1.34 that still do what 1.33 does. */
  private static final Pattern EARLY_1_34 = Pattern.compile("v?1\\.34\\.[01](?:[+-].*)?");

  private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4}\\.\\d{1,4})(?:[.+-].*)?");

  /** Gates that change what happens around the filters, not what these answer. */
  private static final Set<String> WITHOUT_EFFECT = Set.of(
      "GenericWorkload",
      "GangScheduling",
      "TopologyAwareWorkloadScheduling",
      "WorkloadAwarePreemption",
      "OpportunisticBatching",
      "SchedulerQueueingHints");

  /** Keeps copies. */
  public SchedulerProfile {
    gates = Sets.immutableEnumSet(gates);
    differences = Sets.immutableEnumSet(differences);
  }

  private static SchedulerProfile read(
      String release, Set<SchedulerGate> gates, Set<SchedulerDifference> differences) {
    return new SchedulerProfile(
        release, DraProfile.of(release).orElseThrow(), gates, differences, false);
  }

  /**
   * The profile of a release; empty if it is not known.
   *
   * @param version a release such as {@code 1.36}, or a version such as {@code v1.34.1}
   */
  public static Optional<SchedulerProfile> of(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return ALL.stream()
        .filter(each -> each.release().equals(matcher.group(1)))
        .findFirst()
        .map(each -> EARLY_1_34.matcher(version).matches()
            ? each.with(SchedulerDifference.NAMES_TAINT)
            : each);
  }

  /** The releases there are profiles of, oldest first. */
  public static List<String> releases() {
    return ALL.stream().map(SchedulerProfile::release).toList();
  }

  /** Whether the gate is on. */
  public boolean has(SchedulerGate gate) {
    return gates.contains(gate);
  }

  /** Whether it differs from 1.36 in this. */
  public boolean has(SchedulerDifference difference) {
    return differences.contains(difference);
  }

  /** Which requests count. */
  RequestRules requests() {
    return new RequestRules(
        has(SchedulerGate.POD_LEVEL_RESOURCES),
        has(SchedulerGate.IN_PLACE_RESIZE),
        has(SchedulerGate.IN_PLACE_RESIZE_OF_PODS),
        has(SchedulerDifference.RESIZES_BY_SUMS));
  }

  private SchedulerProfile with(SchedulerDifference difference) {
    Set<SchedulerDifference> more = EnumSet.of(difference);
    more.addAll(differences);
    return new SchedulerProfile(release, dra, gates, more, run);
  }

  /** The same release, which allocates devices in this way. */
  public SchedulerProfile with(DraProfile allocation) {
    return new SchedulerProfile(release, allocation, gates, differences, run);
  }

  /**
   * The same release with some gates set.
   *
   * @param changes by name
   * @throws IllegalArgumentException if a gate is not known
   */
  public SchedulerProfile withGates(Map<String, Boolean> changes) {
    Set<SchedulerGate> on = EnumSet.noneOf(SchedulerGate.class);
    on.addAll(gates);
    List<String> ofAllocation = new ArrayList<>();
    changes.forEach((name, isOn) -> {
      Optional<SchedulerGate> gate = SchedulerGate.named(name);
      if (gate.isPresent() && isOn) {
        on.add(gate.get());
      } else if (gate.isPresent()) {
        on.remove(gate.get());
      } else if (!WITHOUT_EFFECT.contains(name)) {
        ofAllocation.add((isOn ? "" : "-") + name);
      }
    });
    DraProfile allocation =
        ofAllocation.isEmpty() ? dra : dra.with(changed(dra.features(), ofAllocation));
    return new SchedulerProfile(release, allocation, on, differences, run);
  }

  private static DraFeatures changed(DraFeatures features, List<String> changes) {
    List<String> names = new ArrayList<>(features.names());
    names.addAll(changes);
    return DraFeatures.named(names);
  }
}
