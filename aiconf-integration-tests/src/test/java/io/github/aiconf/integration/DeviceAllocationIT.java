package io.github.aiconf.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.dra.AllocatedDevice;
import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.ClusterObjects;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Claims of pods that Kubernetes' own scheduler places or refuses, one pod after the other, until
 * little is left: the simulator gives the same devices for the node that the scheduler chose, and
 * refuses what it refuses. Which node is chosen among several is the scheduler's own affair.
 */
@OnPlane(Plan.DEVICES)
final class DeviceAllocationIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final long SEED = Long.getLong("aiconf.seed", System.nanoTime() & 0xffff_ffffL);
  private static final int PODS = 40;
  private static final String KINDS =
      "nodes,deviceclasses,resourceslices,resourceclaims.resource.k8s.io";

  @Test
  void devicesAreThoseThatTheSchedulerChooses(ControlPlane plane) {
    RandomClaims random = new RandomClaims(SEED);
    int placed = 0;
    int refused = 0;
    for (int i = 0; i < PODS; i++) {
      String pod = "pod-" + i;
      List<String> yaml = random.next(pod);
      DeviceInventory before = inventory(plane);
      plane.applyText(String.join("---\n", yaml) + "---\n" + RandomClaims.pod(pod, yaml.size()));
      JsonNode outcome = outcome(plane, pod);
      ClaimPlan plan = before.plan(claims(plane, pod, yaml.size()));
      String node = outcome.at("/spec/nodeName").asText();
      String context = "seed " + SEED + ", " + pod + "\n" + String.join("---\n", yaml)
          + outcome.at("/status/conditions");
      if (node.isEmpty()) {
        refused++;
        List<Allocation> ours = new ArrayList<>();
        for (int n = 0; n < before.nodes().size(); n++) {
          ours.add(before.allocate(n, plan));
        }
        if (reason(outcome).equals("SchedulerError")) {
          assertThat(ours).as(context).anyMatch(DeviceAllocationIT::isFatal);
        } else {
          assertThat(ours).as(context).allMatch(Allocation.NotPossible.class::isInstance);
        }
        plane.kubectl("delete", "pod", pod, "--wait=false");
      } else {
        placed++;
        Allocation ours = before.allocate(before.node(node).orElseThrow(), plan);
        assertThat(ours).as(context + node).isInstanceOf(Allocation.Allocated.class);
        assertThat(devices((Allocation.Allocated) ours))
            .as(context + node)
            .isEqualTo(devicesOfScheduler(plane, pod, yaml.size()));
      }
    }
    System.out.printf("seed %d: %d pods placed, %d refused%n", SEED, placed, refused);
    assertThat(placed).as("seed " + SEED).isGreaterThanOrEqualTo(5);
    assertThat(refused).as("seed " + SEED).isGreaterThanOrEqualTo(5);
  }

  private static DeviceInventory inventory(ControlPlane plane) {
    ClusterObjects objects = new ClusterObjects();
    for (JsonNode item : read(plane, KINDS).path("items")) {
      objects.add(JSON.convertValue(item, TREE));
    }
    assertThat(objects.unreadable()).isEmpty();
    return DeviceInventory.compile(DraProfile.KUBERNETES_1_36, objects.nodes(), objects.cluster());
  }

  private static JsonNode read(ControlPlane plane, String... what) {
    List<String> words = new ArrayList<>(List.of("get", "-n", "default", "-o", "json"));
    words.addAll(List.of(what));
    try {
      return JSON.readTree(plane.kubectl(words.toArray(new String[0])));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pod as soon as it has a node, or was refused. */
  private static JsonNode outcome(ControlPlane plane, String pod) {
    Eventually.so(pod + " is placed or refused", () -> {
      JsonNode read = read(plane, "pod", pod);
      return !read.at("/spec/nodeName").asText().isEmpty() || !reason(read).isEmpty();
    });
    return read(plane, "pod", pod);
  }

  /** Why the scheduler does not place the pod: {@code Unschedulable} or {@code SchedulerError}. */
  private static String reason(JsonNode pod) {
    for (JsonNode condition : pod.at("/status/conditions")) {
      if (condition.path("type").asText().equals("PodScheduled")
          && condition.path("status").asText().equals("False")) {
        return condition.path("reason").asText();
      }
    }
    return "";
  }

  private static boolean isFatal(Allocation allocation) {
    return allocation instanceof Allocation.Failed failed
        && failed.kind() == Allocation.ErrorKind.FATAL;
  }

  /** The claims as they were when the scheduler saw them first. */
  private static List<ResourceClaim> claims(ControlPlane plane, String pod, int count) {
    List<ResourceClaim> claims = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> tree =
          JSON.convertValue(read(plane, "resourceclaim", pod + "-" + i), TREE);
      tree.remove("status");
      claims.add(ModelReader.lenient().resourceClaim(tree));
    }
    return claims;
  }

  private static List<Object> devices(Allocation.Allocated allocation) {
    List<Object> devices = new ArrayList<>();
    allocation.claims().forEach(claim -> {
      for (AllocatedDevice device : claim.devices()) {
        devices.add(List.of(
            device.request(),
            device.driver(),
            device.pool(),
            device.device(),
            new TreeMap<>(device.consumedCapacity())));
      }
    });
    return devices;
  }

  private static List<Object> devicesOfScheduler(ControlPlane plane, String pod, int count) {
    List<Object> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode claim = read(plane, "resourceclaim", pod + "-" + i);
      for (JsonNode device : claim.at("/status/allocation/devices/results")) {
        Map<String, Quantity> consumed = new TreeMap<>();
        device
            .path("consumedCapacity")
            .properties()
            .forEach(each ->
                consumed.put(each.getKey(), Quantity.parse(each.getValue().asText())));
        devices.add(List.of(
            device.path("request").asText(),
            device.path("driver").asText(),
            device.path("pool").asText(),
            device.path("device").asText(),
            consumed));
      }
    }
    return devices;
  }
}
