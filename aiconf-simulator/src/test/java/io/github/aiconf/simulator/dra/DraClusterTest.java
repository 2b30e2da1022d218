package io.github.aiconf.simulator.dra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraClusterTest {

  private static final DeviceTaint OWN = new DeviceTaint("own", "", "NoSchedule");
  private static final DraFeatures RULES = DraFeatures.named(List.of("all"));

  private static Device device(String name) {
    return new Device(
        name,
        Map.of(),
        Map.of(),
        List.of(),
        NodeSelection.NONE,
        List.of(OWN),
        false,
        List.of(),
        List.of(),
        false);
  }

  private static ResourceSlice slice(String driver, String pool) {
    return new ResourceSlice(
        driver + pool,
        driver,
        new ResourceSlice.Pool(pool, 1, 1),
        NodeSelection.NONE,
        Optional.empty(),
        List.of(device("a"), device("b")),
        List.of());
  }

  private static DeviceTaintRule rule(String key, String driver, String pool, String device) {
    return new DeviceTaintRule(
        key,
        Optional.ofNullable(driver),
        Optional.ofNullable(pool),
        Optional.ofNullable(device),
        new DeviceTaint(key, "", "NoSchedule"));
  }

  private static List<List<String>> taints(DraFeatures features, DeviceTaintRule... rules) {
    DraCluster cluster = new DraCluster(
        List.of(slice("d", "p"), slice("e", "p")), List.of(), List.of(), List.of(rules));
    return cluster.taintedSlices(features).stream()
        .flatMap(slice -> slice.devices().stream())
        .map(device -> device.taints().stream().map(DeviceTaint::key).toList())
        .toList();
  }

  @Test
  void rulesAreAppendedWhereAllTheySayFits() {
    assertThat(taints(RULES, rule("all", null, null, null), rule("one", "d", "p", "b")))
        .containsExactly(
            List.of("own", "all"),
            List.of("own", "all", "one"),
            List.of("own", "all"),
            List.of("own", "all"));
    assertThat(taints(RULES, rule("driver", "e", null, null), rule("other", "d", "q", null)))
        .containsExactly(
            List.of("own"), List.of("own"), List.of("own", "driver"), List.of("own", "driver"));
  }

  @Test
  void rulesDoNothingWhileTheFeatureIsOff() {
    assertThat(taints(DraFeatures.KUBERNETES_1_36, rule("all", null, null, null)))
        .containsOnly(List.of("own"));
  }
}
