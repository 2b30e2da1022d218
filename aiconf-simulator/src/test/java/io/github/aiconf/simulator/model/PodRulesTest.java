package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodRulesTest {

  private static final Map<String, Object> CONTAINER = Map.of("name", "c", "image", "x");

  private static List<FieldProblem> problems(Map<String, Object> spec) {
    Map<String, Object> complete = new HashMap<>(Map.of("containers", List.of(CONTAINER)));
    complete.putAll(spec);
    return PodRules.problems(Map.of(
        "apiVersion", "v1", "kind", "Pod", "metadata", Map.of("name", "p"), "spec", complete));
  }

  private static void assertFields(Map<String, Object> spec, String... fields) {
    assertThat(problems(spec)).extracting(FieldProblem::field).containsExactly(fields);
  }

  private static Map<String, Object> required(String kind, Object rules) {
    return Map.of(
        "affinity", Map.of(kind, Map.of("requiredDuringSchedulingIgnoredDuringExecution", rules)));
  }

  @Test
  void aPodThatCanBeCreatedHasNoProblems() {
    assertThat(problems(Map.of(
            "resources", Map.of("requests", Map.of("cpu", "1", "hugepages-2Mi", "2Mi")),
            "tolerations", List.of(Map.of("operator", "Exists")),
            "topologySpreadConstraints",
                List.of(Map.of(
                    "maxSkew", 1, "topologyKey", "zone", "whenUnsatisfiable", "DoNotSchedule")))))
        .isEmpty();
  }

  @Test
  void everythingIsSaidAtOnceInWordsOfTheField() {
    assertThat(problems(Map.of(
            "topologySpreadConstraints", List.of(Map.of("topologyKey", "zone")),
            "tolerations", List.of(Map.of("key", "k", "operator", "Like")))))
        .containsExactly(
            new FieldProblem("spec.tolerations[0].operator", "has to be Exists, Equal, Gt or Lt"),
            new FieldProblem(
                "spec.topologySpreadConstraints[0].maxSkew", "has to be greater than zero"),
            new FieldProblem(
                "spec.topologySpreadConstraints[0].whenUnsatisfiable",
                "has to be DoNotSchedule or ScheduleAnyway"));
  }

  @Test
  void typesAndUnknownFieldsComeFirst() {
    assertThat(problems(Map.of("nodeName", 7, "taints", List.of(), "priority", "high")))
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder("spec.nodeName", "spec.taints", "spec.priority");
    assertThat(PodRules.problems(Map.of("kind", "Node")))
        .extracting(FieldProblem::message)
        .containsExactly("is not Pod");
  }

  @Test
  void amountsHaveNamesAndAreNotNegative() {
    assertFields(
        Map.of(
            "containers",
            List.of(Map.of("name", "c", "resources", Map.of("requests", Map.of("gpu", 1))))),
        "spec.containers[0].resources.requests[gpu]");
    assertFields(Map.of("overhead", Map.of("cpu", "-1")), "spec.overhead[cpu]");
    assertFields(
        Map.of(
            "containers",
            List.of(Map.of(
                "name", "c", "resources", Map.of("requests", Map.of("acme.example/gpu", "500m"))))),
        "spec.containers[0].resources.requests[acme.example/gpu]");
  }

  @Test
  void containersHaveNamesOfTheirOwn() {
    assertFields(Map.of("containers", List.of()), "spec.containers");
    assertFields(
        Map.of("initContainers", List.of(CONTAINER, Map.of())),
        "spec.initContainers[1].name",
        "spec.containers[0].name");
  }

  @Test
  void nodeAffinityCanBeRead() {
    String terms = "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
        + ".nodeSelectorTerms";
    assertFields(required("nodeAffinity", Map.of()), terms);
    assertFields(
        required(
            "nodeAffinity",
            Map.of(
                "nodeSelectorTerms",
                List.of(Map.of(
                    "matchExpressions",
                        List.of(
                            Map.of("key", "-", "operator", "Exists"),
                            Map.of("key", "a", "operator", "In"),
                            Map.of("key", "a", "operator", "Gt", "values", List.of("x")),
                            Map.of("key", "a", "operator", "Like"),
                            Map.of("key", "a", "operator", "Exists", "values", List.of("not ok"))),
                    "matchFields", List.of(Map.of("key", "metadata.uid", "operator", "Exists")))))),
        terms + "[0].matchExpressions[0].key",
        terms + "[0].matchExpressions[1].values",
        terms + "[0].matchExpressions[2].values",
        terms + "[0].matchExpressions[3].operator",
        terms + "[0].matchExpressions[4].values",
        terms + "[0].matchExpressions[4].values[0]",
        terms + "[0].matchFields[0].key",
        terms + "[0].matchFields[0].operator",
        terms + "[0].matchFields[0].values");
  }

  @Test
  void termsOfPodsHaveKeysAndSelectorsThatCanBeRead() {
    String term = "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]";
    assertFields(
        required(
            "podAntiAffinity",
            List.of(Map.of(
                "labelSelector",
                    Map.of(
                        "matchExpressions",
                        List.of(Map.of("key", "a", "operator", "Gt", "values", List.of("1")))),
                "namespaceSelector", Map.of("matchLabels", Map.of("a", "not ok"))))),
        term + ".topologyKey",
        term + ".labelSelector.matchExpressions[0].operator",
        term + ".namespaceSelector.matchLabels[a]");
  }

  @Test
  void tolerationsAndSpreadAndClaimsAndGates() {
    assertFields(
        Map.of(
            "tolerations",
            List.of(
                Map.of("value", "x"),
                Map.of("key", "k", "operator", "Exists", "value", "x", "effect", "Never"))),
        "spec.tolerations[0].operator",
        "spec.tolerations[1].value",
        "spec.tolerations[1].effect");
    Map<String, Object> loose = Map.of(
        "maxSkew",
        1,
        "topologyKey",
        "z",
        "whenUnsatisfiable",
        "ScheduleAnyway",
        "minDomains",
        2,
        "nodeTaintsPolicy",
        "Maybe");
    assertFields(
        Map.of("topologySpreadConstraints", List.of(loose, loose)),
        "spec.topologySpreadConstraints[0].minDomains",
        "spec.topologySpreadConstraints[0].nodeTaintsPolicy",
        "spec.topologySpreadConstraints[1].minDomains",
        "spec.topologySpreadConstraints[1]",
        "spec.topologySpreadConstraints[1].nodeTaintsPolicy");
    assertFields(
        Map.of(
            "resourceClaims",
            List.of(Map.of("name", "a"), Map.of("name", "a", "resourceClaimName", "b"))),
        "spec.resourceClaims[0]",
        "spec.resourceClaims[1].name");
    assertFields(
        Map.of("nodeName", "n", "schedulingGates", List.of(Map.of("name", "g"))),
        "spec.schedulingGates");
  }
}
