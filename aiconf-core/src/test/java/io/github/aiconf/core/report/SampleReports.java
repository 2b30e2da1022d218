package io.github.aiconf.core.report;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Category;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Status;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.RequirementResult;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.ResourceRead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reports to write. */
final class SampleReports {

  static final Instant TIME = Instant.parse("2026-11-03T10:15:30.250Z");

  private static final KubernetesRelease RELEASE = new KubernetesRelease(1, 36);
  private static final Gap PODS = new Gap(
      "pods",
      Gap.Cause.RBAC_DENIED,
      "pods is forbidden: User \"auditor\" cannot list resource \"pods\" at the cluster scope",
      "Give the user the rights that 'aiconf rbac' prints.");
  private static final Gap EVENTS = new Gap(
      "events.events.k8s.io",
      Gap.Cause.RBAC_DENIED,
      "events is forbidden: User \"auditor\" cannot list resource \"events\"",
      "Give the user the rights that 'aiconf rbac' prints.");

  private SampleReports() {}

  /**
   * Every verdict, every level, a plugin, gaps, made-up devices, and an id that nothing answers.
   */
  static ConformanceReport rich() {
    return read(
        new ClusterFacts(ClusterFacts.Source.LIVE, "prod-eu-1", Optional.of("v1.36.3-eks.4"), TIME),
        TIME);
  }

  /** The cluster of {@link #rich} from a recording. */
  static ConformanceReport richFromSnapshot() {
    Instant later = TIME.plusSeconds(86_400);
    return read(
        new ClusterFacts(ClusterFacts.Source.SNAPSHOT, "prod-eu-1.tar.gz", Optional.empty(), later),
        later);
  }

  private static ConformanceReport read(ClusterFacts cluster, Instant time) {
    return new ConformanceReport(
        "0.1.0",
        cluster,
        RELEASE,
        Depth.SIMULATE,
        List.of(
            driverManagement(),
            inference(),
            gangScheduling(),
            secureAccess(),
            clusterAutoscaling(),
            robustController(),
            topology()),
        List.of(
            new ResourceRead("deployments.apps", "apps/v1", ResourceRead.State.COMPLETE, 112, time),
            new ResourceRead(
                "gateways.gateway.networking.k8s.io",
                "gateway.networking.k8s.io/v1",
                ResourceRead.State.COMPLETE,
                2,
                time),
            new ResourceRead("pods", "v1", ResourceRead.State.FORBIDDEN, 0, time),
            new ResourceRead(
                "queues.scheduling.run.ai", "", ResourceRead.State.NOT_SERVED, 0, time)),
        List.of(EVENTS, PODS));
  }

  /** A report of one requirement with one check that found this. */
  static ConformanceReport of(Finding finding) {
    return of(new RequirementResult(
        "gang_scheduling",
        "Gang scheduling",
        Optional.of(Category.SCHEDULING),
        Level.MUST,
        finding.verdict(),
        finding.reason(),
        Optional.empty(),
        Optional.empty(),
        List.of(check("gang_scheduling", "controller_ready", Depth.INSPECT, finding))));
  }

  static ConformanceReport of(RequirementResult... results) {
    return new ConformanceReport(
        "0.1.0",
        new ClusterFacts(ClusterFacts.Source.FIXTURE, "case", Optional.empty(), TIME),
        RELEASE,
        Depth.INSPECT,
        List.of(results),
        List.of(),
        List.of());
  }

