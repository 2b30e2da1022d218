package io.github.aiconf.simulator.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What releases do differently; each difference was read in the code of that release. */
class SchedulerProfileTest {

  private static final ModelReader READER = ModelReader.lenient();
  private static final List<String> VERSIONS = List.of("1.33", "1.34.1", "1.34", "1.35", "1.37");

  private final List<Object> nodes = new ArrayList<>();
  private final List<Object> bound = new ArrayList<>();

  private static SchedulerProfile as(String version) {
    return SchedulerProfile.of(version).orElseThrow();
  }

  private void node(Map<String, ?> allocatable, Map<String, ?> spec, Map<String, ?> status) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("allocatable", allocatable));
    all.putAll(status);
    Map<String, Object> metadata =
        Map.of("name", "n", "labels", Map.of("kubernetes.io/hostname", "n"));
    nodes.add(Map.of("metadata", metadata, "spec", spec, "status", all));
  }

  private static Pod pod(Map<String, ?> spec) {
    return READER.pod(object(spec, Map.of()));
  }

  private static Map<String, ?> object(Map<String, ?> spec, Map<String, ?> status) {
    return Map.of("metadata", Map.of("name", "p"), "spec", spec, "status", status);
  }

  private static Map<String, Object> container(String name, String cpu) {
    return Map.of("name", name, "resources", Map.of("requests", Map.of("cpu", cpu)));
  }

  /** Code and reasons of the first filter that refuses the node. */
  private String refusal(SchedulerProfile profile, Pod pod) {
    DraCluster none = new DraCluster(List.of(), List.of(), List.of(), List.of());
    NodeInventory inventory = NodeInventory.of(
        profile,
        new ClusterObjects(read(nodes, READER::node), read(bound, READER::pod), List.of(), none));
    return inventory.judge(pod).first(0).map(Rejection::toString).orElse("fits");
  }

  @SuppressWarnings("unchecked") // Made above.
  private static <T> List<T> read(List<Object> objects, Function<Map<String, ?>, T> how) {
    return objects.stream().map(each -> how.apply((Map<String, ?>) each)).toList();
  }

  /** By version; 1.36 is left out. */
  private Map<String, String> refusals(Pod pod) {
    Map<String, String> refusals = new LinkedHashMap<>();
    VERSIONS.forEach(version -> refusals.put(version, refusal(as(version), pod)));
    return refusals;
  }

  @Test
  void oldReleasesNameTheFirstTaintThatIsNotTolerated() {
    node(
        Map.of("cpu", 4, "pods", 9),
        Map.of(
            "taints",
            List.of(
                Map.of("key", "soft", "value", "a", "effect", "PreferNoSchedule"),
                Map.of("key", "hard", "value", "b", "effect", "NoExecute"),
                Map.of("key", "other", "effect", "NoSchedule"))),
        Map.of());
    Pod pod = pod(Map.of("containers", List.of(container("c", "1"))));
    String code = "UnschedulableAndUnresolvable: ";
    String naming = code + "node(s) had untolerated taint {hard: b}";
    String plain = code + "node(s) had untolerated taint(s)";

    assertThat(refusals(pod))
        .containsExactly(
            Map.entry("1.33", naming),
            Map.entry("1.34.1", naming),
            Map.entry("1.34", plain),
            Map.entry("1.35", plain),
            Map.entry("1.37", plain));
  }

  @Test
  void onlyIn133EvictionSeemsToHelpPodsThatAreLargerThanTheNode() {
    node(Map.of("cpu", 4, "pods", 9), Map.of(), Map.of());
    Pod pod = pod(Map.of("containers", List.of(container("c", "5"))));

    assertThat(refusals(pod))
        .containsEntry("1.33", "Unschedulable: Insufficient cpu")
        .containsEntry("1.34", "UnschedulableAndUnresolvable: Insufficient cpu")
        .containsEntry("1.37", "UnschedulableAndUnresolvable: Insufficient cpu");
  }

  @Test
  void requestsForThePodAsAWholeCountSince134() {
    node(Map.of("cpu", 4, "pods", 9), Map.of(), Map.of());
    Pod pod = pod(Map.of(
        "containers",
        List.of(container("c", "1")),
        "resources",
        Map.of("requests", Map.of("cpu", "5"))));

    assertThat(refusals(pod).values())
        .containsExactly(
            "fits",
            "UnschedulableAndUnresolvable: Insufficient cpu",
            "UnschedulableAndUnresolvable: Insufficient cpu",
            "UnschedulableAndUnresolvable: Insufficient cpu",
            "UnschedulableAndUnresolvable: Insufficient cpu");
  }

  @Test
  void since137TheSumsOfOldAndNewAreComparedOfAPodThatIsResized() {
    node(Map.of("cpu", 8, "pods", 9), Map.of(), Map.of());
    List<Object> containers = List.of(container("a", "1"), container("b", "3"));
    bound.add(object(
        Map.of("containers", containers, "nodeName", "n"),
        Map.of(
            "containerStatuses",
            List.of(
                Map.of("name", "a", "resources", Map.of("requests", Map.of("cpu", 3))),
                Map.of("name", "b", "resources", Map.of("requests", Map.of("cpu", 1)))))));
    Pod pod = pod(Map.of("containers", List.of(container("c", "4"))));

    assertThat(refusal(SchedulerProfile.KUBERNETES_1_36, pod))
        .isEqualTo("Unschedulable: Insufficient cpu");
    assertThat(refusals(pod))
        .containsEntry("1.33", "Unschedulable: Insufficient cpu")
        .containsEntry("1.37", "fits");
    assertThat(refusal(as("1.33").withGates(Map.of("InPlacePodVerticalScaling", false)), pod))
        .isEqualTo("fits");
  }

  @Test
  void since137AResizeThatTheNodeRefusesTakesNothingUntilTheNodeSaysWhatThePodHas() {
    node(Map.of("cpu", 4, "pods", 9), Map.of(), Map.of());
    Map<String, Object> refused =
        Map.of("conditions", List.of(Map.of("type", "PodResizePending", "reason", "Infeasible")));
    bound.add(object(Map.of("containers", List.of(container("a", "2")), "nodeName", "n"), refused));
    Pod pod = pod(Map.of("containers", List.of(container("c", "4"))));

    assertThat(refusal(SchedulerProfile.KUBERNETES_1_36, pod))
        .isEqualTo("Unschedulable: Insufficient cpu");
    assertThat(refusals(pod))
        .containsEntry("1.35", "Unschedulable: Insufficient cpu")
        .containsEntry("1.37", "fits");
  }

  @Test
  void aSelectorThatNamespacesWithoutLabelsMatchMeansAllPodsIn134To136() {
    node(Map.of("cpu", 4, "pods", 9), Map.of(), Map.of());
    Map<String, Object> other = new LinkedHashMap<>(
        object(Map.of("containers", List.of(container("a", "1")), "nodeName", "n"), Map.of()));
    other.put("metadata", Map.of("name", "o", "namespace", "x", "labels", Map.of("app", "a")));
    bound.add(other);
    Map<String, Object> term = Map.of(
        "topologyKey",
        "kubernetes.io/hostname",
        "labelSelector",
        Map.of("matchLabels", Map.of("app", "a")),
        "namespaceSelector",
        Map.of("matchExpressions", List.of(Map.of("key", "team", "operator", "DoesNotExist"))));
    Pod pod = pod(Map.of(
        "containers",
        List.of(container("c", "1")),
        "affinity",
        Map.of(
            "podAntiAffinity",
            Map.of("requiredDuringSchedulingIgnoredDuringExecution", List.of(term)))));
    String apart = "Unschedulable: node(s) didn't match pod anti-affinity rules";

    assertThat(refusal(SchedulerProfile.KUBERNETES_1_36, pod)).isEqualTo(apart);
    assertThat(refusals(pod).values()).containsExactly("fits", apart, apart, apart, "fits");
  }

  @Test
  void podsThatAreResizedAsAWholeHoldTheMostSince136() {
    node(Map.of("cpu", 8, "pods", 9), Map.of(), Map.of());
    bound.add(object(
        Map.of(
            "containers",
            List.of(container("a", "1")),
            "resources",
            Map.of("requests", Map.of("cpu", 2)),
            "nodeName",
            "n"),
        Map.of("resources", Map.of("requests", Map.of("cpu", 6)))));
    Pod pod = pod(Map.of("containers", List.of(container("c", "4"))));

    assertThat(refusal(SchedulerProfile.KUBERNETES_1_36, pod))
        .isEqualTo("Unschedulable: Insufficient cpu");
    assertThat(refusals(pod))
        .containsEntry("1.35", "fits")
        .containsEntry("1.37", "Unschedulable: Insufficient cpu");
  }

  @Test
  void whatTheKubeletCanDoIsLookedAtSince136() {
    node(Map.of("cpu", 4, "pods", 9), Map.of(), Map.of());
    Pod restarts = pod(Map.of(
        "containers",
        List.of(Map.of(
            "name",
            "c",
            "restartPolicyRules",
            List.of(Map.of("action", "RestartAllContainers"))))));
    Pod users = pod(Map.of(
        "hostNetwork", true, "hostUsers", false, "containers", List.of(container("c", "1"))));
    Map<String, Boolean> on = Map.of("NodeDeclaredFeatures", true);

    assertThat(refusals(restarts))
        .containsEntry("1.34", "fits")
        .containsEntry("1.35", "fits")
        .containsEntry(
            "1.37", "UnschedulableAndUnresolvable: node(s) didn't match Pod's required features");
    assertThat(refusal(as("1.35").withGates(on), restarts))
        .isEqualTo("UnschedulableAndUnresolvable: node declared features check failed"
            + " - unsatisfied requirements: RestartAllContainersOnContainerExits");
    assertThat(refusal(as("1.35").withGates(on), users)).isEqualTo("fits");
    assertThat(refusal(as("1.37"), users)).startsWith("UnschedulableAndUnresolvable");
  }

  @Test
  void tolerationsCompareNumbersOnlyWhereTheGateIsOn() {
    node(
        Map.of("cpu", 4, "pods", 9),
        Map.of("taints", List.of(Map.of("key", "k", "value", "950", "effect", "NoSchedule"))),
        Map.of());
    Pod pod = pod(Map.of(
        "containers",
        List.of(container("c", "1")),
        "tolerations",
        List.of(Map.of("key", "k", "operator", "Gt", "value", "900"))));

    assertThat(refusals(pod).values()).noneMatch("fits"::equals);
    assertThat(
            refusal(as("1.37").withGates(Map.of("TaintTolerationComparisonOperators", true)), pod))
        .isEqualTo("fits");
  }

  @ParameterizedTest
  @CsvSource({
    "1.33, ONE_BY_ONE, false, false",
    "1.34, ONE_BY_ONE, false, false",
    "1.35, NATIVE_1_35, false, false",
    "1.36, NATIVE_1_36, true, true",
    "1.37, NATIVE_1_37, true, false"
  })
  void everyReleaseHasItsOwnAllocatorAndGroups(
      String release, SchedulerFlavour flavour, boolean byDevices, boolean run) {
    SchedulerProfile profile = as(release);

    assertThat(profile.release()).isEqualTo(release);
    assertThat(profile.dra()).isEqualTo(DraProfile.of(release).orElseThrow());
    assertThat(SchedulerFlavour.of(profile)).isEqualTo(flavour);
    assertThat(profile.has(SchedulerGate.DRA_EXTENDED_RESOURCE)).isEqualTo(byDevices);
    assertThat(profile.run()).isEqualTo(run);
    assertThat(as("v" + release + ".7-acme.1")).isEqualTo(profile);
  }

  @Test
  void gatesOfAllocationStartFromThoseOfTheRelease() {
    SchedulerProfile changed =
        as("1.34").withGates(Map.of("DRADeviceTaints", true, "DRAAdminAccess", false));

    assertThat(changed.dra().features().names()).containsExactly("PrioritizedList", "DeviceTaints");
    assertThat(as("1.34").withGates(Map.of("GangScheduling", true))).isEqualTo(as("1.34"));
    assertThatThrownBy(() -> as("1.34").withGates(Map.of("Nothing", true)))
        .hasMessageContaining("unknown feature \"Nothing\"");
    assertThat(SchedulerProfile.of("1.32")).isEmpty();
    assertThat(SchedulerProfile.of("x")).isEmpty();
    assertThat(SchedulerProfile.releases()).containsExactly("1.33", "1.34", "1.35", "1.36", "1.37");
  }
}
