package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.testkit.ProfileContract;

class GatewayImplementationContractTest implements ProfileContract {

  @Override
  public ProfileKind<?> kind() {
    return GatewayImplementation.KIND;
  }
}
