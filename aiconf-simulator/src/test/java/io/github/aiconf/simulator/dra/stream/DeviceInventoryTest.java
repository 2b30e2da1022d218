package io.github.aiconf.simulator.dra.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.dra.AllocatedDevice;
import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.Allocator;
import io.github.aiconf.simulator.dra.ClaimAllocation;
import io.github.aiconf.simulator.dra.ClaimPlan;
import io.github.aiconf.simulator.dra.Compatibility;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.dra.Explanation;
import io.github.aiconf.simulator.dra.stream.RandomCases.Case;
import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceInventoryTest {

  private static final List<Case> CASES = RandomCases.all();

  private static DeviceInventory inventory(Case of, DraCluster cluster) {
    return DeviceInventory.compile(
        DraProfile.KUBERNETES_1_36.with(of.features()),
        Compatibility.KUBERNETES,
        of.objects().nodes(),
        cluster);
  }

  private static Allocator.Outcome outcome(Allocation allocation) {
    if (allocation instanceof Allocation.Allocated) {
      return Allocator.Outcome.FITS;
    }
    if (allocation instanceof Allocation.NotPossible) {
      return Allocator.Outcome.DOES_NOT_FIT;
    }
    if (allocation instanceof Allocation.Failed failed) {
      return failed.kind() == Allocation.ErrorKind.NODE
          ? Allocator.Outcome.NODE_ERROR
          : Allocator.Outcome.FATAL_ERROR;
    }
    return Allocator.Outcome.UNDECIDED;
  }

  @Test
  void sweepsGiveForEachNodeWhatAskingForItAloneGives() {
    for (Case each : CASES) {
      DeviceInventory inventory = inventory(each, each.objects().cluster());
      ClaimPlan plan = inventory.plan(each.objects().pending());
      List<Allocator.Outcome> alone = new ArrayList<>();
      for (int node = 0; node < inventory.nodes().size(); node++) {
        alone.add(outcome(inventory.allocate(node, plan)));
      }
      List<Allocator.Outcome> swept = new ArrayList<>();
      inventory.allocator().sweep(plan, (node, outcome) -> swept.add(outcome));

      assertThat(swept).as(each.name()).isEqualTo(alone);
    }
  }

  /** The order of questions must not matter to an allocator that is used again. */
  @Test
  void anAllocatorAnswersTheSameHoweverOftenItIsAsked() {
    for (Case each : CASES) {
      DeviceInventory inventory = inventory(each, each.objects().cluster());
      Allocator used = inventory.allocator();
      ClaimPlan all = inventory.plan(each.objects().pending());
      for (ResourceClaim claim : each.objects().pending()) {
        ClaimPlan one = inventory.plan(List.of(claim));
        for (int node = 0; node < inventory.nodes().size(); node++) {
          used.allocate(node, one);
          assertThat(used.allocate(node, all))
              .as(each.name())
              .isEqualTo(inventory.allocate(node, all));
        }
      }
    }
  }

  @Test
  void anInventoryAfterAnAllocationEqualsOneCompiledWithIt() {
    int changes = 0;
    for (Case each : CASES) {
      DeviceInventory before = inventory(each, each.objects().cluster());
      ClaimPlan plan = before.plan(each.objects().pending());
      for (int node = 0; node < before.nodes().size(); node++) {
        if (!(before.allocate(node, plan) instanceof Allocation.Allocated allocated)) {
          continue;
        }
        DeviceInventory changed = before;
        List<ResourceClaim> claims = new ArrayList<>(each.objects().cluster().claims());
        for (int i = 0; i < allocated.claims().size(); i++) {
          ResourceClaim held =
              held(each.objects().pending().get(i), allocated.claims().get(i));
          claims.add(held);
          changed = changed.with(held);
        }
        DraCluster cluster = each.objects().cluster();
        DeviceInventory compiled = inventory(
            each,
            new DraCluster(cluster.slices(), cluster.classes(), claims, cluster.taintRules()));
        for (int other = 0; other < before.nodes().size(); other++) {
          Allocation after = changed.allocate(other, changed.plan(each.objects().pending()));
          assertThat(after)
              .as(each.name())
              .isEqualTo(compiled.allocate(other, compiled.plan(each.objects().pending())));
        }
        changes++;
      }
    }
    assertThat(changes).isGreaterThan(50);
  }

  private static ResourceClaim held(ResourceClaim claim, ClaimAllocation allocation) {
    List<DeviceInUse> devices = new ArrayList<>();
    for (AllocatedDevice device : allocation.devices()) {
      devices.add(new DeviceInUse(
          device.driver(),
          device.pool(),
          device.device(),
          device.adminAccess(),
          device.shareId(),
          device.consumedCapacity()));
    }
    return new ResourceClaim(
        claim.namespace(),
        claim.name() + "-held",
        claim.requests(),
        claim.constraints(),
        claim.configuration(),
        Optional.of(devices));
  }

  @Test
  void explanationsCountEveryDeviceOnceForEachRequest() {
    int refused = 0;
    for (Case each : CASES) {
      DeviceInventory inventory = inventory(each, each.objects().cluster());
      ClaimPlan plan = inventory.plan(each.objects().pending());
      for (int node = 0; node < inventory.nodes().size(); node++) {
        Explanation explanation = inventory.explain(node, plan);
        long sizes = explanation.requests().stream()
            .map(request -> request.suitable().size() + request.exclusions().size())
            .distinct()
            .count();
        assertThat(sizes).as(each.name()).isLessThanOrEqualTo(1);
        assertThat(explanation.outcome())
            .as(each.name())
            .isEqualTo(outcome(inventory.allocate(node, plan)));
        if (explanation.outcome() == Allocator.Outcome.DOES_NOT_FIT) {
          assertThat(explanation.conflict()).as(each.name()).isNotEmpty();
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(20);
  }
}