  /** A report in which each text that can come from outside is this one. */
  static ConformanceReport hostile(String text) {
    ObjectReference object = new ObjectReference(text, text, text, text);
    Gap gap = new Gap(text, Gap.Cause.ENVIRONMENT, text, text);
    Finding finding = Finding.fail(new Reason("BROKEN", text), text)
        .lookedFor(text)
        .next(text)
        .observed(Observation.of(object, text, text, text))
        .warning(text)
        .note(text);
    CheckResult check = new CheckResult(text, text, Depth.INSPECT, text, finding, List.of(gap));
    RequirementResult result = new RequirementResult(
        text,
        text,
        Optional.empty(),
        Level.MUST,
        Verdict.FAIL,
        finding.reason(),
        Optional.of(Assurance.INSPECTED),
        Optional.empty(),
        List.of(check));
    return new ConformanceReport(
        text,
        new ClusterFacts(ClusterFacts.Source.MANIFESTS, text, Optional.of(text), TIME),
        RELEASE,
        Depth.INSPECT,
        List.of(result),
        List.of(new ResourceRead(text, text, ResourceRead.State.FAILED, 0, TIME)),
        List.of(gap));
  }

  static CheckResult check(String requirement, String id, Depth depth, Finding finding) {
    return new CheckResult(
        requirement, id, depth, "Is the controller of a gang scheduler ready?", finding, List.of());
  }

  static Observation deploymentUnavailable(String name) {
    return Observation.of(
        new ObjectReference("apps/v1", "Deployment", "kueue-system", name),
        "status.conditions[Available].status",
        "False",
        "True");
  }

  private static RequirementResult driverManagement() {
    List<Observation> nodes = IntStream.rangeClosed(1, 8)
        .mapToObj(i -> Observation.of(
            new ObjectReference("v1", "Node", "", "gpu-" + i),
            "status.capacity[nvidia.com/gpu]",
            "8"))
        .toList();
    Finding inspected =
        Finding.pass("The driver runs on all 8 accelerated nodes.").observed(nodes);
    return new RequirementResult(
        "driver_runtime_management",
        "Management of drivers and runtimes",
        Optional.of(Category.ACCELERATORS),
        Level.SHOULD,
        Verdict.PASS,
        Optional.empty(),
        Optional.of(Assurance.INSPECTED),
        Optional.of(Status.IMPLEMENTED),
        List.of(new CheckResult(
            "driver_runtime_management",
            "driver_on_each_node",
            Depth.INSPECT,
            "Does each node with accelerators have a driver that runs?",
            inspected,
            List.of())));
  }

  private static RequirementResult inference() {
    Finding inspected = Finding.pass("A Gateway of class istio is programmed.")
        .observed(Observation.of(
            new ObjectReference("gateway.networking.k8s.io/v1", "Gateway", "infra", "inference"),
            "status.conditions[Programmed].status",
            "True"))
        .warning("The GatewayClass is served by one replica only.");
    Finding simulated = Finding.unknown(
            Reason.AMBIGUOUS, "Two HTTPRoutes claim the same host and path, and are of equal age.")
        .lookedFor("one HTTPRoute that takes a request with header x-model")
        .next("Give one of the routes a more specific match.")
        .observed(Observation.of(
            new ObjectReference("gateway.networking.k8s.io/v1", "HTTPRoute", "ml", "llama"),
            "spec.rules[0].matches[0].path.value",
            "/v1"));
    return new RequirementResult(
        "ai_inference",
        "Inference traffic",
        Optional.of(Category.NETWORKING),
        Level.MUST,
        Verdict.PASS,
        Optional.empty(),
        Optional.of(Assurance.INSPECTED),
        Optional.of(Status.PARTIALLY_IMPLEMENTED),
        List.of(
            new CheckResult(
                "ai_inference",
                "gateway_programmed",
                Depth.INSPECT,
                "Is a Gateway programmed by its controller?",
                inspected,
                List.of()),
            new CheckResult(
                "ai_inference",
                "route_selects",
                Depth.SIMULATE,
                "Would a weighted route with header matching select one backend?",
                simulated,
                List.of(EVENTS))));
  }

