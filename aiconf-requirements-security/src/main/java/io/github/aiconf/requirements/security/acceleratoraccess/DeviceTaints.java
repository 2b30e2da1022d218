package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The taints that keep pods from devices: those in slices, and those of DeviceTaintRules. */
final class DeviceTaints {

  private static final Set<String> KEEPING_OFF = Set.of("NoSchedule", "NoExecute");

  private record Rule(String name, Value selector) {

    boolean matches(String driver, String pool, String device) {
      return fits("driver", driver) && fits("pool", pool) && fits("device", device);
    }

    private boolean fits(String key, String value) {
      return selector.get(key).asText().filter(wanted -> !wanted.equals(value)).isEmpty();
    }

    /** Selection by class or CEL needs an evaluation of expressions. */
    boolean isReadable() {
      return selector.items("selectors").isEmpty()
          && selector.text("deviceClassName").isEmpty();
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private final Sample<String> unread = new Sample<>(5);
  private final Optional<Gap> gap;

  private DeviceTaints(Optional<Gap> gap) {
    this.gap = gap;
  }

  /** Those of slices alone. */
  static DeviceTaints withoutRules() {
    return new DeviceTaints(Optional.empty());
  }

  static DeviceTaints read(Cluster cluster) {
    Listing listing = cluster.listVisible(Resources.DEVICE_TAINT_RULES);
    DeviceTaints taints = new DeviceTaints(listing.gap());
    listing.forEach(taints::add);
    return taints;
  }

  private void add(KubernetesObject object) {
    Value selector = object.at("spec.deviceSelector");
    boolean applies =
        selector.isPresent() && KEEPING_OFF.contains(object.text("spec.taint.effect"));
    Rule rule = new Rule(object.name(), selector);
    if (applies && rule.isReadable()) {
      rules.add(rule);
    } else if (applies) {
      unread.add(rule.name());
    }
  }

  /** Why not all DeviceTaintRules were seen, so that a device may be kept from pods unseen. */
  Optional<Gap> gap() {
    return gap;
  }

  static Reads reads() {
    return Reads.none()
        .list(Resources.DEVICE_TAINT_RULES, "spec.deviceSelector", "spec.taint.effect");
  }

  /** The taint that keeps pods from a device, for an observation. */
  Optional<String> of(KubernetesObject slice, String name, Value device) {
    for (Value taint : device.items("taints")) {
      if (KEEPING_OFF.contains(taint.text("effect"))) {
        return Optional.of(taint.text("key") + ":" + taint.text("effect"));
      }
    }
    return rules.stream()
        .filter(rule -> rule.matches(slice.text("spec.driver"), slice.text("spec.pool.name"), name))
        .findFirst()
        .map(rule -> "DeviceTaintRule " + rule.name());
  }

  /** Names of rules that were not applied, since they select by expressions. */
  Sample<String> unread() {
    return unread;
  }
}
