package io.github.aiconf.integration;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.RequirementResult;
import io.github.aiconf.core.cluster.ResourceRead;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A user with the rights of {@code aiconf rbac}, and with fewer. */
@OnPlane(Plan.CONFORMANT)
final class AccessRulesIT {

  /** The requirements that cannot be told without the objects of a resource. */
  private static final Map<String, Set<String>> DEPENDENT = Map.ofEntries(
      entry("nodes", Set.of("secure_accelerator_access")),
      entry("pods", Set.of("gang_scheduling", "robust_controller", "secure_accelerator_access")),
      entry("services", Set.of("ai_service_metrics")),
      entry(
          "deployments.apps", Set.of("ai_service_metrics", "gang_scheduling", "robust_controller")),
      entry("endpointslices.discovery.k8s.io", Set.of("ai_service_metrics")),
      entry(
          "mutatingwebhookconfigurations.admissionregistration.k8s.io",
          Set.of("gang_scheduling", "robust_controller")),
      entry(
          "validatingwebhookconfigurations.admissionregistration.k8s.io",
          Set.of("gang_scheduling", "robust_controller")),
      entry("customresourcedefinitions.apiextensions.k8s.io", Set.of("robust_controller")),
      entry("gatewayclasses.gateway.networking.k8s.io", Set.of("ai_inference")),
      entry("clusterqueues.kueue.x-k8s.io", Set.of("gang_scheduling")),
      entry("prometheuses.monitoring.coreos.com", Set.of("ai_service_metrics")),
      entry("servicemonitors.monitoring.coreos.com", Set.of("ai_service_metrics")),
      entry("deviceclasses.resource.k8s.io", Set.of("secure_accelerator_access")),
      entry("resourceclaims.resource.k8s.io", Set.of("secure_accelerator_access")),
      entry("resourceslices.resource.k8s.io", Set.of("secure_accelerator_access")));

  private static final Reads ALL = Reports.engine().reads();
  private static final Reader READER = new Reader("reader", ALL);

  private static ConformanceReport asAdministrator;
  private static ConformanceReport asReader;

  @BeforeAll
  static void look(ControlPlane plane) {
    asAdministrator = Reports.live(plane.kubeconfig());
    asReader = Reports.live(READER.create(plane));
  }

  @Test
  void rulesOfRbacSufficeForTheReportOfAnAdministrator() {
    assertThat(Reports.comparable(asReader)).isEqualTo(Reports.comparable(asAdministrator));
  }

  @Test
  void requestsStayWithinTheRulesOfRbac(ControlPlane plane) {
    List<AuditLog.Request> requests = plane.audit().requestsOf(READER.user());
    assertThat(requests)
        .hasSizeGreaterThan(10)
        .allSatisfy(request -> assertThat(request)
            .matches(AccessRulesIT::isDeclared, "declared by aiconf rbac, or discovery"));
    assertThat(requests).noneMatch(request -> request.resource().startsWith("secrets"));
  }

  @Test
  void recordingWithTheRulesOfRbacSaysWhatTheAdministratorSees(
      ControlPlane plane, @TempDir Path folder) {
    Reader recorder = new Reader("recorder", ALL);
    Path snapshot = folder.resolve("cluster.snapshot.jsonl.gz");
    Reports.record(recorder.create(plane), snapshot);
    assertThat(Reports.comparable(Reports.ofSnapshot(snapshot)))
        .isEqualTo(Reports.comparable(asAdministrator));
    assertThat(plane.audit().requestsOf(recorder.user()))
        .allSatisfy(request -> assertThat(request.verb()).isIn("get", "list"))
        .noneMatch(request -> request.resource().startsWith("secrets"));
  }

