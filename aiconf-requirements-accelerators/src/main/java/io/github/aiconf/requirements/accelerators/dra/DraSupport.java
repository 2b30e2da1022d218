package io.github.aiconf.requirements.accelerators.dra;

import com.google.auto.service.AutoService;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.Requirement;
import java.util.List;

/** {@code dra_support}: workloads can ask for devices by their attributes instead of by count. */
@AutoService(Requirement.class)
public final class DraSupport implements Requirement {

  @Override
  public String id() {
    return "dra_support";
  }

  @Override
  public String title() {
    return "Dynamic Resource Allocation APIs";
  }

  @Override
  public String meaning() {
    return "The APIs of Dynamic Resource Allocation (resource.k8s.io) are usable, so that workloads can ask for devices by "
        + "their attributes instead of by count. From Kubernetes 1.34 on that means version v1; in 1.33 a beta version will do.";
  }

  @Override
  public List<Check> checks() {
    return List.of(new ApiServed(), new DevicesAllocatable());
  }
}