  private static RequirementResult gangScheduling() {
    Finding finding = Finding.fail(
            new Reason("CONTROLLER_NOT_READY", "A controller is installed and not available."),
            "Kueue is installed, but its controller is not available and its webhook has no"
                + " endpoint, so no Workload is admitted.")
        .lookedFor("a gang scheduler with an available controller and one active queue")
        .next("Find out why: kubectl -n kueue-system describe deployment kueue-controller-manager")
        .observed(deploymentUnavailable("kueue-controller-manager"))
        .observed(Observation.of(
            new ObjectReference("kueue.x-k8s.io/v1beta2", "ClusterQueue", "", "research"),
            "status.conditions[Active].status",
            "absent",
            "True"))
        .note("Volcano: UNKNOWN(NOT_INSTALLED) No Volcano scheduler was found.");
    return new RequirementResult(
        "gang_scheduling",
        "Gang scheduling",
        Optional.of(Category.SCHEDULING),
        Level.MUST,
        Verdict.FAIL,
        finding.reason(),
        Optional.of(Assurance.INSPECTED),
        Optional.of(Status.NOT_IMPLEMENTED),
        List.of(check("gang_scheduling", "controller_ready", Depth.INSPECT, finding)));
  }

  private static RequirementResult secureAccess() {
    Finding finding = Finding.unreadable(PODS);
    return new RequirementResult(
        "secure_accelerator_access",
        "Isolation of accelerators",
        Optional.of(Category.SECURITY),
        Level.MUST,
        Verdict.UNKNOWN,
        finding.reason(),
        Optional.empty(),
        Optional.empty(),
        List.of(new CheckResult(
            "secure_accelerator_access",
            "no_host_devices",
            Depth.INSPECT,
            "Do only containers that asked for accelerators see them?",
            finding,
            List.of(PODS))));
  }

  private static RequirementResult clusterAutoscaling() {
    Finding finding = Finding.notApplicable(
            new Reason("FIXED_CAPACITY", "The nodes are a fixed set."),
            "The cluster has no autoscaler and its nodes are a fixed set.")
        .observed(
            Observation.of(new ObjectReference("v1", "NodeList", "", ""), "items", "12 objects"));
    return new RequirementResult(
        "cluster_autoscaling",
        "Autoscaling of nodes",
        Optional.of(Category.SCHEDULING),
        Level.MUST,
        Verdict.NOT_APPLICABLE,
        finding.reason(),
        Optional.of(Assurance.INSPECTED),
        Optional.of(Status.NOT_APPLICABLE),
        List.of(new CheckResult(
            "cluster_autoscaling",
            "autoscaler_configured",
            Depth.INSPECT,
            "Is an autoscaler set up for the nodes with accelerators?",
            finding,
            List.of())));
  }

  private static RequirementResult robustController() {
    return new RequirementResult(
        "robust_controller",
        "A controller of an AI framework",
        Optional.of(Category.OPERATOR),
        Level.MUST,
        Verdict.UNKNOWN,
        Optional.of(Reason.NO_CHECK),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static RequirementResult topology() {
    ObjectReference slice =
        new ObjectReference("resource.k8s.io/v1", "ResourceSlice", "", "gpu-1-fake.example.com");
    Finding inspected = Finding.pass("Slices publish the NVLink domain.")
        .observed(Observation.of(slice, "spec.devices[0].attributes[nvlink]", "domain-a"))
        .onSimulatedHardware();
    Finding simulated = Finding.pass("A claim for 4 devices of one NVLink domain fits.")
        .observed(Observation.of(slice, "spec.devices", "8 devices"))
        .onSimulatedHardware();
    return new RequirementResult(
        "acme.example/nvlink_topology",
        "NVLink topology",
        Optional.empty(),
        Level.SHOULD,
        Verdict.PASS,
        Optional.empty(),
        Optional.of(Assurance.SIMULATED),
        Optional.empty(),
        List.of(
            new CheckResult(
                "acme.example/nvlink_topology",
                "domain_published",
                Depth.INSPECT,
                "Do slices publish the NVLink domain?",
                inspected,
                List.of()),
            new CheckResult(
                "acme.example/nvlink_topology",
                "domain_allocatable",
                Depth.SIMULATE,
                "Does a claim for devices of one domain fit?",
                simulated,
                List.of())));
  }
}
