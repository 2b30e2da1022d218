package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.testkit.ProfileContract;

class HardeningSettingContractTest implements ProfileContract {

  @Override
  public ProfileKind<?> kind() {
    return HardeningSetting.KIND;
  }
}
