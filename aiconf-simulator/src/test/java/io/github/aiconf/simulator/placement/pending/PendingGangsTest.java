package io.github.aiconf.simulator.placement.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodGroup;
import io.github.aiconf.simulator.model.PodGroupApi;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PendingGangsTest {

  private final ModelReader reader = ModelReader.lenient();
  private final List<Pod> pods = new ArrayList<>();
  private final List<PodGroup> groups = new ArrayList<>();
  private final Map<String, ResourceClaim> claims = new LinkedHashMap<>();

  private void group(String version, Map<String, Object> spec) {
    groups.add(reader.podGroup(Map.of(
        "apiVersion",
        version,
        "kind",
        "PodGroup",
        "metadata",
        Map.of("name", "g", "namespace", "team"),
        "spec",
        spec)));
  }

  private void ofKubernetes(int minCount) {
    group(
        "scheduling.k8s.io/v1alpha2",
        Map.of("schedulingPolicy", Map.of("gang", Map.of("minCount", minCount))));
  }

  /** A pod that a template made. */
  private Map<String, Object> pod(String name) {
    Map<String, Object> metadata =
        new LinkedHashMap<>(Map.of("name", name, "namespace", "team", "uid", name));
    Map<String, Object> spec = new LinkedHashMap<>(Map.of(
        "schedulingGroup",
        Map.of("podGroupName", "g"),
        "containers",
        List.of(Map.of("name", "c", "resources", Map.of("requests", Map.of("cpu", "1"))))));
    Map<String, Object> status = new LinkedHashMap<>(Map.of("phase", "Pending"));
    return new LinkedHashMap<>(Map.of("metadata", metadata, "spec", spec, "status", status));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> part(Map<String, Object> pod, String part) {
    return (Map<String, Object>) pod.get(part);
  }

  private void add(Map<String, Object> pod) {
    pods.add(reader.pod(pod));
  }

  private void waiting(String... names) {
    for (String name : names) {
      add(pod(name));
    }
  }

  private void placed(String name, String phase) {
    Map<String, Object> pod = pod(name);
    part(pod, "spec").put("nodeName", "n1");
    part(pod, "status").put("phase", phase);
    add(pod);
  }

  private List<PendingGang> found() {
    return PendingGangs.of(
        pods, groups, (namespace, name) -> Optional.ofNullable(claims.get(namespace + "/" + name)));
  }

  private PendingGang only() {
    assertThat(found()).hasSize(1);
    return found().get(0);
  }

  private Gang gang() {
    return only().gang().orElseThrow();
  }

  private static List<String> classes(Gang gang) {
    return gang.classes().stream().map(each -> each.count() + " " + each.name()).toList();
  }

  @Test
  void equalPodsAreOneClass() {
    ofKubernetes(3);
    waiting("a", "b", "c");
    assertThat(only().name()).isEqualTo("PodGroup team/g");
    assertThat(only().scheduler()).isEqualTo(SchedulerFlavour.NATIVE_1_36);
    assertThat(classes(gang())).containsExactly("3 a");
    assertThat(gang().minimum()).isEqualTo(3);
  }

  @Test
  void podsOfNoGroupAndPlacedGangsDoNotWait() {
    ofKubernetes(2);
    Map<String, Object> single = pod("single");
    part(single, "spec").remove("schedulingGroup");
    add(single);
    placed("a", "Running");
    placed("b", "Running");
    assertThat(found()).isEmpty();
  }

  @Test
  void podsThatStartAloneAreNoGang() {
    ofKubernetes(1);
    waiting("a", "b");
    assertThat(found()).isEmpty();
  }

  @Test
  void podsThatRunCountTowardsTheMinimum() {
    ofKubernetes(4);
    waiting("a", "b", "c");
    placed("d", "Running");
    placed("e", "Failed");
    assertThat(only().placed()).isEqualTo(1);
    assertThat(only().needed()).isEqualTo(3);
    assertThat(gang().minimum()).isEqualTo(3);
  }

  @Test
  void theRestOfAGangThatRunsIsPlacedOneByOne() {
    ofKubernetes(2);
    placed("a", "Running");
    placed("b", "Running");
    waiting("c", "d");
    assertThat(only().hasStarted()).isTrue();
    assertThat(gang().minimum()).isEqualTo(1);
    assertThat(classes(gang())).containsExactly("2 c");
  }

  @Test
  void aGangWaitsForPodsThatDoNotExist() {
    ofKubernetes(4);
    waiting("a", "b");
    placed("c", "Running");
    assertThat(only().gang()).isEmpty();
    assertThat(only().waitsFor()).isEqualTo("more pods: 3 of 4 exist");
  }

  @Test
  void podsThatAreDeletedDoNotCountAsWaiting() {
    ofKubernetes(2);
    waiting("a");
    Map<String, Object> deleted = pod("b");
    part(deleted, "metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
    add(deleted);
    assertThat(only().waitsFor()).isEqualTo("more pods: 1 of 2 exist");
  }

  @Test
  void aGangWaitsForItsPodGroup() {
    waiting("a", "b");
    assertThat(only().waitsFor()).isEqualTo("its PodGroup, which does not exist");
    assertThat(only().group()).isEmpty();
  }

  @Test
  void aGroupThatMayBeThereIsNotSaidToBeMissing() {
    PendingGangs gangs =
        new PendingGangs(groups, Set.of(PodGroupApi.KUBERNETES, PodGroupApi.COSCHEDULING));
    gangs.add(reader.pod(pod("a")));
    gangs.add(reader.pod(ofCoscheduling("b")));
    assertThat(gangs.waiting((namespace, name) -> Optional.empty())).hasSize(2).allSatisfy(gang -> {
      assertThat(gang.waitsFor()).isEmpty();
      assertThat(gang.gang()).isEmpty();
      assertThat(gang.notModelled()).containsExactly("its PodGroup, which could not be read");
    });
  }

  @Test
  void coschedulingPlacesPodsWithoutAPodGroupOneByOne() {
    add(ofCoscheduling("a"));
    assertThat(found()).isEmpty();
    group("scheduling.x-k8s.io/v1alpha1", Map.of("minMember", 2));
    add(ofCoscheduling("b"));
    assertThat(only().scheduler()).isEqualTo(SchedulerFlavour.COSCHEDULING);
    assertThat(classes(gang())).containsExactly("2 a");
  }

  private Map<String, Object> ofCoscheduling(String name) {
    Map<String, Object> pod = pod(name);
    part(pod, "spec").remove("schedulingGroup");
    part(pod, "metadata").put("labels", Map.of("scheduling.x-k8s.io/pod-group", "g"));
    return pod;
  }

  @Test
  void labelsTellPodsApartOnlyWhereARuleReadsThem() {
    ofKubernetes(2);
    for (String name : List.of("a", "b")) {
      Map<String, Object> pod = pod(name);
      part(pod, "metadata").put("labels", Map.of("index", name));
      add(pod);
    }
    assertThat(classes(gang())).containsExactly("2 a");
    Map<String, Object> other = pod("other");
    part(other, "spec").remove("schedulingGroup");
    part(other, "spec")
        .put(
            "affinity",
            Map.of(
                "podAntiAffinity",
                Map.of(
                    "requiredDuringSchedulingIgnoredDuringExecution",
                    List.of(Map.of(
                        "topologyKey",
                        "rack",
                        "labelSelector",
                        Map.of("matchLabels", Map.of("index", "a")))))));
    add(other);
    assertThat(classes(gang())).containsExactly("1 a", "1 b");
  }

  @Test
  void podsThatAskForDifferentThingsAreDifferentClasses() {
    ofKubernetes(2);
    waiting("a", "b");
    Map<String, Object> large = pod("large");
    part(large, "spec").put("nodeSelector", Map.of("size", "large"));
    add(large);
    assertThat(classes(gang())).containsExactly("2 a", "1 large");
  }

  @Test
  void theTopologyOfTheGroupIsThatOfTheGang() {
    group(
        "scheduling.k8s.io/v1beta1",
        Map.of(
            "schedulingPolicy",
            Map.of("gang", Map.of("minCount", 2)),
            "schedulingConstraints",
            Map.of("topology", List.of(Map.of("key", "rack")))));
    waiting("a", "b");
    assertThat(gang().topology()).contains(Topology.required("rack"));
    assertThat(only().scheduler()).isEqualTo(SchedulerFlavour.NATIVE_1_37);
    assertThat(only().notModelled()).isEmpty();
    placed("c", "Running");
    assertThat(only().notModelled())
        .containsExactly("nearness to the pods of the group that are placed");
  }

  @Test
  void minimumsOfTasksAreThoseOfClasses() {
    group(
        "scheduling.volcano.sh/v1beta1",
        Map.of("minMember", 4, "minTaskMember", Map.of("ps", 1, "worker", 2)));
    ofVolcano("ps-0", "ps", "Pending");
    ofVolcano("w-0", "worker", "Running");
    ofVolcano("w-1", "worker", "Pending");
    ofVolcano("w-2", "worker", "Pending");
    ofVolcano("w-3", "worker", "Succeeded");
    assertThat(only().scheduler()).isEqualTo(SchedulerFlavour.VOLCANO);
    assertThat(only().placed()).isEqualTo(2);
    assertThat(gang().minimum()).isEqualTo(2);
    assertThat(gang().classes().stream().map(PodClass::minimum)).containsExactly(1, 0);
    assertThat(classes(gang())).containsExactly("1 ps-0", "2 w-1");
  }

  @Test
  void aTaskWithTwoKindsOfPodsIsNotModelled() {
    group(
        "scheduling.volcano.sh/v1beta1",
        Map.of("minMember", 2, "minTaskMember", Map.of("worker", 2)));
    ofVolcano("w-0", "worker", "Pending");
    Map<String, Object> other = ofVolcano("w-1", "worker");
    part(other, "spec").put("nodeSelector", Map.of("size", "large"));
    add(other);
    assertThat(only().notModelled()).containsExactly("spec.minTaskMember");
  }

  @Test
  void aGangWaitsForPodsOfATask() {
    group(
        "scheduling.volcano.sh/v1beta1",
        Map.of("minMember", 2, "minTaskMember", Map.of("ps", 1, "worker", 1)));
    ofVolcano("w-0", "worker", "Pending");
    ofVolcano("w-1", "worker", "Pending");
    assertThat(only().waitsFor()).isEqualTo("more pods of task ps: 0 of 1 exist");
  }

  private void ofVolcano(String name, String task, String phase) {
    Map<String, Object> pod = ofVolcano(name, task);
    if (!phase.equals("Pending")) {
      part(pod, "spec").put("nodeName", "n1");
      part(pod, "status").put("phase", phase);
    }
    add(pod);
  }

  private Map<String, Object> ofVolcano(String name, String task) {
    Map<String, Object> pod = pod(name);
    part(pod, "spec").remove("schedulingGroup");
    part(pod, "metadata")
        .put(
            "annotations",
            Map.of("scheduling.k8s.io/group-name", "g", "volcano.sh/task-spec", task));
    return pod;
  }

  @Test
  void plainPodsAreAGangIfKueueSaysSo() {
    ofKueue("a", "2");
    assertThat(only().waitsFor()).isEqualTo("more pods: 1 of 2 exist");
    ofKueue("b", "2");
    assertThat(only().name()).isEqualTo("pod group team/g of Kueue");
    assertThat(only().scheduler()).isEqualTo(SchedulerFlavour.KUEUE);
    assertThat(classes(gang())).containsExactly("2 a");
  }

  @Test
  void aGroupOfKueueWithoutASizeCannotBeAskedAbout() {
    ofKueue("a", "many");
    assertThat(only().waitsFor()).isEqualTo("a number of pods, which none of its pods says");
  }

  private void ofKueue(String name, String count) {
    Map<String, Object> pod = pod(name);
    part(pod, "spec").remove("schedulingGroup");
    part(pod, "metadata").put("labels", Map.of("kueue.x-k8s.io/pod-group-name", "g"));
    part(pod, "metadata").put("annotations", Map.of("kueue.x-k8s.io/pod-group-total-count", count));
    add(pod);
  }

  @Test
  void podsBringTheClaimsThatWereMadeForThem() {
    ofKubernetes(2);
    for (String name : List.of("a", "b")) {
      Map<String, Object> pod = pod(name);
      part(pod, "spec")
          .put("resourceClaims", List.of(Map.of("name", "gpu", "resourceClaimTemplateName", "t")));
      part(pod, "status")
          .put(
              "resourceClaimStatuses",
              List.of(Map.of("name", "gpu", "resourceClaimName", "claim-" + name)));
      add(pod);
      claim("claim-" + name, Map.of());
    }
    assertThat(gang().classes()).hasSize(1);
    assertThat(gang().classes().get(0).claims()).hasSize(1);
    claim("claim-a", Map.of("allocation", Map.of("devices", Map.of("results", List.of()))));
    assertThat(only().notModelled()).containsExactly("devices that pod a holds already");
  }

  private void claim(String name, Map<String, Object> status) {
    claims.put(
        "team/" + name,
        reader.resourceClaim(Map.of(
            "metadata",
            Map.of("name", name, "namespace", "team"),
            "spec",
            Map.of(
                "devices",
                Map.of(
                    "requests",
                    List.of(Map.of("name", "r", "exactly", Map.of("deviceClassName", "gpu"))))),
            "status",
            status)));
  }

  @Test
  void moreKindsOfPodsThanCanBeAskedAboutAreSaid() {
    ofKubernetes(2);
    for (int i = 0; i < 17; i++) {
      Map<String, Object> pod = pod("p" + i);
      part(pod, "spec").put("nodeSelector", Map.of("index", "" + i));
      add(pod);
    }
    assertThat(only().gang()).isEmpty();
    assertThat(only().notModelled()).containsExactly("gang of 17 pod classes; give 1 to 16");
  }

  @Test
  void alikeGroupsOfAWorkloadAreGangsOfTheirOwn() {
    groups.addAll(reader.podGroupsOfWorkload(Map.of(
        "apiVersion",
        "scheduling.k8s.io/v1alpha1",
        "kind",
        "Workload",
        "metadata",
        Map.of("name", "w", "namespace", "team"),
        "spec",
        Map.of(
            "podGroups",
            List.of(
                Map.of("name", "g", "policy", Map.of("gang", Map.of("minCount", 1))),
                Map.of("name", "h", "policy", Map.of("gang", Map.of("minCount", 2))))))));
    for (String replica : List.of("0", "0", "1", "1")) {
      Map<String, Object> pod = pod("p" + pods.size());
      part(pod, "spec").remove("schedulingGroup");
      part(pod, "spec")
          .put("workloadRef", Map.of("name", "w", "podGroup", "h", "podGroupReplicaKey", replica));
      add(pod);
    }
    assertThat(found().stream().map(PendingGang::name))
        .containsExactly(
            "Workload team/w, group h, replica 0", "Workload team/w, group h, replica 1");
    assertThat(found().get(0).scheduler()).isEqualTo(SchedulerFlavour.NATIVE_1_35);
  }

  @Test
  void gangsOfHighPriorityComeFirst() {
    ofKubernetes(1);
    for (String name : List.of("g1", "g2")) {
      Map<String, Object> pod = pod(name);
      part(pod, "spec").put("schedulingGroup", Map.of("podGroupName", name));
      part(pod, "spec").put("priority", name.equals("g2") ? 5 : 0);
      add(pod);
    }
    assertThat(found().stream().map(PendingGang::name))
        .containsExactly("PodGroup team/g2", "PodGroup team/g1");
  }
}
