package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.testkit.ProfileContract;

class OperatorProfileContractTest implements ProfileContract {

  @Override
  public ProfileKind<?> kind() {
    return OperatorProfile.KIND;
  }
}
