package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodReaderTest {

  private static final ModelReader LENIENT = ModelReader.lenient();

  private static Map<String, Object> pod(Map<String, Object> spec, Map<String, Object> status) {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("namespace", "ns", "name", "p", "labels", Map.of("app", "x")),
        "spec",
        spec,
        "status",
        status);
  }

  private static PodSpec spec(Map<String, Object> spec) {
    return LENIENT.pod(pod(spec, Map.of())).spec();
  }

  private static Map<String, Object> container(Map<String, Object> resources) {
    return Map.of("name", "c", "resources", resources);
  }

  private static Quantity amount(String text) {
    return Quantity.parse(text);
  }

  @Test
  void limitsStandInForRequests() {
    PodSpec spec = spec(Map.of(
        "containers",
        List.of(container(
            Map.of("requests", Map.of("cpu", 1), "limits", Map.of("cpu", 2, "memory", "1Gi"))))));
    assertThat(PodRequests.wanted(spec))
        .containsOnly(Map.entry("cpu", amount("1")), Map.entry("memory", amount("1Gi")));
  }

  @Test
  void amountsAreKeptInThousandths() {
    PodSpec spec = spec(Map.of(
        "containers",
        List.of(
            container(Map.of("requests", Map.of("cpu", "500u"))),
            container(Map.of("requests", Map.of("cpu", "500u"))))));
    assertThat(PodRequests.wanted(spec)).containsOnly(Map.entry("cpu", amount("2m")));
  }

  @Test
  void requestsOfThePodAsAWholeDefaultToTheSumOfItsContainersBeforeRounding() {
    Map<String, Object> small = container(Map.of("requests", Map.of("cpu", "500u")));
    PodSpec spec = spec(Map.of(
        "containers", List.of(small, small),
        "resources", Map.of("limits", Map.of("cpu", 1, "memory", "2Gi", "acme.example/gpu", 1))));
    assertThat(spec.podRequests())
        .containsOnly(Map.entry("cpu", amount("1m")), Map.entry("memory", amount("2Gi")));
  }

  @Test
  void initContainersThatStayUpCountBesideThoseBehindThem() {
    PodSpec spec = spec(Map.of(
        "containers", List.of(container(Map.of("requests", Map.of("cpu", 1)))),
        "initContainers",
            List.of(
                Map.of(
                    "name",
                    "s",
                    "restartPolicy",
                    "Always",
                    "resources",
                    Map.of("requests", Map.of("cpu", 2))),
                Map.of("name", "i", "resources", Map.of("requests", Map.of("cpu", 4))))));
    assertThat(PodRequests.wanted(spec)).containsOnly(Map.entry("cpu", amount("6")));
  }

  @Test
  void aRunningPodHoldsTheMostOfWhatItHadAndGets() {
    Pod pod = LENIENT.pod(pod(
        Map.of("containers", List.of(container(Map.of("requests", Map.of("cpu", 2))))),
        Map.of(
            "containerStatuses",
            List.of(Map.of(
                "name", "c",
                "resources", Map.of("requests", Map.of("cpu", 6)),
                "allocatedResources", Map.of("cpu", 5))))));
    assertThat(PodRequests.held(pod.spec(), pod.resize()))
        .containsOnly(Map.entry("cpu", amount("6")));
    assertThat(PodRequests.wanted(pod.spec())).containsOnly(Map.entry("cpu", amount("2")));
  }

  @Test
  void portsOfTheHostNetworkAreThoseOfTheContainers() {
    PodSpec spec = spec(Map.of(
        "hostNetwork",
        true,
        "containers",
        List.of(Map.of("name", "c", "ports", List.of(Map.of("containerPort", 9400))))));
    assertThat(spec.containers().get(0).hostPorts())
        .containsExactly(new HostPort("0.0.0.0", "TCP", 9400));
  }

  @Test
  void volumesThatEveryNodeHasAreLeftOut() {
    PodSpec spec = spec(Map.of(
        "volumes",
        List.of(
            Map.of("name", "a", "configMap", Map.of("name", "x")),
            Map.of("name", "b", "persistentVolumeClaim", Map.of("claimName", "y")))));
    assertThat(spec.volumes()).containsExactly("b");
  }

  @Test
  void groupsOfBothReleasesAreRead() {
    assertThat(spec(Map.of("schedulingGroup", Map.of("podGroupName", "g"))).group())
        .contains(new PodGroupReference("g", Optional.empty(), ""));
    assertThat(spec(Map.of("workloadRef", Map.of("name", "w", "podGroup", "g"))).group())
        .contains(new PodGroupReference("g", Optional.of("w"), ""));
  }

  @Test
  void equalSpecsAndLabelsAreOneObject() {
    Map<String, Object> spec = Map.of("nodeName", "n", "priority", 7);
    Pod first = LENIENT.pod(pod(spec, Map.of()));
    Pod second = LENIENT.pod(pod(Map.of("nodeName", "m", "priority", 7), Map.of()));
    assertThat(second.spec()).isSameAs(first.spec());
    assertThat(second.labels()).isSameAs(first.labels());
  }

  @Test
  void whatIsNotUnderstoodIsNamedByItsField() {
    ModelReader strict = ModelReader.strict();
    Map<String, Object> wrong =
        pod(Map.of("topologySpreadConstraints", List.of(Map.of("maxSkew", "1"))), Map.of());
    assertThatThrownBy(() -> strict.pod(wrong))
        .isInstanceOf(ModelException.class)
        .hasMessage("Pod ns/p: spec.topologySpreadConstraints[0].maxSkew: is \"1\"; it has to be a"
            + " whole number of at most 64 bits");
    Map<String, Object> unknown = pod(Map.of("affinity", Map.of("podAfinity", Map.of())), Map.of());
    assertThatThrownBy(() -> strict.pod(unknown))
        .hasMessageStartingWith(
            "Pod ns/p: spec.affinity.podAfinity: is no field that Kubernetes knows here");
    assertThat(LENIENT.pod(unknown).spec().affinity()).isEmpty();
    assertThatThrownBy(() -> strict.node(Map.of("spec", Map.of("taints", "x"))))
        .hasMessage("Node: spec.taints: is \"x\"; it has to be a list");
  }

  @Test
  void nodesAndNamespacesAreRead() {
    Node node = LENIENT.node(Map.of(
        "metadata", Map.of("name", "n"),
        "spec",
            Map.of(
                "unschedulable",
                true,
                "taints",
                List.of(Map.of("key", "k", "effect", "NoSchedule"))),
        "status", Map.of("declaredFeatures", List.of("F"))));
    assertThat(node.taints()).containsExactly(new Taint("k", "", "NoSchedule"));
    assertThat(node.unschedulable()).isTrue();
    assertThat(node.declaredFeatures()).containsExactly("F");
    assertThat(
            LENIENT.namespace(Map.of("metadata", Map.of("name", "ns", "labels", Map.of("a", "b")))))
        .isEqualTo(new Namespace("ns", Map.of("a", "b")));
  }
}
