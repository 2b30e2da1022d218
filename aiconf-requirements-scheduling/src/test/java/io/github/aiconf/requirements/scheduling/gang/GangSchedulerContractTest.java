package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.testkit.ProfileContract;

class GangSchedulerContractTest implements ProfileContract {

  @Override
  public ProfileKind<?> kind() {
    return GangScheduler.KIND;
  }
}
