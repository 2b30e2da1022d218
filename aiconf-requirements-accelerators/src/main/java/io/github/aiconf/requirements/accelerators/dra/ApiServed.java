package io.github.aiconf.requirements.accelerators.dra;

import static io.github.aiconf.api.cluster.Resources.DEVICE_CLASSES;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_CLAIMS;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_CLAIM_TEMPLATES;
import static io.github.aiconf.api.cluster.Resources.RESOURCE_SLICES;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** INSPECT: the API server serves every kind of {@code resource.k8s.io} with every verb. */
final class ApiServed implements Check {

  static final Reason API_MISSING = new Reason(
      "API_MISSING",
      "The API server does not serve resource.k8s.io in a version that the release asks for.");
  static final Reason API_INCOMPLETE = new Reason(
      "API_INCOMPLETE",
      "resource.k8s.io is served, but a kind, a verb or the status of claims is missing.");

  private static final String GROUP = "resource.k8s.io";
  private static final List<ResourceType> KINDS =
      List.of(DEVICE_CLASSES, RESOURCE_CLAIMS, RESOURCE_CLAIM_TEMPLATES, RESOURCE_SLICES);
  private static final List<String> VERBS =
      List.of("create", "delete", "get", "list", "patch", "update", "watch");

  @Override
  public String id() {
    return "api_served";
  }

  @Override
  public Depth depth() {
    return Depth.INSPECT;
  }

  @Override
  public String question() {
    return "Does the API server serve DeviceClasses, ResourceClaims, ResourceClaimTemplates and ResourceSlices with all verbs?";
  }

  @Override
  public String proves() {
    return "The APIs are there and complete by discovery. Not that a driver publishes devices or that a claim is allocated.";
  }

  @Override
  public List<Reason> failures() {
    return List.of(API_MISSING, API_INCOMPLETE);
  }

  @Override
  public Reads reads(Profiles profiles) {
    return DraUse.reads();
  }

  @Override
  public Finding run(CheckContext context) {
    Discovery discovery = context.cluster().discovery();
    List<String> accepted = acceptedVersions(context.release());
    Optional<String> version =
        discovery.versions(GROUP).stream().filter(accepted::contains).findFirst();
    if (version.isEmpty()) {
      return missing(discovery, accepted);
    }
    Finding finding = complete(discovery, version.get());
    return DraUse.describe(context.cluster(), finding);
  }

  /**
   * Version v1 exists from 1.34 on, and on by default; before, a beta version that somebody
   * switched on is what there is.
   */
  private static List<String> acceptedVersions(KubernetesRelease release) {
    return release.isAtLeast(1, 34) ? List.of("v1") : List.of("v1", "v1beta2", "v1beta1");
  }

  private static Finding missing(Discovery discovery, List<String> accepted) {
    List<String> served = discovery.versions(GROUP);
    String seen = served.isEmpty() ? "not served" : String.join(", ", served);
    return Finding.fail(
            API_MISSING,
            "resource.k8s.io is " + (served.isEmpty() ? seen : "served only as " + seen) + ".")
        .lookedFor(lookedFor(String.join(" or ", accepted)))
        .next(
            "Run Kubernetes 1.34 or later, where resource.k8s.io/v1 is on by default; in 1.33 switch the API on with "
                + "--runtime-config=resource.k8s.io/v1beta2=true and the feature gate DynamicResourceAllocation.")
        .observed(Observation.of(
            ObjectReference.discovery(GROUP), "versions", seen, String.join(" or ", accepted)));
  }

  private static Finding complete(Discovery discovery, String version) {
    List<Observation> served = new ArrayList<>();
    List<Observation> lacks = new ArrayList<>();
    for (ResourceType kind : KINDS) {
      Optional<ServedResource> resource = discovery.find(kind, version);
      SortedSet<String> missing = new TreeSet<>(VERBS);
      resource.ifPresent(r -> missing.removeAll(r.verbs()));
      String verbs = resource.map(r -> String.join(" ", r.verbs())).orElse("not served");
      if (missing.isEmpty()) {
        served.add(Observation.of(kind.inDiscovery(), version + ".verbs", verbs));
      } else {
        lacks.add(
            Observation.of(kind.inDiscovery(), version + ".verbs", verbs, String.join(" ", VERBS)));
      }
    }
    boolean hasStatus = discovery
        .find(RESOURCE_CLAIMS, version)
        .filter(r -> r.subresources().contains("status"))
        .isPresent();
    if (!hasStatus) {
      lacks.add(Observation.of(
          RESOURCE_CLAIMS.inDiscovery(), version + ".subresources", "no status", "status"));
    }
    if (!lacks.isEmpty()) {
      return Finding.fail(API_INCOMPLETE, "resource.k8s.io/" + version + " is served in part.")
          .lookedFor(lookedFor(version))
          .next(
              "Look for an API server that is old, or a proxy or policy in front of it that hides resources.")
          .observed(lacks)
          .observed(served);
    }
    return Finding.pass("All kinds of resource.k8s.io/" + version + " are served with all verbs.")
        .observed(served);
  }

  private static String lookedFor(String versions) {
    return "deviceclasses, resourceclaims (with status), resourceclaimtemplates and resourceslices of resource.k8s.io "
        + versions + " with the verbs " + String.join(", ", VERBS);
  }
}
