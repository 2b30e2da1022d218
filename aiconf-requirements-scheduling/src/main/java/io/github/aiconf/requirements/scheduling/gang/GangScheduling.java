package io.github.aiconf.requirements.scheduling.gang;

import com.google.auto.service.AutoService;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.Requirement;
import java.util.List;

/** {@code gang_scheduling}: the pods of a group start together or not at all. */
@AutoService(Requirement.class)
public final class GangScheduling implements Requirement {

  @Override
  public String id() {
    return "gang_scheduling";
  }

  @Override
  public String title() {
    return "Gang scheduling";
  }

  @Override
  public String meaning() {
    return "At least one scheduler that places the pods of a group all together or not at all can be installed and works, "
        + "so that distributed training does not hold accelerators while it waits for the rest of its pods.";
  }

  @Override
  public List<Check> checks() {
    return List.of(new SchedulerReady(), new GangsPlaceable());
  }

  @Override
  public List<ProfileKind<?>> profileKinds() {
    return List.of(GangScheduler.KIND, GroupApi.KIND);
  }
}
