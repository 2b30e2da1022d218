package io.github.aiconf.testkit;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.ProfileKind;

class AcceleratorProfileContractTest implements ProfileContract {

  @Override
  public ProfileKind<?> kind() {
    return AcceleratorProfile.KIND;
  }
}