  @Test
  void withoutMetricsTheGangsOfKubernetesAreUnknown(@OnPlane(Plan.PLAIN) ControlPlane plane) {
    Reads reads = new Reads(ALL.lists(), ALL.named(), ALL.environment(), false);
    ConformanceReport report =
        Reports.live(new Reader("without-metrics", reads).create(plane), "gang_scheduling");
    assertThat(report.requirements()).singleElement().satisfies(AccessRulesIT::isDenied);
    assertThat(report.gaps()).extracting(Gap::what).containsExactly("feature gates");
  }

  @Test
  void userWithoutRightsLearnsOnlyWhatDiscoveryShows(ControlPlane plane) {
    ConformanceReport report = Reports.live(plane.kubeconfigOfNobody());
    assertThat(Reports.requirement(report, "dra_support").verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.requirements())
        .filteredOn(requirement -> !requirement.id().equals("dra_support"))
        .allSatisfy(AccessRulesIT::isDenied);
  }

  @TestFactory
  Stream<DynamicTest> withoutOneRuleOnlyWhatDependsOnItIsUnknown(ControlPlane plane) {
    return asAdministrator.reads().stream()
        .filter(read -> read.state() != ResourceRead.State.NOT_SERVED)
        .map(read -> read.resource().replaceFirst("/.*", ""))
        .distinct()
        .map(resource -> dynamicTest(resource, () -> withoutOneRule(plane, resource)));
  }

  private static void withoutOneRule(ControlPlane plane, String resource) {
    ResourceType type = Stream.concat(ALL.lists().keySet().stream(), ALL.named().keySet().stream())
        .filter(candidate -> candidate.toString().equals(resource))
        .findFirst()
        .orElseThrow();
    Path user = new Reader("without-" + resource, Reader.without(ALL, type)).create(plane);
    ConformanceReport report = Reports.live(user);
    Set<String> unknown = report.requirements().stream()
        .filter(requirement ->
            requirement.reason().filter(Reason.RBAC_DENIED::equals).isPresent())
        .map(RequirementResult::id)
        .collect(Collectors.toSet());
    assertThat(unknown).as(resource).isEqualTo(DEPENDENT.getOrDefault(resource, Set.of()));
    assertThat(report.gaps()).as(resource).isNotEmpty();
    assertThat(report.requirements())
        .filteredOn(requirement -> !unknown.contains(requirement.id()))
        .allSatisfy(requirement -> keepsItsVerdict(requirement, resource));
  }

  /** What is proven without the resource stays so, and says what was not seen. */
  private static void keepsItsVerdict(RequirementResult requirement, String resource) {
    RequirementResult before = Reports.requirement(asAdministrator, requirement.id());
    assertThat(requirement.verdict()).isEqualTo(before.verdict());
    assertThat(requirement.reason()).isEqualTo(before.reason());
    for (CheckResult check : requirement.checks()) {
      assertThat(check.gaps()).allSatisfy(gap -> {
        assertThat(gap.what()).startsWith(resource);
        assertThat(gap.cause()).isEqualTo(Gap.Cause.RBAC_DENIED);
      });
    }
  }

  private static void isDenied(RequirementResult requirement) {
    assertThat(requirement.verdict()).as("%s", requirement).isEqualTo(Verdict.UNKNOWN);
    assertThat(requirement.reason()).contains(Reason.RBAC_DENIED);
  }

  private static boolean isDeclared(AuditLog.Request request) {
    if (request.resource().isEmpty()) {
      return request.verb().equals("get")
          && (Set.of("/version", "/api", "/apis").contains(request.path())
              || (ALL.gates() && request.path().equals("/metrics")));
    }
    return request.verb().equals("list")
        && (ALL.lists().keySet().stream().anyMatch(type -> isOf(type, request))
            || ALL.named().entrySet().stream()
                .anyMatch(entry ->
                    isOf(entry.getKey(), request) && entry.getValue().contains(request.name())));
  }

  private static boolean isOf(ResourceType type, AuditLog.Request request) {
    return type.group().equals(request.group()) && type.resource().equals(request.resource());
  }
}
