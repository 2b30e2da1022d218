package io.github.aiconf.requirements.accelerators.dra;

import static io.github.aiconf.api.cluster.Resources.DEVICE_CLASSES;
import static io.github.aiconf.api.cluster.Resources.DEVICE_TAINT_RULES;
import static io.github.aiconf.api.cluster.Resources.NODES;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_CLAIMS;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_SLICES;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.simulator.dra.DraProfile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** SIMULATE: a claim for one device of each class, allocated by Kubernetes' rules. */
final class DevicesAllocatable implements Check {

  private static final String LOOKED_FOR =
      "a DeviceClass of which a claim for one device can be allocated on a node that is Ready and schedulable";

  @Override
  public String id() {
    return "devices_allocatable";
  }

  @Override
  public Depth depth() {
    return Depth.SIMULATE;
  }

  @Override
  public String question() {
    return "Could a claim for one device of each DeviceClass be allocated now, and on which nodes?";
  }

  @Override
  public String proves() {
    return "By Kubernetes' own rules a claim for one device of the class would be allocated on the nodes named. "
        + "Not that the driver then prepares the device for the pod.";
  }

  @Override
  public Reads reads(Profiles profiles) {
    return Reads.none()
        .list(NODES, "metadata.labels", "spec.unschedulable", "status.conditions")
        .list(DEVICE_CLASSES, "spec")
        .list(RESOURCE_SLICES, "spec")
        .list(RESOURCE_CLAIMS, "spec", "status.allocation")
        .list(DEVICE_TAINT_RULES, "spec");
  }

  @Override
  public Finding run(CheckContext context) {
    DraProfile profile = profile(context);
    Listing classes = context.cluster().list(DEVICE_CLASSES);
    Listing slices = context.cluster().list(RESOURCE_SLICES);
    if (classes.size() == 0 || slices.size() == 0) {
      return nothing(classes, slices);
    }
    ClaimTrial trial = new ClaimTrial(profile);
    trial.add(classes);
    trial.add(slices);
    trial.add(context.cluster().list(RESOURCE_CLAIMS));
    trial.add(context.cluster().list(NODES));
    trial.add(
        profile.features().deviceTaintRules()
            ? context.cluster().list(DEVICE_TAINT_RULES)
            : context.cluster().listVisible(DEVICE_TAINT_RULES));
    List<ClassTrial> trials = trial.classes();
    Finding finding = finding(trials).notes(trial.unreadable());
    for (ClassTrial each : trials) {
      finding = finding.observed(Observation.of(
          new ObjectReference("resource.k8s.io/v1", DEVICE_CLASSES.kind(), "", each.deviceClass()),
          "a claim for one device",
          each.words()));
      finding = finding.warnings(each.problems());
    }
    return isMadeUp(trials, context.profiles()) ? finding.onSimulatedHardware() : finding;
  }

  private static DraProfile profile(CheckContext context) {
    return DraProfile.of(context.cluster().version().release().toString())
        .orElse(DraProfile.KUBERNETES_1_36);
  }

  private static Finding nothing(Listing classes, Listing slices) {
    boolean noClass = classes.size() == 0;
    return Finding.unknown(
            Reason.NO_ACCELERATOR,
            noClass
                ? "There is no DeviceClass that a claim could name."
                : "No driver publishes devices in ResourceSlices.")
        .lookedFor(LOOKED_FOR)
        .next(
            noClass
                ? "Install a DRA driver with its DeviceClasses, or create a DeviceClass for the devices that are published."
                : "Look at the pods of the DRA driver: they publish the ResourceSlices of their nodes.")
        .observed(List.of(Observation.count(classes), Observation.count(slices)));
  }

  private static Finding finding(List<ClassTrial> trials) {
    List<ClassTrial> fitting = trials.stream().filter(ClassTrial::fits).toList();
    if (!fitting.isEmpty()) {
      String others =
          fitting.size() == trials.size() ? "" : " of " + trials.size() + " DeviceClasses";
      return Finding.pass("A claim for one device of "
          + names(fitting) + (others.isEmpty() ? "" : ", " + fitting.size() + others + ",")
          + " can be allocated now.");
    }
    boolean inUse = trials.stream().anyMatch(t -> t.usable() > 0);
    return Finding.unknown(
            Reason.ENVIRONMENT,
            inUse
                ? "All usable devices are in use, so no claim can be allocated now."
                : "Devices are published, but none of them can be allocated.")
        .lookedFor(LOOKED_FOR)
        .next(
            inUse
                ? "Ask again when a claim has been deleted, or add devices; aiconf dra capacity shows who has them."
                : "See what stands in the way of each class below; aiconf dra capacity shows it device by device.");
  }

  private static String names(List<ClassTrial> trials) {
    return trials.stream().map(ClassTrial::deviceClass).collect(Collectors.joining(", "));
  }

  /** Whether nothing but drivers of made-up devices would serve the claims. */
  private static boolean isMadeUp(List<ClassTrial> trials, Profiles profiles) {
    Set<String> madeUp = profiles.all(AcceleratorProfile.KIND).stream()
        .filter(AcceleratorProfile::simulatedHardware)
        .flatMap(p -> p.draDrivers().stream())
        .collect(Collectors.toSet());
    Set<String> drivers =
        trials.stream().flatMap(t -> t.drivers().stream()).collect(Collectors.toSet());
    return !drivers.isEmpty() && madeUp.containsAll(drivers);
  }
}
