package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.NodeInventory;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Tries everything again, in the plainest way. */
final class Repetition {

  private static final int MOST_STEPS = 20_000;

  private final NodeInventory inventory;

  private final Gang gang;
  private final Predicate<String> among;
  private final int[] placed;
  private final TreeMap<String, Integer> state = new TreeMap<>();
  private final Set<TreeMap<String, Integer>> seen = new HashSet<>();
  private final DeviceRoom devices;
  private int steps;

  /** Asks this inventory, which is afterwards as it was. */
  Repetition(NodeInventory inventory, Gang gang, Predicate<String> among) {
    this.inventory = inventory;
    this.gang = gang;
    this.among = among;
    this.placed = new int[gang.classes().size()];
    this.devices = new DeviceRoom(inventory.deviceInventory(), gang.classes());
  }

  CertificateCheck.Outcome outcome() {
    boolean reached = isReached();
    return steps > MOST_STEPS
        ? CertificateCheck.Outcome.TOO_LARGE
        : reached ? CertificateCheck.Outcome.REFUTED : CertificateCheck.Outcome.CONFIRMED;
  }

  private boolean isReached() {
    if (isEnough()) {
      return true;
    }
    if (steps > MOST_STEPS || !seen.add(new TreeMap<>(state))) {
      return false;
    }
    for (int podClass = 0; podClass < placed.length; podClass++) {
      if (placed[podClass] == gang.classes().get(podClass).count() || ++steps > MOST_STEPS) {
        continue;
      }
      Pod pod = gang.classes().get(podClass).bare();
      for (String node : CertificateCheck.open(inventory, pod, among)) {
        if (isReached(podClass, pod.on(node))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isReached(int podClass, Pod pod) {
    String key = podClass + " " + pod.nodeName();
    inventory.add(pod);
    placed[podClass]++;
    state.merge(key, 1, Integer::sum);
    try {
      return hasDevices(pod.nodeName()) && isReached();
    } finally {
      inventory.remove(pod);
      placed[podClass]--;
      if (state.merge(key, -1, Integer::sum) == 0) {
        state.remove(key);
      }
    }
  }

  private boolean hasDevices(String node) {
    int[] counts = new int[placed.length];
    for (int podClass = 0; podClass < counts.length; podClass++) {
      counts[podClass] = state.getOrDefault(podClass + " " + node, 0);
    }
    return !DeviceRoom.isNeeded(gang.classes())
        || inventory.deviceInventory().node(node).stream()
            .anyMatch(number -> devices.fits(number, counts));
  }

  private boolean isEnough() {
    long all = 0;
    for (int podClass = 0; podClass < placed.length; podClass++) {
      if (placed[podClass] < gang.classes().get(podClass).minimum()) {
        return false;
      }
      all += placed[podClass];
    }
    return all >= gang.minimum();
  }
}
