package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.dra.DraFeatures;
import io.github.aiconf.simulator.dra.DraProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one minor release of kube-scheduler filters nodes.
 *
 * @param release for example {@code 1.36}
 * @param dra how it allocates devices
 * @param comparesTaintValues TaintTolerationComparisonOperators: tolerations with {@code Gt} and
 *     {@code Lt}
 * @param nodeDeclaredFeatures NodeDeclaredFeatures: what the kubelet can do is looked at
 * @param extendedResourcesByDevices DRAExtendedResource: extended resources can be had as devices
 */
public record SchedulerProfile(
    String release,
    DraProfile dra,
    boolean comparesTaintValues,
    boolean nodeDeclaredFeatures,
    boolean extendedResourcesByDevices) {

  /** Kubernetes 1.36, with the gates that are on without configuration. */
  public static final SchedulerProfile KUBERNETES_1_36 =
      new SchedulerProfile("1.36", DraProfile.KUBERNETES_1_36, false, true, true);

  /** Gates that change what happens around the filters, not what these answer. */
  private static final Set<String> WITHOUT_EFFECT = Set.of(
      "GenericWorkload",
      "GangScheduling",
      "TopologyAwareWorkloadScheduling",
      "WorkloadAwarePreemption",
      "OpportunisticBatching",
      "SchedulerQueueingHints");

  /**
   * The same release with some gates set.
   *
   * @param gates by name
   * @throws IllegalArgumentException if a gate is not known
   */
  public SchedulerProfile withGates(Map<String, Boolean> gates) {
    boolean taintValues = comparesTaintValues;
    boolean declaredFeatures = nodeDeclaredFeatures;
    boolean byDevices = extendedResourcesByDevices;
    List<String> ofAllocation = new ArrayList<>(List.of("default"));
    for (Map.Entry<String, Boolean> gate : gates.entrySet()) {
      boolean on = gate.getValue();
      switch (gate.getKey()) {
        case "TaintTolerationComparisonOperators" -> taintValues = on;
        case "NodeDeclaredFeatures" -> declaredFeatures = on;
        case "DRAExtendedResource" -> byDevices = on;
        default -> {
          if (!WITHOUT_EFFECT.contains(gate.getKey())) {
            ofAllocation.add((on ? "" : "-") + gate.getKey());
          }
        }
      }
    }
    DraProfile allocation =
        ofAllocation.size() == 1 ? dra : dra.with(DraFeatures.named(ofAllocation));
    return new SchedulerProfile(release, allocation, taintValues, declaredFeatures, byDevices);
  }
}
