package io.github.aiconf.simulator.dra.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.ClassCapacity;
import io.github.aiconf.simulator.dra.ClusterCapacity;
import io.github.aiconf.simulator.dra.Compatibility;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DeviceStanding;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.dra.NodeReadiness;
import io.github.aiconf.simulator.dra.stream.RandomCases.Case;
import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.model.Selector;
import io.github.aiconf.simulator.model.WantedDevices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClusterCapacityTest {

  private static final ObjectReader YAML =
      new YAMLMapper().readerFor(new TypeReference<Map<String, Object>>() {});

  private static final String CLASSES = """
      {kind: DeviceClass, metadata: {name: all}, spec: {selectors: [{cel: {expression: "device.driver == 'gpu.example.com'"}}]}}
      ---
      {kind: DeviceClass, metadata: {name: large}, spec: {selectors: [{cel: {expression: "device.attributes['gpu.example.com'].size >= 2"}}]}}
      ---
      {kind: DeviceClass, metadata: {name: broken}, spec: {selectors: [{cel: {expression: "device.driver =="}}]}}
      """;

  private static final String NODES = """
      {kind: Node, metadata: {name: a}, status: {conditions: [{type: Ready, status: "True"}]}}
      ---
      {kind: Node, metadata: {name: cordoned}, spec: {unschedulable: true}, status: {conditions: [{type: Ready, status: "True"}]}}
      ---
      {kind: Node, metadata: {name: ill}, status: {conditions: [{type: Ready, status: "False"}]}}
      ---
      {kind: Node, metadata: {name: lost}, status: {conditions: [{type: Ready, status: "Unknown"}]}}
      """;

  private static ClusterCapacity capacity(String yaml) throws IOException {
    CaseObjects objects = new CaseObjects();
    Map<String, NodeReadiness> states = new HashMap<>();
    for (String document : (CLASSES + "---\n" + NODES + "---\n" + yaml).split("---\n", -1)) {
      if (document.isBlank()) {
        continue;
      }
      Map<String, Object> tree = YAML.readValue(document);
      objects.add(tree);
      if ("Node".equals(tree.get("kind"))) {
        states.put((String) ((Map<?, ?>) tree.get("metadata")).get("name"), NodeReadiness.of(tree));
      }
    }
    DeviceInventory inventory =
        DeviceInventory.compile(DraProfile.KUBERNETES_1_36, objects.nodes(), objects.cluster());
    return ClusterCapacity.of(
        inventory, name -> states.getOrDefault(name, NodeReadiness.NOT_READY));
  }

  private static String slice(String name, String pool, int generation, int of, String spec) {
    return "{kind: ResourceSlice, metadata: {name: " + name
        + "}, spec: {driver: gpu.example.com, pool: {name: " + pool + ", generation: " + generation
        + ", resourceSliceCount: " + of + "}, " + spec + "}}\n---\n";
  }

  private static List<String> standings(ClusterCapacity capacity) {
    return capacity.devices().stream()
        .map(d -> d.pool() + "/" + d.device() + " "
            + d.obstacle().map(Enum::name).orElse("free")
            + (d.detail().isEmpty() ? "" : ": " + d.detail()))
        .toList();
  }

  @Test
  void saysOfEachDeviceWhatStandsInItsWay() throws IOException {
    ClusterCapacity capacity = capacity(slice(
            "a-2",
            "a",
            2,
            1,
            "nodeName: a, devices: [{name: d0}, {name: d1}, {name: d2,"
                + " taints: [{key: sick, value: fan, effect: NoExecute}]}, {name: d3, taints: [{key:"
                + " note, effect: None}]}]")
        + slice("a-1", "a", 1, 1, "nodeName: a, devices: [{name: d0}, {name: gone}]")
        + slice("b-1", "b", 1, 2, "nodeName: a, devices: [{name: d0}]")
        + slice("c-1", "c", 1, 1, "nodeName: a, devices: [{name: d0}, {name: d0}]")
        + slice("d-1", "d", 1, 1, "nodeName: cordoned, devices: [{name: d0}]")
        + slice("e-1", "e", 1, 1, "nodeName: ill, devices: [{name: d0}]")
        + slice("f-1", "f", 1, 1, "nodeName: lost, devices: [{name: d0}]")
        + slice("g-1", "g", 1, 1, "nodeName: z, devices: [{name: d0}]")
        + slice("h-1", "h", 1, 1, "allNodes: true, devices: [{name: d0}]")
        + """
        {kind: ResourceClaim, metadata: {namespace: n, name: c}, status: {allocation: {devices: {results: [
          {request: r, driver: gpu.example.com, pool: a, device: d1},
          {request: r, driver: gpu.example.com, pool: a, device: d3, adminAccess: true}]}}}}
        """);

    assertThat(standings(capacity))
        .containsExactly(
            "a/d0 free",
            "a/d1 IN_USE: by n/c",
            "a/d2 TAINTED: sick=fan:NoExecute",
            "a/d3 free",
            "a/gone OBSOLETE_GENERATION: generation 1, the latest is 2",
            "b/d0 INCOMPLETE_POOL: it has 1 of 2 slices",
            "c/d0 INVALID_POOL: it has two devices named d0",
            "d/d0 NODE_UNSCHEDULABLE: node cordoned",
            "e/d0 NODE_NOT_READY: node ill",
            "f/d0 NODE_UNREACHABLE: node lost",
            "g/d0 NO_NODE: node z",
            "h/d0 free");
    ClassCapacity all = capacity.find("all").orElseThrow();
    assertThat(all.devices()).hasSize(12);
    assertThat(all.usable()).isEqualTo(4);
    assertThat(all.free()).isEqualTo(3);
    assertThat(all.byObstacle().get(DeviceStanding.Obstacle.IN_USE))
        .singleElement()
        .satisfies(device -> assertThat(device.claims()).containsExactly("n/c"));
  }

  @Test
  void countsWhatIsLeftOfCountersAndCapacities() throws IOException {
    String partition = ", consumesCounters: [{counterSet: s, counters: {memory: {value: 30Gi}}}]}";
    ClusterCapacity capacity = capacity(slice(
            "p-1",
            "p",
            1,
            2,
            "nodeName: a, sharedCounters: [{name: s, counters: {memory: {value: 40Gi}}}]")
        + slice(
            "p-2",
            "p",
            1,
            2,
            "nodeName: a, devices: [{name: x" + partition + ", {name: y" + partition + "]")
        + slice(
            "q-1",
            "q",
            1,
            1,
            "nodeName: a, devices: [{name: half, allowMultipleAllocations: true, capacity: {memory:"
                + " {value: 40Gi, requestPolicy: {default: 20Gi}}}}, {name: full,"
                + " allowMultipleAllocations: true, capacity: {memory: {value: 40Gi}}}]")
        + """
        {kind: ResourceClaim, metadata: {namespace: n, name: c}, status: {allocation: {devices: {results: [
          {request: r, driver: gpu.example.com, pool: p, device: x},
          {request: r, driver: gpu.example.com, pool: q, device: half, shareID: a, consumedCapacity: {memory: 20Gi}},
          {request: r, driver: gpu.example.com, pool: q, device: full, shareID: b, consumedCapacity: {memory: 40Gi}}]}}}}
        """);

    assertThat(standings(capacity))
        .containsExactly(
            "p/x IN_USE: by n/c", "p/y COUNTERS", "q/half free", "q/full CAPACITY: memory");
    assertThat(capacity.find("all").orElseThrow().usable()).isEqualTo(4);
  }

  @Test
  void saysWhichSelectorsOfAClassCannotBeEvaluated() throws IOException {
    ClusterCapacity capacity = capacity(slice(
        "a-1",
        "a",
        1,
        1,
        "nodeName: a, devices: [{name: d0}, {name: d1, attributes: {size: {int: 2}}}]"));

    assertThat(capacity.classes())
        .extracting(ClassCapacity::deviceClass)
        .containsExactly("all", "broken", "large");
    assertThat(capacity.find("broken").orElseThrow().problems()).hasSize(1);
    ClassCapacity large = capacity.find("large").orElseThrow();
    assertThat(large.free()).isEqualTo(1);
    assertThat(large.problems()).singleElement().asString().contains("no such key", "a/d0");
  }

  /** A request that only names its class, and one device, is asked for each device. */
  @Test
  void isWhatTheAllocatorSaysOfEachDevice() {
    int free = 0;
    int used = 0;
    List<Case> cases = RandomCases.all();
    for (int i = 0; i < cases.size(); i += 3) {
      Case each = cases.get(i);
      DraCluster marked = marked(each.objects().cluster());
      Random random = new Random(each.name().hashCode());
      Map<String, NodeReadiness> states = new HashMap<>();
      each.objects()
          .nodes()
          .forEach(node -> states.put(
              node.name(),
              random.nextInt(4) > 0 ? NodeReadiness.AVAILABLE : NodeReadiness.UNSCHEDULABLE));
      Function<DraCluster, DeviceInventory> compile = cluster -> DeviceInventory.compile(
          DraProfile.KUBERNETES_1_36.with(each.features()),
          Compatibility.NONE,
          each.objects().nodes(),
          cluster);
      DeviceInventory now = compile.apply(marked);
      DeviceInventory idle = compile.apply(
          new DraCluster(marked.slices(), marked.classes(), List.of(), marked.taintRules()));
      for (DeviceStanding device :
          ClusterCapacity.of(now, states::get).find("any").orElseThrow().devices()) {
        String what = each.name() + " " + device;
        assertThat(device.isFree()).as(what).isEqualTo(canBeHad(now, device, states));
        assertThat(device.isUsable()).as(what).isEqualTo(canBeHad(idle, device, states));
        free += device.isFree() ? 1 : 0;
        used += device.isUsable() && !device.isFree() ? 1 : 0;
      }
    }
    assertThat(free).isGreaterThan(100);
    assertThat(used).isGreaterThan(10);
  }

  private static boolean canBeHad(
      DeviceInventory inventory, DeviceStanding device, Map<String, NodeReadiness> states) {
    String expression = "device.attributes['mark.example.com'].id == '" + device.id() + "'";
    WantedDevices wanted = new WantedDevices(
        "one",
        "any",
        List.of(new Selector(Optional.of(expression))),
        "ExactCount",
        1,
        Optional.empty(),
        List.of(),
        Optional.empty());
    ResourceClaim claim = new ResourceClaim(
        "n",
        "c",
        List.of(new DeviceRequest("one", Optional.of(wanted), List.of())),
        List.of(),
        List.of(),
        Optional.empty());
    ClaimPlan plan = inventory.plan(List.of(claim));
    for (int i = 0; i < inventory.nodes().size(); i++) {
      Node node = inventory.nodes().get(i);
      if (states.get(node.name()) == NodeReadiness.AVAILABLE
          && inventory.allocator().ask(i, plan) == Allocator.Outcome.FITS) {
        return true;
      }
    }
    return false;
  }

  /** The cluster with a class of all devices, and devices that can be told from one another. */
  private static DraCluster marked(DraCluster cluster) {
    List<DeviceClass> classes = new ArrayList<>(cluster.classes());
    classes.add(new DeviceClass("any", List.of(), List.of(), Optional.empty()));
    return new DraCluster(
        cluster.slices().stream().map(ClusterCapacityTest::marked).toList(),
        classes,
        cluster.claims(),
        cluster.taintRules());
  }

  private static ResourceSlice marked(ResourceSlice slice) {
    List<Device> devices = new ArrayList<>();
    for (Device device : slice.devices()) {
      Map<String, AttributeValue> attributes = new LinkedHashMap<>(device.attributes());
      String id = slice.driver() + "/" + slice.pool().name() + "/" + device.name();
      attributes.put("mark.example.com/id", new AttributeValue.Text(id));
      devices.add(new Device(
          device.name(),
          attributes,
          device.capacity(),
          device.consumesCounters(),
          device.nodes(),
          device.taints(),
          device.bindsToNode(),
          device.bindingConditions(),
          device.bindingFailureConditions(),
          device.allowMultipleAllocations()));
    }
    return new ResourceSlice(
        slice.name(),
        slice.driver(),
        slice.pool(),
        slice.nodes(),
        slice.perDeviceNodeSelection(),
        devices,
        slice.sharedCounters());
  }
}
