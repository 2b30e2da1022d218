package io.github.aiconf.requirements.observability.servicemetrics;

import com.google.auto.service.AutoService;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.Requirement;
import java.util.List;

/**
 * {@code ai_service_metrics}: a monitoring system discovers workloads that expose metrics in a
 * standard format, and collects them.
 */
@AutoService(Requirement.class)
public final class AiServiceMetrics implements Requirement {

  @Override
  public String id() {
    return "ai_service_metrics";
  }

  @Override
  public String title() {
    return "Metrics of AI services";
  }

  @Override
  public String meaning() {
    return "A monitoring system on the cluster discovers workloads that expose metrics in a standard format, such as model "
        + "servers, and collects what they expose. It is enough that one such system works.";
  }

  @Override
  public List<Check> checks() {
    return List.of(new CollectorHasTargets());
  }

  @Override
  public List<ProfileKind<?>> profileKinds() {
    return List.of(MetricsCollector.KIND, ModelServer.KIND);
  }
}
