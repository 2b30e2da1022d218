package io.github.aiconf.simulator.dra.stream;

import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.SlowAllocator.Semantics;

class SlowAllocatorAnswersTest extends RecordedAnswersContract {

  @Override
  ClaimAllocator.Source allocators() {
    return Allocators.slow(Semantics.KUBERNETES_1_36);
  }
}
