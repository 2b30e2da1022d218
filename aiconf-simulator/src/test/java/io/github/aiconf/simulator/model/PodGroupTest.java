package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodGroupTest {

  private static final ModelReader LENIENT = ModelReader.lenient();
  private static final ModelReader STRICT = ModelReader.strict();

  private static Map<String, Object> tree(String version, Map<String, Object> spec) {
    return Map.of(
        "apiVersion",
        version,
        "kind",
        "PodGroup",
        "metadata",
        Map.of("name", "g", "namespace", "team"),
        "spec",
        spec);
  }

  private static Pod pod(
      Map<String, String> labels, Map<String, String> annotations, Map<String, Object> spec) {
    return LENIENT.pod(Map.of(
        "metadata",
        Map.of("name", "p", "namespace", "team", "labels", labels, "annotations", annotations),
        "spec",
        spec));
  }

  private static Map<String, Object> gang(Object minCount) {
    return Map.of("schedulingPolicy", Map.of("gang", Map.of("minCount", minCount)));
  }

  @Test
  void readsThatOfKubernetes() {
    Map<String, Object> spec = new LinkedHashMap<>(gang(3));
    spec.put("schedulingConstraints", Map.of("topology", List.of(Map.of("key", "rack"))));
    spec.put("disruptionMode", Map.of("all", Map.of()));
    PodGroup group = STRICT.podGroup(tree("scheduling.k8s.io/v1beta1", spec));
    assertThat(group)
        .isEqualTo(new PodGroup(
            PodGroupApi.KUBERNETES,
            "v1beta1",
            "team",
            "g",
            Optional.empty(),
            3,
            Map.of(),
            List.of("rack"),
            List.of()));
    assertThat(group.isGang()).isTrue();
    assertThat(group.label()).isEqualTo("PodGroup team/g");
  }

  @Test
  void podsOfTheBasicPolicyAreNoGang() {
    PodGroup group = STRICT.podGroup(
        tree("scheduling.k8s.io/v1alpha2", Map.of("schedulingPolicy", Map.of("basic", Map.of()))));
    assertThat(group.isGang()).isFalse();
  }

  @Test
  void readsTheGroupsOfAWorkloadOf135() {
    Map<String, Object> workload = Map.of(
        "apiVersion",
        "scheduling.k8s.io/v1alpha1",
        "kind",
        "Workload",
        "metadata",
        Map.of("name", "w", "namespace", "team"),
        "spec",
        Map.of(
            "podGroups",
            List.of(Map.of("name", "g", "policy", Map.of("gang", Map.of("minCount", 2))))));
    PodGroup group = STRICT.podGroupsOfWorkload(workload).get(0);
    assertThat(group.minimum()).isEqualTo(2);
    assertThat(group.label()).isEqualTo("Workload team/w, group g");
    Map<String, Object> reference =
        Map.of("workloadRef", Map.of("name", "w", "podGroup", "g", "podGroupReplicaKey", "1"));
    assertThat(group.has(pod(Map.of(), Map.of(), reference))).isTrue();
    assertThat(group.has(
            pod(Map.of(), Map.of(), Map.of("schedulingGroup", Map.of("podGroupName", "g")))))
        .isFalse();
  }

  @Test
  void eachApiHasItsWayToNameAGroup() {
    PodGroup kubernetes = LENIENT.podGroup(tree("scheduling.k8s.io/v1alpha2", gang(2)));
    PodGroup coscheduling =
        LENIENT.podGroup(tree("scheduling.x-k8s.io/v1alpha1", Map.of("minMember", 2)));
    PodGroup volcano =
        LENIENT.podGroup(tree("scheduling.volcano.sh/v1beta1", Map.of("minMember", 2)));
    PodGroup kai = LENIENT.podGroup(tree("scheduling.run.ai/v2alpha2", Map.of("minMember", 2)));
    Map<PodGroup, Pod> pods = Map.of(
        kubernetes, pod(Map.of(), Map.of(), Map.of("schedulingGroup", Map.of("podGroupName", "g"))),
        coscheduling, pod(Map.of("scheduling.x-k8s.io/pod-group", "g"), Map.of(), Map.of()),
        volcano, pod(Map.of(), Map.of("scheduling.k8s.io/group-name", "g"), Map.of()),
        kai, pod(Map.of(), Map.of("pod-group-name", "g"), Map.of()));
    pods.forEach((group, pod) -> pods.keySet()
        .forEach(other ->
            assertThat(other.has(pod)).as(other.api() + "").isEqualTo(other.equals(group))));
  }

  @Test
  void ofAnnotationsOnlyThoseAboutGroupsAreKept() {
    assertThat(pod(Map.of(), Map.of("a", "b", "pod-group-name", "g"), Map.of()).annotations())
        .containsOnly(Map.entry("pod-group-name", "g"));
    assertThat(pod(Map.of(), Map.of("a", "b"), Map.of()).annotations()).isEmpty();
  }

  @Test
  void readsMinimumsOfTasksWhereVolcanoHeedsThem() {
    Map<String, Object> tasks = Map.of("ps", 1, "worker", 3, "idle", 0);
    assertThat(LENIENT
            .podGroup(tree(
                "scheduling.volcano.sh/v1beta1", Map.of("minMember", 4, "minTaskMember", tasks)))
            .taskMinimums())
        .containsOnly(Map.entry("ps", 1), Map.entry("worker", 3));
    assertThat(LENIENT
            .podGroup(tree(
                "scheduling.volcano.sh/v1beta1", Map.of("minMember", 3, "minTaskMember", tasks)))
            .taskMinimums())
        .isEmpty();
  }

  @Test
  void saysWhatIsNotModelled() {
    assertThat(
            notModelled("scheduling.volcano.sh/v1beta1", "networkTopology", Map.of("mode", "hard")))
        .containsExactly("spec.networkTopology");
    assertThat(
            notModelled("scheduling.volcano.sh/v1beta1", "networkTopology", Map.of("mode", "soft")))
        .isEmpty();
    assertThat(notModelled("scheduling.volcano.sh/v1beta1", "subGroupPolicy", List.of(Map.of())))
        .containsExactly("spec.subGroupPolicy");
    assertThat(notModelled(
            "scheduling.run.ai/v2alpha2",
            "topologyConstraint",
            Map.of("requiredTopologyLevel", "rack")))
        .containsExactly("spec.topologyConstraint");
    assertThat(notModelled("scheduling.run.ai/v2alpha2", "topologyConstraint", Map.of()))
        .isEmpty();
    assertThat(notModelled("scheduling.run.ai/v2alpha2", "subGroups", List.of(Map.of())))
        .containsExactly("spec.subGroups");
    assertThat(notModelled("scheduling.x-k8s.io/v1alpha1", "later", 1))
        .containsExactly("spec.later");
  }

  private static List<String> notModelled(String version, String field, Object value) {
    return LENIENT.podGroup(tree(version, Map.of("minMember", 2, field, value))).notModelled();
  }

  @Test
  void withoutAMinimumEachPodStartsAlone() {
    assertThat(LENIENT.podGroup(tree("scheduling.volcano.sh/v1beta1", Map.of())).isGang())
        .isFalse();
    assertThat(LENIENT
            .podGroup(tree("scheduling.x-k8s.io/v1alpha1", Map.of("minMember", 0)))
            .isGang())
        .isFalse();
  }

  @Test
  void refusesInOneLineWhatIsWrong() {
    refuses(tree("scheduling.k8s.io/v1alpha2", Map.of()), "minCount: is missing");
    refuses(
        tree("scheduling.k8s.io/v1alpha2", gang("two")),
        "PodGroup team/g: spec.schedulingPolicy.gang.minCount: is \"two\"; write a whole number");
    refuses(tree("scheduling.k8s.io/v1alpha2", gang(1.5)), "is 1.5; write a whole number");
    refuses(tree("scheduling.k8s.io/v1alpha2", gang(5_000_000_000L)), "is 5000000000; write");
    refuses(tree("scheduling.x-k8s.io/v1alpha1", Map.of()), "spec.minMember: is missing");
    refuses(tree("scheduling.x-k8s.io/v1alpha1", Map.of("minMember", -1)), "is -1; write");
    refuses(tree("acme.example/v1", Map.of()), "it has to be a version of scheduling.k8s.io or");
    refuses(tree("v1", Map.of()), "it has to be a version of");
    Map<String, Object> two = new LinkedHashMap<>(gang(2));
    two.put(
        "schedulingConstraints",
        Map.of("topology", List.of(Map.of("key", "a"), Map.of("key", "b"))));
    refuses(tree("scheduling.k8s.io/v1alpha2", two), "topology: has 2 entries; there can be one");
    two.put("schedulingConstraints", Map.of("topology", List.of(Map.of())));
    refuses(tree("scheduling.k8s.io/v1alpha2", two), "topology[0].key: is missing");
  }

  private static void refuses(Map<String, Object> tree, String text) {
    assertThatThrownBy(() -> STRICT.podGroup(tree))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(text);
  }

  @Test
  void readsTheSizeOfAGroupOfKueue() {
    Pod pod = pod(
        Map.of("kueue.x-k8s.io/pod-group-name", "g"),
        Map.of("kueue.x-k8s.io/pod-group-total-count", "4"),
        Map.of());
    assertThat(pod.kueueGroup()).contains("g");
    assertThat(pod.kueueGroupSize()).hasValue(4);
    for (String wrong : List.of("", "x", "-1", "99999999999999")) {
      assertThat(pod(Map.of(), Map.of("kueue.x-k8s.io/pod-group-total-count", wrong), Map.of())
              .kueueGroupSize())
          .isEmpty();
    }
  }
}
