package io.github.aiconf.simulator.placement.gang;

import static io.github.aiconf.simulator.placement.gang.Clusters.node;
import static io.github.aiconf.simulator.placement.gang.Clusters.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GangDevicesTest {

  private static final String VERSION = "resource.k8s.io/v1";
  private static final ModelReader READER = ModelReader.lenient();
  private static final DeviceClass CLASS = READER.deviceClass(Map.of(
      "apiVersion",
      VERSION,
      "kind",
      "DeviceClass",
      "metadata",
      Map.of("name", "gpu"),
      "spec",
      Map.of()));

  private static final int RANDOM = 1_000;

  private final NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);
  private final List<ResourceSlice> slices = new ArrayList<>();
  private final List<ResourceClaim> claims = new ArrayList<>();

  private void nodes(int... devices) {
    for (int i = 0; i < devices.length; i++) {
      inventory.put(node("n" + i, Map.of(), Map.of()));
      slices.add(slice("n" + i, Map.of("nodeName", "n" + i), devices[i]));
    }
    inventory.putDevices(new DraCluster(slices, List.of(CLASS), claims, List.of()));
  }

  private static ResourceSlice slice(String name, Map<String, Object> where, int devices) {
    return slice(name, where, devices, 1);
  }

  /** @param ofSlices how many slices the pool says that it has */
  private static ResourceSlice slice(
      String name, Map<String, Object> where, int devices, int ofSlices) {
    Map<String, Object> spec = new LinkedHashMap<>(where);
    spec.put("driver", "gpu.acme.example");
    spec.put("pool", Map.of("name", name, "generation", 1, "resourceSliceCount", ofSlices));
    spec.put(
        "devices",
        IntStream.range(0, devices).mapToObj(i -> Map.of("name", "gpu-" + i)).toList());
    return READER.resourceSlice(Map.of(
        "apiVersion",
        VERSION,
        "kind",
        "ResourceSlice",
        "metadata",
        Map.of("name", "slice-" + name),
        "spec",
        spec));
  }

  private static ResourceClaim claim(String name, int count) {
    return READER.resourceClaim(Map.of(
        "apiVersion",
        VERSION,
        "kind",
        "ResourceClaim",
        "metadata",
        Map.of("name", name, "namespace", "default"),
        "spec",
        Map.of(
            "devices",
            Map.of(
                "requests",
                List.of(Map.of(
                    "name",
                    "gpus",
                    "exactly",
                    Map.of("deviceClassName", "gpu", "count", count)))))));
  }

  private static PodClass workers(String name, int pods, int devices) {
    Pod pod = pod(
        name,
        Map.of("cpu", "1"),
        Map.of("resourceClaims", List.of(Map.of("name", "g", "resourceClaimTemplateName", "t"))));
    return new PodClass(name, pod, pods, 0, List.of(claim("g", devices)));
  }

  private GangVerdict verdict(Gang gang) {
    GangVerdict verdict = new GangSolver(inventory).answer(gang).verdict();
    if (verdict instanceof GangVerdict.Fits fits) {
      assertThat(new WitnessCheck(inventory).problem(gang, fits.witness())).isEmpty();
    } else if (verdict instanceof GangVerdict.DoesNotFit not) {
      assertThat(new CertificateCheck(inventory).check(gang, not.certificate()))
          .isEqualTo(CertificateCheck.Outcome.CONFIRMED);
    }
    return verdict;
  }

  @Test
  void devicesOfNodesAreCountedInWholeClaims() {
    nodes(4, 1, 2);

    assertThat(verdict(Gang.of(workers("w", 3, 2)))).isInstanceOf(GangVerdict.Fits.class);
    assertThat(verdict(Gang.of(workers("w", 4, 2))))
        .isEqualTo(new GangVerdict.DoesNotFit(new Certificate.TooFewPlaces(List.of(0), 3, 4)));
  }

  @Test
  void classesThatShareDevicesOfANodeAreFittedTogether() {
    nodes(4, 3);

    assertThat(verdict(Gang.of(List.of(workers("one", 3, 1), workers("four", 1, 4)))))
        .isInstanceOf(GangVerdict.Fits.class);
    assertThat(verdict(Gang.of(List.of(workers("one", 4, 1), workers("four", 1, 4)))))
        .isInstanceOf(GangVerdict.DoesNotFit.class);
  }

  @Test
  void devicesForAllNodesAreGivenOnce() {
    inventory.put(node("n0", Map.of(), Map.of()));
    inventory.put(node("n1", Map.of(), Map.of()));
    slices.add(slice("net", Map.of("allNodes", true), 2));
    inventory.putDevices(new DraCluster(slices, List.of(CLASS), claims, List.of()));

    assertThat(verdict(Gang.of(workers("w", 2, 1)))).isInstanceOf(GangVerdict.Fits.class);
    assertThat(verdict(Gang.of(workers("w", 3, 1)))).isInstanceOf(GangVerdict.Undecided.class);
    assertThat(verdict(Gang.of(workers("w", 5, 1)))).isInstanceOf(GangVerdict.DoesNotFit.class);
  }

  @Test
  void aClaimThatPodsShareKeepsThemOnOneNode() {
    claims.add(claim("shared", 1));
    nodes(1, 1);
    Pod pod = pod(
        "w",
        Map.of("cpu", "2"),
        Map.of("resourceClaims", List.of(Map.of("name", "g", "resourceClaimName", "shared"))));

    assertThat(verdict(Gang.of(new PodClass("w", pod, 4)))).isInstanceOf(GangVerdict.Fits.class);
    assertThat(verdict(Gang.of(new PodClass("w", pod, 5))))
        .isInstanceOf(GangVerdict.DoesNotFit.class);
  }

  @Test
  void devicesThatRunOutAreSaid() {
    nodes(4, 1, 2);

    GangExplanation explanation = new GangExplainer(new GangSolver(inventory), List.of())
        .explain(Gang.of(workers("w", 4, 2)));

    assertThat(explanation.most()).isEqualTo(3);
    assertThat(explanation.obstacles())
        .extracting(Obstacle::takes, Obstacle::filters, Obstacle::resources, Obstacle::examples)
        .containsExactly(
            tuple(3L, Set.of(Filter.DYNAMIC_RESOURCES), List.of(), List.of("n0", "n2")),
            tuple(0L, Set.of(Filter.DYNAMIC_RESOURCES), List.of(), List.of("n1")));
  }

  @Test
  void theMessageIsThatOfAPodWithItsClaim() {
    nodes(1);
    Pod pod = READER.pod(Map.of(
        "metadata",
        Map.of("name", "w", "namespace", "default", "uid", "w"),
        "spec",
        Map.of("resourceClaims", List.of(Map.of("name", "g", "resourceClaimTemplateName", "t"))),
        "status",
        Map.of("resourceClaimStatuses", List.of(Map.of("name", "g", "resourceClaimName", "g")))));
    ResourceClaim two = claim("g", 2);
    ResourceClaim owned = new ResourceClaim(
        two.namespace(),
        two.name(),
        two.requests(),
        two.constraints(),
        two.configuration(),
        two.allocation(),
        two.allocatedFor(),
        two.terminating(),
        "w");
    Gang gang = Gang.of(new PodClass("w", pod, 1, 0, List.of(owned)));

    assertThat(new GangExplainer(new GangSolver(inventory), List.of())
            .explain(gang)
            .messages())
        .containsExactly("0/1 nodes are available: 1 cannot allocate all claims.");
    assertThat(inventory.claim("default", "g")).isEmpty();
  }

  @Test
  void templatesThatAreNotKnownAreSaid() {
    nodes(4);
    Pod pod = workers("w", 1, 1).template();

    assertThat(verdict(Gang.of(new PodClass("w", pod, 1))))
        .isInstanceOf(GangVerdict.NotModelled.class);
  }

  @Test
  void devicesOfAPoolThatIsNotCompleteDoNotCount() {
    nodes(2, 1);
    ResourceSlice half = slice("n2", Map.of("nodeName", "n2"), 1, 2);
    inventory.put(node("n2", Map.of(), Map.of()));
    slices.add(half);
    inventory.putDevices(new DraCluster(slices, List.of(CLASS), claims, List.of()));

    assertThat(verdict(Gang.of(workers("w", 3, 1)))).isInstanceOf(GangVerdict.Fits.class);
    assertThat(verdict(Gang.of(workers("w", 4, 1)))).isInstanceOf(GangVerdict.DoesNotFit.class);

    slices.set(slices.size() - 1, slice("n2", Map.of("nodeName", "n2"), 1, 1));
    inventory.putDevices(new DraCluster(slices, List.of(CLASS), claims, List.of()));
    assertThat(verdict(Gang.of(workers("w", 4, 1)))).isInstanceOf(GangVerdict.Fits.class);
  }

  @Test
  void answersAreThoseOfTryingEveryDevice() {
    DeviceGangComparison comparison = new DeviceGangComparison().compare(0, RANDOM);

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.fitting()).isBetween(RANDOM / 5, RANDOM * 4 / 5);
    assertThat(comparison.undecided()).isLessThan(RANDOM / 20);
  }
}
