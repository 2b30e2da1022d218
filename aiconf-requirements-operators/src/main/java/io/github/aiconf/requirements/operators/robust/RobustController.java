package io.github.aiconf.requirements.operators.robust;

import com.google.auto.service.AutoService;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.Requirement;
import java.util.List;

/** {@code robust_controller}: an AI operator with custom resources is installed and works. */
@AutoService(Requirement.class)
public final class RobustController implements Requirement {

  @Override
  public String id() {
    return "robust_controller";
  }

  @Override
  public String title() {
    return "A complex AI operator works";
  }

  @Override
  public String meaning() {
    return "At least one complex AI operator that brings custom resources, such as KubeRay or Kubeflow Trainer, can be "
        + "installed and works: its pods are Ready, its webhooks answer, and its custom resources are reconciled.";
  }

  @Override
  public List<Check> checks() {
    return List.of(new OperatorWorks());
  }

  @Override
  public List<ProfileKind<?>> profileKinds() {
    return List.of(OperatorProfile.KIND);
  }
}
