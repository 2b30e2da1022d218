package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.placement.ClusterObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Small clusters with devices of nodes, and some that all nodes can reach, and gangs whose pods
 * have claims for them.
 */
final class RandomDeviceGangs {

  /** The node of devices that all nodes can reach. */
  static final int SHARED = -1;

  /**
   * A device.
   *
   * @param node number of its node, or {@link #SHARED}
   * @param model what selectors ask for
   * @param numa what constraints compare; shared devices have none
   * @param isTaken whether a claim of somebody else has it
   */
  record Device(int node, String model, int numa, boolean isTaken) {}

  /**
   * What a pod of a class asks for.
   *
   * @param milliCpu of its node
   * @param models of the devices that it wants; empty for any
   * @param near whether all of them have to be of one numa node
   */
  record Wish(int milliCpu, List<String> models, boolean near) {}

  /**
   * A cluster and a gang for it.
   *
   * @param milliCpu of each node
   * @param devices all of them
   * @param wishes of a pod of each class
   */
  record Case(
      ClusterObjects cluster,
      Gang gang,
      List<Integer> milliCpu,
      List<Device> devices,
      List<Wish> wishes) {

    boolean hasShared() {
      return devices.stream().anyMatch(device -> device.node() == SHARED);
    }
  }

  private static final String DRIVER = "gpu.acme.example";
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

  private final Random random;
  private final List<Device> devices = new ArrayList<>();
  private final List<ResourceSlice> slices = new ArrayList<>();
  private final List<ResourceClaim> claims = new ArrayList<>();

  private RandomDeviceGangs(long seed) {
    this.random = new Random(seed);
    random.nextInt();
  }

  static Case of(long seed) {
    return new RandomDeviceGangs(seed).next();
  }

  private Case next() {
    List<Integer> milliCpu = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    List<Node> nodes = new ArrayList<>();
    for (int node = 0; node < count; node++) {
      milliCpu.add(1_000 * (1 + random.nextInt(4)));
      nodes.add(Clusters.node("n" + node, Map.of(), Map.of("cpu", milliCpu.get(node) + "m")));
      slice(node, random.nextInt(5));
    }
    if (chance(20)) {
      slice(SHARED, 1 + random.nextInt(2));
    }
    List<Wish> wishes = new ArrayList<>();
    List<PodClass> classes = new ArrayList<>();
    int kinds = 1 + random.nextInt(2);
    for (int i = 0; i < kinds; i++) {
      Wish wish = wish();
      wishes.add(wish);
      classes.add(new PodClass(
          "c" + i,
          Clusters.pod("p" + i, Map.of("cpu", wish.milliCpu() + "m"), references(wish)),
          1 + random.nextInt(3),
          0,
          wish.models().isEmpty() ? List.of() : List.of(claim("g", wish, List.of()))));
    }
    Gang gang = Gang.of(classes);
    if (chance(20)) {
      gang = gang.withMinimum(1 + random.nextInt((int) gang.size()));
    }
    DraCluster dra = new DraCluster(slices, List.of(CLASS), claims, List.of());
    ClusterObjects cluster = new ClusterObjects(nodes, List.of(), List.of(), dra);
    return new Case(cluster, gang, milliCpu, devices, wishes);
  }

  private Wish wish() {
    List<String> models = new ArrayList<>();
    int count = chance(10) ? 0 : 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      models.add(chance(60) ? "" : one("a", "b"));
    }
    return new Wish(500 * (1 + random.nextInt(3)), models, chance(40));
  }

  private static Map<String, Object> references(Wish wish) {
    return wish.models().isEmpty()
        ? Map.of()
        : Map.of("resourceClaims", List.of(Map.of("name", "g", "resourceClaimTemplateName", "t")));
  }

  private void slice(int node, int count) {
    String pool = node == SHARED ? "shared" : "n" + node;
    List<Object> written = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Device device = new Device(node, one("a", "b"), random.nextInt(2), chance(12));
      devices.add(device);
      Map<String, Object> attributes = new LinkedHashMap<>();
      attributes.put("model", Map.of("string", device.model()));
      if (node != SHARED) {
        attributes.put("numa", Map.of("int", device.numa()));
      }
      written.add(Map.of("name", "gpu-" + i, "attributes", attributes));
      if (device.isTaken()) {
        claims.add(claim(
            "taken-" + devices.size(),
            new Wish(0, List.of(""), false),
            List.of(
                Map.of("request", "r0", "driver", DRIVER, "pool", pool, "device", "gpu-" + i))));
      }
    }
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put(node == SHARED ? "allNodes" : "nodeName", node == SHARED ? (Object) true : pool);
    spec.put("driver", DRIVER);
    spec.put("pool", Map.of("name", pool, "generation", 1, "resourceSliceCount", 1));
    spec.put("devices", written);
    slices.add(READER.resourceSlice(object("ResourceSlice", "slice-" + pool, spec, Map.of())));
  }

  private static ResourceClaim claim(String name, Wish wish, List<Object> allocated) {
    List<Object> requests = new ArrayList<>();
    for (int i = 0; i < wish.models().size(); i++) {
      Map<String, Object> exactly = new LinkedHashMap<>(Map.of("deviceClassName", "gpu"));
      if (!wish.models().get(i).isEmpty()) {
        String expression =
            "device.attributes[\"" + DRIVER + "\"].model == \"" + wish.models().get(i) + "\"";
        exactly.put("selectors", List.of(Map.of("cel", Map.of("expression", expression))));
      }
      requests.add(Map.of("name", "r" + i, "exactly", exactly));
    }
    Map<String, Object> wanted = new LinkedHashMap<>(Map.of("requests", requests));
    if (wish.near()) {
      wanted.put("constraints", List.of(Map.of("matchAttribute", DRIVER + "/numa")));
    }
    Map<String, Object> status = allocated.isEmpty()
        ? Map.of()
        : Map.of("allocation", Map.of("devices", Map.of("results", allocated)));
    return READER.resourceClaim(object("ResourceClaim", name, Map.of("devices", wanted), status));
  }

  private static Map<String, Object> object(
      String kind, String name, Map<String, Object> spec, Map<String, Object> status) {
    return Map.of(
        "apiVersion",
        VERSION,
        "kind",
        kind,
        "metadata",
        Map.of("name", name, "namespace", "default"),
        "spec",
        spec,
        "status",
        status);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String one(String a, String b) {
    return random.nextBoolean() ? a : b;
  }
}
