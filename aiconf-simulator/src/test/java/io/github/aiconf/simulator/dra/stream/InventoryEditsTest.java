package io.github.aiconf.simulator.dra.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.Compatibility;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.dra.DraFeatures;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.dra.stream.RandomCases.Case;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Inventories that were changed step by step, beside ones compiled from what there is then. */
class InventoryEditsTest {

  private static final int EDITS = 12;

  /** The objects of a cluster that changes, and the inventory that follows. */
  private static final class Cluster {

    private final Random random;
    private final DraProfile profile;
    private final List<ResourceClaim> pending;
    private final List<Node> nodes = new ArrayList<>();
    private final List<ResourceSlice> slices = new ArrayList<>();
    private final List<DeviceClass> classes = new ArrayList<>();
    private final List<ResourceClaim> claims = new ArrayList<>();
    private final List<Object> gone = new ArrayList<>();
    private DeviceInventory inventory;

    Cluster(Case of, long seed, DraProfile release) {
      random = new Random(seed);
      profile = release.with(of.features());
      pending = of.objects().pending();
      nodes.addAll(of.objects().nodes());
      DraCluster cluster = of.objects().cluster();
      slices.addAll(cluster.slices());
      classes.addAll(cluster.classes());
      cluster.claims().stream().filter(c -> c.allocation().isPresent()).forEach(claims::add);
      inventory = compiled();
    }

    DeviceInventory compiled() {
      return DeviceInventory.compile(
          profile,
          Compatibility.KUBERNETES,
          nodes,
          new DraCluster(slices, classes, claims, List.of()));
    }

    void edit() {
      switch (random.nextInt(10)) {
        case 0, 1 -> remove(slices, slice -> inventory.withoutSlice(slice.name()));
        case 2, 3, 4 -> change();
        case 5 -> remove(claims, claim -> inventory.without(claim));
        case 6 -> remove(nodes, node -> inventory.withoutNode(node.name()));
        case 7 -> remove(classes, each -> inventory.withoutClass(each.name()));
        default -> putBack();
      }
    }

    private <T> void remove(List<T> from, Function<T, DeviceInventory> change) {
      if (!from.isEmpty()) {
        T removed = from.remove(random.nextInt(from.size()));
        gone.add(removed);
        inventory = change.apply(removed);
      }
    }

    private void putBack() {
      if (gone.isEmpty()) {
        return;
      }
      Object back = gone.remove(random.nextInt(gone.size()));
      if (back instanceof ResourceSlice slice) {
        slices.add(slice);
        inventory = inventory.with(slice);
      } else if (back instanceof Node node) {
        nodes.add(node);
        inventory = inventory.with(node);
      } else if (back instanceof DeviceClass deviceClass) {
        classes.add(deviceClass);
        inventory = inventory.with(deviceClass);
      } else if (back instanceof ResourceClaim claim) {
        claims.add(claim);
        inventory = inventory.with(claim);
      }
    }

    private void change() {
      if (slices.isEmpty()) {
        return;
      }
      int index = random.nextInt(slices.size());
      ResourceSlice slice = slices.get(index);
      ResourceSlice other = slices.get(random.nextInt(slices.size()));
      ResourceSlice changed = switch (random.nextInt(4)) {
        case 0 -> of(slice, later(slice.pool()), slice, slice.devices());
        case 1 -> of(slice, slice.pool(), other, slice.devices());
        case 2 -> of(slice, other.pool(), other, slice.devices());
        default -> of(slice, slice.pool(), slice, fewer(slice.devices()));
      };
      slices.set(index, changed);
      inventory = inventory.with(changed);
    }

    private static ResourceSlice.Pool later(ResourceSlice.Pool pool) {
      return new ResourceSlice.Pool(pool.name(), pool.generation() + 1, pool.resourceSliceCount());
    }

    private List<Device> fewer(List<Device> devices) {
      List<Device> fewer = new ArrayList<>(devices);
      if (!fewer.isEmpty()) {
        fewer.remove(random.nextInt(fewer.size()));
      }
      return fewer;
    }

    private static ResourceSlice of(
        ResourceSlice slice, ResourceSlice.Pool pool, ResourceSlice where, List<Device> devices) {
      return new ResourceSlice(
          slice.name(),
          slice.driver(),
          pool,
          where.nodes(),
          where.perDeviceNodeSelection(),
          devices,
          slice.sharedCounters());
    }

    void compare(String name) {
      DeviceInventory compiled = compiled();
      ClaimPlan plan = inventory.plan(pending);
      ClaimPlan same = compiled.plan(pending);
      assertThat(inventory.nodes()).as(name).isEqualTo(nodes);
      for (int node = 0; node < nodes.size(); node++) {
        assertThat(inventory.node(nodes.get(node).name())).as(name).hasValue(node);
        assertThat(inventory.allocate(node, plan))
            .as(name)
            .isEqualTo(compiled.allocate(node, same));
      }
      Allocator used = inventory.allocator();
      assertThat(used.firstFit(plan, node -> true))
          .as(name)
          .isEqualTo(compiled.allocator().firstFit(same, node -> true));
      used.sweepAllocations(plan, (node, allocation) -> {
        assertThat(allocation).as(name).isEqualTo(compiled.allocate(node, same));
        return true;
      });
    }
  }

  @Test
  void changedInventoriesAnswerAsThoseCompiledAnew() {
    int seed = 0;
    for (Case each : RandomCases.all()) {
      DraProfile release = DraProfile.of(seed % 2 == 0 ? "1.36" : "1.37").orElseThrow();
      Cluster cluster = new Cluster(each, seed++, release);
      if (seed % 5 != 0) {
        continue;
      }
      for (int edit = 0; edit < EDITS; edit++) {
        cluster.edit();
        cluster.compare(each.name() + ", edit " + edit);
      }
    }
  }

  /** Numbers of devices are not used again, so that now and then all are numbered anew. */
  @Test
  void aSliceCanChangeAsOftenAsItWill() {
    Case of = RandomCases.all().get(0);
    Cluster cluster = new Cluster(of, 0, DraProfile.KUBERNETES_1_36);
    for (int i = 0; i < 5_000; i++) {
      cluster.inventory = cluster.inventory.with(cluster.slices.get(i % cluster.slices.size()));
    }
    cluster.compare(of.name());
  }

  @Test
  void aPlanIsNotForOtherSlices() {
    ResourceSlice slice = new ResourceSlice(
        "slice",
        "gpu.example.com",
        new ResourceSlice.Pool("pool", 1, 1),
        NodeSelection.NONE,
        Optional.empty(),
        List.of(),
        List.of());
    DeviceInventory before = DeviceInventory.compile(
        DraProfile.KUBERNETES_1_36,
        List.of(new Node("node", Map.of(), Map.of())),
        new DraCluster(List.of(), List.of(), List.of(), List.of()));
    ClaimPlan plan = before.plan(List.of());
    DeviceInventory after = before.with(slice);
    assertThatThrownBy(() -> after.allocate(0, plan)).hasMessageContaining("plan again");
    Allocator allocator = before.allocator();
    DeviceInventory other = DeviceInventory.compile(
        DraProfile.KUBERNETES_1_36.with(DraFeatures.named(List.of("none"))),
        List.of(),
        new DraCluster(List.of(), List.of(), List.of(), List.of()));
    assertThatThrownBy(() -> allocator.use(other)).hasMessageContaining("other features");
  }
}
