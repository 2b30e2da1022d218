package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.testkit.ProfileContract;

class MetricsCollectorContractTest implements ProfileContract {

  @Override
  public ProfileKind<?> kind() {
    return MetricsCollector.KIND;
  }
}
