package io.github.aiconf.simulator.dra.stream;

import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.Compatibility;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.dra.InventoryAllocator;

class InventoryAnswersTest extends RecordedAnswersContract {

  @Override
  ClaimAllocator.Source allocators() {
    return InventoryAllocator.of(DraProfile.KUBERNETES_1_36, Compatibility.KUBERNETES);
  }
}
