package io.github.aiconf.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.ClusterObjects;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodVerdicts;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.gang.Forecast.Expectation;
import io.github.aiconf.simulator.placement.gang.Forecaster;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangSolver;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Topology;
import io.github.aiconf.simulator.placement.gang.WitnessCheck;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pods and gangs that Kubernetes' own scheduler places or refuses, one after the other, until
 * little is left: the simulator says the same before. Which node is chosen among several is the
 * scheduler's own affair.
 */
@OnPlane(Plan.PLACEMENT)
final class PlacementIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final ModelReader READER = ModelReader.lenient();
  private static final long SEED = Long.getLong("aiconf.seed", System.nanoTime() & 0xffff_ffffL);
  private static final int PODS = 60;
  private static final int GANGS = 10;
  private static final String RACK = "acme.example/rack";
  private static final String GPU = "nvidia.com/gpu";
  private static final String SCHEDULER = "system:kube-scheduler";

  private final Random random = new Random(SEED);

  @AfterEach
  void clear(ControlPlane plane) {
    plane.kubectl("delete", "pods", "--all", "-n", "default", "--now", "--wait=true");
  }

  @Test
  void podsArePlacedOrRefusedForTheReasonsThatTheSimulatorGives(ControlPlane plane) {
    RandomPods pods = new RandomPods(SEED);
    int placed = 0;
    int refused = 0;
    List<Pod> bound = new ArrayList<>();
    ClusterObjects empty = cluster(plane);
    for (int i = 0; i < PODS; i++) {
      String name = "pod-" + i;
      plane.applyText(json(pods.next(name)));
      JsonNode outcome = outcome(plane, name);
      String node = outcome.at("/spec/nodeName").asText();
      Pod pod = READER.pod(JSON.convertValue(outcome, TREE));
      PodVerdicts verdicts = inventory(empty, bound).judge(pod.on(""));
      String context = "seed " + SEED + ": " + outcome.path("spec") + verdicts.message();
      if (node.isEmpty()) {
        refused++;
        String message = condition(outcome).path("message").asText();
        assertThat(verdicts.message()).as(context + message).isPresent();
        assertThat(message + " ").as(context).startsWith(verdicts.message().get() + " ");
        plane.kubectl("delete", "pod", name, "-n", "default", "--now", "--wait=false");
      } else {
        placed++;
        assertThat(verdicts.fits(verdicts.nodes().indexOf(node)))
            .as(context + node)
            .isTrue();
        bound.add(pod);
      }
    }
    System.out.printf("seed %d: %d pods placed, %d refused%n", SEED, placed, refused);
    assertThat(placed).as("seed " + SEED).isGreaterThanOrEqualTo(10);
    assertThat(refused).as("seed " + SEED).isGreaterThanOrEqualTo(10);
  }

  @Test
  void gangsArePlacedWhereTheyFitAndNotAtAllWhereTheyDoNot(ControlPlane plane) {
    // Four nodes of two racks have four GPUs each.
    assertThat(isPlaced(plane, "fits", 4, 4, false)).isTrue();
    clear(plane);
    assertThat(isPlaced(plane, "large", 5, 4, false)).isFalse();
    clear(plane);
    assertThat(isPlaced(plane, "rack", 2, 4, true)).isTrue();
    clear(plane);
    assertThat(isPlaced(plane, "racks", 3, 4, true)).isFalse();
  }

  @Test
  void randomGangsArePlacedOrNotAsForecast(ControlPlane plane) {
    int placed = 0;
    for (int i = 0; i < GANGS; i++) {
      boolean near = random.nextBoolean();
      placed +=
          isPlaced(plane, "gang-" + i, 1 + random.nextInt(5), 1 + random.nextInt(4), near) ? 1 : 0;
    }
    System.out.printf("seed %d: %d of %d gangs placed%n", SEED, placed, GANGS);
  }

  /** Asks the simulator and the scheduler, which must agree. */
  private boolean isPlaced(ControlPlane plane, String name, int pods, int gpus, boolean near) {
    NodeInventory before = inventory(cluster(plane), List.of());
    StringBuilder yaml = new StringBuilder(json(group(name, pods, near)));
    for (int i = 0; i < pods; i++) {
      yaml.append("\n---\n").append(json(member(name, i, gpus)));
    }
    plane.applyText(yaml.toString());
    Eventually.so(
        name + " is placed or refused", () -> !condition(group(plane, name)).isMissingNode());
    String status = condition(group(plane, name)).path("status").asText();

    Pod template =
        READER.pod(JSON.convertValue(read(plane, "pod", name + "-0"), TREE)).on("");
    Gang gang = Gang.of(new PodClass("workers", template, pods));
    GangSolver solver = new GangSolver(before);
    GangAnswer answer = solver.answer(near ? gang.within(Topology.required(RACK)) : gang);
    Expectation expectation =
        new Forecaster(solver).forecast(answer, SchedulerFlavour.NATIVE_1_36).expectation();
    String context = "seed " + SEED + ": " + name + ", " + pods + " pods of " + gpus + " GPUs"
        + (near ? " in one rack" : "") + ": " + answer.verdict();
    assertThat(expectation)
        .as(context)
        .isEqualTo(status.equals("True") ? Expectation.WILL_PLACE : Expectation.WILL_NOT_PLACE);
    assertThat(answer.fits()).as(context).isEqualTo(status.equals("True"));
    if (answer.verdict() instanceof GangVerdict.Fits fits) {
      assertThat(new WitnessCheck(before).problem(answer.gang(), fits.witness()))
          .isEmpty();
    }
    verify(plane, name, pods, answer.fits(), context);
    return answer.fits();
  }

  /** All or none, and of a gang that is refused no pod was ever bound. */
  private static void verify(
      ControlPlane plane, String name, int pods, boolean fits, String context) {
    if (fits) {
      Eventually.asserted(() -> assertThat(bound(plane, name)).as(context).isEqualTo(pods));
      return;
    }
    assertThat(bound(plane, name)).as(context).isZero();
    Set<String> everBound = plane.audit().requestsOf(SCHEDULER).stream()
        .filter(request -> request.resource().equals("pods/binding"))
        .map(AuditLog.Request::name)
        .filter(pod -> pod.startsWith(name + "-"))
        .collect(Collectors.toSet());
    assertThat(everBound).as(context).isEmpty();
    plane.kubectl("delete", "pods", "-n", "default", "-l", "gang=" + name, "--now");
  }

  private static long bound(ControlPlane plane, String gang) {
    long bound = 0;
    for (JsonNode pod : read(plane, "pods", "-l", "gang=" + gang).path("items")) {
      bound += pod.at("/spec/nodeName").asText().isEmpty() ? 0 : 1;
    }
    return bound;
  }

  private static Map<String, Object> group(String name, int pods, boolean near) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("schedulingPolicy", Map.of("gang", Map.of("minCount", pods)));
    if (near) {
      spec.put("schedulingConstraints", Map.of("topology", List.of(Map.of("key", RACK))));
    }
    return Map.of(
        "apiVersion",
        "scheduling.k8s.io/v1alpha2",
        "kind",
        "PodGroup",
        "metadata",
        Map.of("name", name, "namespace", "default"),
        "spec",
        spec);
  }

  private static Map<String, Object> member(String gang, int number, int gpus) {
    Map<String, Object> container = Map.of(
        "name",
        "main",
        "image",
        "none",
        "resources",
        Map.of("limits", Map.of(GPU, String.valueOf(gpus), "cpu", "500m")));
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Map.of("name", gang + "-" + number, "namespace", "default", "labels", Map.of("gang", gang)),
        "spec",
        Map.of(
            "containers",
            List.of(container),
            "terminationGracePeriodSeconds",
            0,
            "schedulingGroup",
            Map.of("podGroupName", gang)));
  }

  private static JsonNode group(ControlPlane plane, String name) {
    return read(plane, "podgroups.scheduling.k8s.io", name);
  }

  private static ClusterObjects cluster(ControlPlane plane) {
    List<Node> nodes = new ArrayList<>();
    for (JsonNode node : read(plane, "nodes").path("items")) {
      nodes.add(READER.node(JSON.convertValue(node, TREE)));
    }
    List<Pod> pods = new ArrayList<>();
    for (JsonNode pod : read(plane, "pods", "-A").path("items")) {
      pods.add(READER.pod(JSON.convertValue(pod, TREE)));
    }
    List<Namespace> namespaces = List.of(new Namespace("default", Map.of()));
    return new ClusterObjects(
        nodes, pods, namespaces, new DraCluster(List.of(), List.of(), List.of(), List.of()));
  }

  private static NodeInventory inventory(ClusterObjects cluster, List<Pod> more) {
    NodeInventory inventory = NodeInventory.of(SchedulerProfile.KUBERNETES_1_36, cluster);
    more.forEach(inventory::add);
    return inventory;
  }

  private static JsonNode read(ControlPlane plane, String... what) {
    List<String> words = new ArrayList<>(List.of("get", "-n", "default", "-o", "json"));
    words.addAll(List.of(what));
    try {
      return JSON.readTree(plane.kubectl(words.toArray(new String[0])));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pod as soon as it has a node, or was refused. */
  private static JsonNode outcome(ControlPlane plane, String pod) {
    JsonNode[] last = new JsonNode[1];
    Eventually.so(pod + " is placed or refused", () -> {
      last[0] = read(plane, "pod", pod);
      return !last[0].at("/spec/nodeName").asText().isEmpty()
          || !condition(last[0]).isMissingNode();
    });
    return last[0];
  }

  /** What the scheduler says of the pod or the group; missing if nothing, or that it has a node. */
  private static JsonNode condition(JsonNode object) {
    for (JsonNode condition : object.at("/status/conditions")) {
      if (Set.of("PodScheduled", "PodGroupScheduled")
          .contains(condition.path("type").asText())) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }
}
