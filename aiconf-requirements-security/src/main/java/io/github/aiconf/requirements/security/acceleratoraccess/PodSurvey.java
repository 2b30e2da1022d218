package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.PODS;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One pass over all pods: which of them may reach accelerators past whoever hands them out. */
final class PodSurvey {

  private static final int SHOWN = 50;
  private static final int NAMESPACES_SHOWN = 20;

  private final Listing pods;
  private final AccessData data;
  private final Accelerators accelerators;
  private final Exemptions exemptions;
  private final BypassIndicators indicators;
  private final DriverPods drivers;
  private final Sample<Observation> seen = new Sample<>(SHOWN);
  private final Map<String, Integer> exempt = new TreeMap<>();
  private final Sample<String> driversElsewhere = new Sample<>(5);
  private int judged;
  private int offenders;
  private int offSite;

  PodSurvey(
      Listing pods,
      AccessData data,
      Accelerators accelerators,
      Exemptions exemptions,
      BypassIndicators indicators) {
    this.pods = pods;
    this.data = data;
    this.accelerators = accelerators;
    this.exemptions = exemptions;
    this.indicators = indicators;
    this.drivers = new DriverPods(accelerators.present(data));
    pods.forEach(this::visit);
  }

  static Reads reads() {
    return BypassIndicators.reads()
        .plus(DriverPods.reads())
        .list(PODS, "spec.nodeName", "status.phase");
  }

  /** How many pods may reach accelerators that were not allocated to them. */
  int offenders() {
    return offenders;
  }

  /** What shows it. */
  List<Observation> indicators() {
    return seen.shown();
  }

  /** Why there may be more offenders than were seen. */
  Optional<Gap> gap() {
    // Where slices are hidden, each node may have devices.
    return pods.gap().or(() -> offSite > 0 ? accelerators.slicesGap() : Optional.empty());
  }

  /** The finding with what the pods show beside the verdict. */
  Finding describe(Finding finding) {
    if (pods.gap().isPresent() && pods.isEmpty()) {
      return finding;
    }
    Finding described = drivers
        .describe(finding, pods.reference(), accelerators.mediations())
        .observed(Observation.of(
            pods.reference(),
            "pods on nodes with accelerators",
            judged + " judged, " + offenders + " with an indicator"))
        .note(exemptions.shown());
    if (judged == 0) {
      described = described.warning(
          "No pod outside of those namespaces runs on nodes with accelerators, so none could show a way around");
    }
    if (seen.hidden() > 0) {
      described = described.note(seen.hidden() + " more indicators are not shown");
    }
    if (!exempt.isEmpty()) {
      Sample<String> namespaces = new Sample<>(NAMESPACES_SHOWN);
      exempt.forEach((namespace, count) -> namespaces.add(namespace + " (" + count + ")"));
      described = described.note(
          "Pods with an indicator that were not judged, by namespace: " + namespaces);
    }
    if (offSite > 0) {
      described = described.note(
          "Pods with an indicator on nodes where no such accelerator was seen: " + offSite);
    }
    return driversElsewhere.isEmpty()
        ? described
        : described.warning("Taken for a device plugin or driver by their labels, outside of its "
            + "namespaces, and not judged: " + driversElsewhere);
  }

  private void visit(KubernetesObject pod) {
    String node = pod.text("spec.nodeName");
    if (node.isEmpty() || isDone(pod.text("status.phase"))) {
      return;
    }
    Optional<AcceleratorProfile> driver = drivers.of(pod);
    driver.ifPresent(accelerator -> drivers.add(pod, accelerator));
    boolean exempted = exemptions.covers(pod);
    if (!accelerators.on(node).isEmpty() && !exempted) {
      judged++;
    }
    if (!indicators.mayBeIn(pod)) {
      return;
    }
    List<Observation> here = indicators.of(pod, accelerators.on(node));
    if (here.isEmpty()) {
      boolean suspect = !exempted && driver.isEmpty();
      offSite += suspect && !indicators.of(pod, data.accelerators()).isEmpty() ? 1 : 0;
    } else if (exempted) {
      exempt.merge(pod.namespace(), 1, Integer::sum);
    } else if (driver.isPresent()) {
      driversElsewhere.add(pod.reference().toString());
    } else {
      offenders++;
      here.forEach(seen::add);
    }
  }

  private static boolean isDone(String phase) {
    return phase.equals("Succeeded") || phase.equals("Failed");
  }
}
