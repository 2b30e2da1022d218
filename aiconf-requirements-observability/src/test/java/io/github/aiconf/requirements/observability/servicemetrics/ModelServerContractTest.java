package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.testkit.ProfileContract;

class ModelServerContractTest implements ProfileContract {

  @Override
  public ProfileKind<?> kind() {
    return ModelServer.KIND;
  }
}
