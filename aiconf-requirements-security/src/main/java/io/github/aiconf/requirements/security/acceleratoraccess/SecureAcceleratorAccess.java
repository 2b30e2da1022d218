package io.github.aiconf.requirements.security.acceleratoraccess;

import com.google.auto.service.AutoService;
import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.Requirement;
import java.util.List;

/**
 * {@code secure_accelerator_access}: containers reach accelerators only through a device plugin or
 * DRA.
 */
@AutoService(Requirement.class)
public final class SecureAcceleratorAccess implements Requirement {

  @Override
  public String id() {
    return "secure_accelerator_access";
  }

  @Override
  public String title() {
    return "Isolated access to accelerators";
  }

  @Override
  public String meaning() {
    return "A container sees the accelerators that were allocated to it, and no others. A device plugin or a DRA driver, together "
        + "with the container runtime, stands between containers and devices, so that workloads can neither reach devices "
        + "without a request nor disturb each other on them.";
  }

  @Override
  public List<Check> checks() {
    return List.of(new AccessMediated());
  }

  @Override
  public List<ProfileKind<?>> profileKinds() {
    return List.of(AcceleratorProfile.KIND, DeviceExposure.KIND, HardeningSetting.KIND);
  }
}
