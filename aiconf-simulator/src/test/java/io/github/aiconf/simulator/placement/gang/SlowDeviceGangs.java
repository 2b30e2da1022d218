package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.placement.gang.RandomDeviceGangs.Device;
import io.github.aiconf.simulator.placement.gang.RandomDeviceGangs.Wish;
import java.util.ArrayList;
import java.util.List;

/**
 * Places small gangs in every way there is, each pod on every node and with all combinations of
 * devices. Knows amounts of cpu, models and numa nodes, nothing of claims and filters.
 */
final class SlowDeviceGangs {

  private final RandomDeviceGangs.Case question;
  private final int[] free;
  private final boolean[] taken;

  SlowDeviceGangs(RandomDeviceGangs.Case question) {
    this.question = question;
    this.free = question.milliCpu().stream().mapToInt(n -> n).toArray();
    this.taken = new boolean[question.devices().size()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = question.devices().get(i).isTaken();
    }
  }

  /** Whether the gang can be placed. */
  boolean fits() {
    List<Integer> pods = new ArrayList<>();
    for (int podClass = 0; podClass < question.gang().classes().size(); podClass++) {
      for (int i = 0; i < question.gang().classes().get(podClass).count(); i++) {
        pods.add(podClass);
      }
    }
    return place(pods, 0, 0);
  }

  private boolean place(List<Integer> pods, int next, long placed) {
    if (placed >= question.gang().minimum()) {
      return true;
    }
    if (next == pods.size()) {
      return false;
    }
    Wish wish = question.wishes().get(pods.get(next));
    for (int node = 0; node < free.length; node++) {
      if (free[node] >= wish.milliCpu()) {
        free[node] -= wish.milliCpu();
        boolean found = devices(pods, next, placed, node, wish, new ArrayList<>());
        free[node] += wish.milliCpu();
        if (found) {
          return true;
        }
      }
    }
    return place(pods, next + 1, placed);
  }

  private boolean devices(
      List<Integer> pods, int next, long placed, int node, Wish wish, List<Device> chosen) {
    if (chosen.size() == wish.models().size()) {
      return place(pods, next + 1, placed + 1);
    }
    String model = wish.models().get(chosen.size());
    for (int i = 0; i < taken.length; i++) {
      Device device = question.devices().get(i);
      boolean isHere = device.node() == node || device.node() == RandomDeviceGangs.SHARED;
      boolean isRight = model.isEmpty() || model.equals(device.model());
      if (!taken[i] && isHere && isRight && (!wish.near() || isNear(device, chosen))) {
        taken[i] = true;
        chosen.add(device);
        boolean found = devices(pods, next, placed, node, wish, chosen);
        chosen.remove(chosen.size() - 1);
        taken[i] = false;
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  /** A device without the attribute is near nothing, not even itself. */
  private static boolean isNear(Device device, List<Device> chosen) {
    return device.node() != RandomDeviceGangs.SHARED
        && chosen.stream().allMatch(other -> other.numa() == device.numa());
  }
}
