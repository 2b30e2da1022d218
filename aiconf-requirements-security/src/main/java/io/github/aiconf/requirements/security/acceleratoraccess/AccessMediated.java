package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.PODS;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * INSPECT: usable accelerators are handed out by a device plugin or DRA, and no running pod shows a
 * way around. A way around is an indicator, not a proof: whether devices can be opened only a probe
 * shows, so this check has no reason for FAIL.
 */
final class AccessMediated implements Check {

  private static final String LOOKED_FOR =
      "usable accelerators handed out by a device plugin or DRA, and outside of the platform's namespaces no pod on their nodes "
          + "that is privileged, has a path of the host that leads to devices, or asks the runtime for devices without a "
          + "request; no claim with administrative access outside of labelled namespaces, and no device held by two claims";

  @Override
  public String id() {
    return "access_mediated";
  }

  @Override
  public Depth depth() {
    return Depth.INSPECT;
  }

  @Override
  public String question() {
    return "Are accelerators handed out by a device plugin or DRA, with no running pod that shows a way around?";
  }

  @Override
  public String proves() {
    return "Something stands between containers and accelerators, and no pod or claim that could be seen goes around it. Not that "
        + "devices are isolated inside containers: only a probe shows that. Variables that come from images, ConfigMaps or "
        + "Secrets are not seen, nor RuntimeClasses that no profile names.";
  }

  @Override
  public Reads reads(Profiles profiles) {
    AccessData data = AccessData.of(profiles);
    List<String> variables = data.accelerators().stream()
        .flatMap(accelerator -> accelerator.leakEnvironment().stream())
        .toList();
    return Reads.union(List.of(
            Accelerators.reads(),
            AcceleratorClaims.reads(),
            PodSurvey.reads(),
            Hardening.reads(data.settings())))
        .environment(variables);
  }

  @Override
  public Finding run(CheckContext context) {
    Cluster cluster = context.cluster();
    AccessData data = AccessData.of(context.profiles());
    Accelerators accelerators = Accelerators.find(cluster, data);
    if (accelerators.mediations().isEmpty()) {
      return accelerators.absence();
    }
    Exemptions exemptions = new Exemptions(data, accelerators.present(data));
    AcceleratorClaims claims = AcceleratorClaims.read(cluster, data, accelerators, exemptions);
    AcceleratorRequests requests =
        new AcceleratorRequests(data, new DeviceClasses(cluster), claims);
    PodSurvey pods = new PodSurvey(
        cluster.listVisible(PODS),
        data,
        accelerators,
        exemptions,
        new BypassIndicators(data, requests));
    Finding finding = decide(accelerators, claims, pods);
    finding = weaknesses(accelerators.describe(pods.describe(finding)), data, accelerators, claims);
    finding = Hardening.describe(
        finding, cluster, accelerators.nodes(), settings(data, accelerators.mediations()));
    return accelerators.areSimulated() ? finding.onSimulatedHardware() : finding;
  }

  private static Finding decide(
      Accelerators accelerators, AcceleratorClaims claims, PodSurvey pods) {
    List<Observation> mediated = accelerators.mediations().stream()
        .flatMap(mediation -> mediation.observations().stream())
        .toList();
    int offending = claims.admins().count() + claims.doubles().count();
    if (pods.offenders() + offending > 0) {
      return Finding.unknown(Reason.AMBIGUOUS, summary(pods.offenders(), claims))
          .lookedFor(LOOKED_FOR)
          .next(
              "Take what was observed away from these pods and claims, or keep them off nodes with accelerators; name "
                  + "namespaces that only the platform can use in a document of the kind DeviceExposure. Whether devices can "
                  + "be reached only a probe shows.")
          .observed(claims.doubles().shown())
          .observed(claims.admins().shown())
          .observed(pods.indicators())
          .observed(mediated);
    }
    List<Gap> gaps = new ArrayList<>(claims.gaps());
    pods.gap().ifPresent(gap -> gaps.add(0, gap));
    return gaps.isEmpty()
        ? Finding.pass("Accelerators are handed out by a device plugin or DRA, and no running pod "
                + "shows a way around.")
            .observed(mediated)
        : Finding.unreadable(gaps.get(0)).lookedFor(LOOKED_FOR).observed(mediated);
  }

  private static String summary(int pods, AcceleratorClaims claims) {
    List<String> parts = new ArrayList<>();
    if (pods > 0) {
      parts.add("pods with an indicator: " + pods);
    }
    if (!claims.admins().isEmpty()) {
      parts.add("claims with administrative access: " + claims.admins().count());
    }
    if (!claims.doubles().isEmpty()) {
      parts.add("devices held by two claims: " + claims.doubles().count());
    }
    return "Something may reach accelerators that were not allocated to it ("
        + String.join(", ", parts) + ").";
  }

  private static Finding weaknesses(
      Finding finding, AccessData data, Accelerators accelerators, AcceleratorClaims claims) {
    List<String> warnings = new ArrayList<>();
    if (!claims.doubles().isEmpty()) {
      warnings.add("A device held by two claims that do not share it is a failure of isolation, "
          + "if both are in use; only a probe shows that");
    }
    for (AcceleratorProfile accelerator : accelerators.present(data)) {
      unmediated(accelerator, accelerators).ifPresent(warnings::add);
      bothModes(accelerator, accelerators).ifPresent(warnings::add);
    }
    Finding described = finding.warnings(warnings);
    return claims.exempt().isEmpty()
        ? described
        : described.note(
            "Claims with administrative access that were not judged: " + claims.exempt());
  }

  private static Optional<String> unmediated(
      AcceleratorProfile accelerator, Accelerators accelerators) {
    boolean mediated = accelerators.mediations().stream()
        .anyMatch(mediation -> mediation.accelerator().equals(accelerator));
    return mediated
        ? Optional.empty()
        : Optional.of("Nodes say that they have accelerators of " + accelerator.name()
            + ", but nothing was seen that hands them out to pods");
  }

  private static Optional<String> bothModes(
      AcceleratorProfile accelerator, Accelerators accelerators) {
    SortedSet<String> seen = new TreeSet<>();
    Sample<String> twice = new Sample<>(5);
    for (Mediation mediation : accelerators.mediations()) {
      if (mediation.accelerator().equals(accelerator)) {
        mediation.nodes().stream().filter(node -> !seen.add(node)).forEach(twice::add);
      }
    }
    return twice.isEmpty()
        ? Optional.empty()
        : Optional.of("DRA and a device plugin both hand out accelerators of "
            + accelerator.name() + " on " + twice
            + "; unless they are configured for different devices, one device may go to two pods");
  }

  private static List<HardeningSetting> settings(AccessData data, List<Mediation> mediations) {
    return data.settings().stream()
        .filter(setting ->
            mediations.stream().anyMatch(m -> m.accelerator().name().equals(setting.accelerator())))
        .toList();
  }
}
