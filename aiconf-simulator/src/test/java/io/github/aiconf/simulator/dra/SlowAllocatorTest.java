package io.github.aiconf.simulator.dra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.aiconf.simulator.dra.SlowAllocator.Semantics;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlowAllocatorTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Semantics AS_IS = Semantics.KUBERNETES_1_36;

  private static final String CLASS = "{kind: DeviceClass, metadata: {name: any}}\n";

  private static Allocation allocate(Semantics semantics, long steps, String yaml) {
    ModelReader reader = ModelReader.strict();
    List<ResourceSlice> slices = new ArrayList<>();
    List<DeviceClass> classes = new ArrayList<>();
    List<ResourceClaim> claims = new ArrayList<>();
    try (MappingIterator<Map<String, Object>> documents = YAML.readerFor(
            new TypeReference<Map<String, Object>>() {})
        .readValues("--- " + (CLASS + yaml).replace("\n{", "\n--- {"))) {
      documents.forEachRemaining(document -> {
        switch ((String) document.get("kind")) {
          case "DeviceClass" -> classes.add(reader.deviceClass(document));
          case "ResourceSlice" -> slices.add(reader.resourceSlice(document));
          default -> claims.add(reader.resourceClaim(document));
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ClaimAllocator allocator = new SlowAllocator(
        new DraCluster(slices, classes, claims, List.of()),
        DraFeatures.KUBERNETES_1_36,
        semantics,
        (expression, driver, device) -> Optional.of(true),
        steps);
    return allocator.allocate(
        new Node("n", Map.of(), Map.of()),
        claims.stream().filter(claim -> claim.allocation().isEmpty()).toList());
  }

  private static List<String> devices(Semantics semantics, String yaml) {
    return allocate(semantics, 1000, yaml) instanceof Allocation.Allocated allocated
        ? allocated.claims().stream()
            .flatMap(claim -> claim.devices().stream())
            .map(AllocatedDevice::device)
            .toList()
        : List.of();
  }

  private static String slice(String name, int of, String rest) {
    return "{kind: ResourceSlice, metadata: {name: " + name + "}, spec: {driver: d, nodeName: n,"
        + " pool: {name: p, generation: 2, resourceSliceCount: " + of + "}, " + rest + "}}\n";
  }

  private static String draws(String device, String set, int units) {
    return "{name: " + device + ", consumesCounters: [{counterSet: " + set
        + ", counters: {units: {value: " + units + "}}}]}";
  }

  private static String inUse(String device) {
    return "{kind: ResourceClaim, metadata: {name: held}, status: {allocation: {devices: {results:"
        + " [{request: r, driver: d, pool: p, device: " + device + "}]}}}}\n";
  }

  private static String claim(String exactly) {
    return "{kind: ResourceClaim, metadata: {name: c}, spec: {devices: {requests: [{name: r,"
        + " exactly: {deviceClassName: any" + exactly + "}}]}}}\n";
  }

  private static final String COUNTERS = slice(
      "counters",
      2,
      "sharedCounters: [{name: one, counters: {units: {value: 1}}},"
          + " {name: two, counters: {units: {value: 1}}}]");

  @Test
  void adminAccessNeedsFreeCountersAsInKubernetesUnlessThatIsSwitchedOff() {
    String cluster = COUNTERS
        + slice("devices", 2, "devices: [" + draws("a", "one", 1) + "]")
        + inUse("a")
        + claim(", adminAccess: true");

    assertThat(devices(AS_IS, cluster)).isEmpty();
    assertThat(devices(new Semantics(36, false, true, true, true), cluster)).containsExactly("a");
  }

  @Test
  void overdrawnCounterBlocksThePoolAsInKubernetesUnlessThatIsSwitchedOff() {
    String cluster = COUNTERS
        + slice(
            "devices", 2, "devices: [" + draws("a", "one", 2) + "," + draws("b", "two", 1) + "]")
        + inUse("a")
        + claim("");

    assertThat(devices(AS_IS, cluster)).isEmpty();
    assertThat(devices(new Semantics(36, true, false, true, true), cluster)).containsExactly("b");
  }

  @Test
  void fractionalStepsAreRoundedAsInKubernetesUnlessThatIsSwitchedOff() {
    String cluster = slice(
            "devices",
            1,
            "devices: [{name: a, allowMultipleAllocations: true, capacity: {share: {value: 4,"
                + " requestPolicy: {default: 500m, validRange: {min: 500m, step: 500m}}}}}]")
        + claim(", capacity: {requests: {share: 1300m}}");

    assertThat(drawn(AS_IS, cluster)).isEqualTo(Quantity.parse("2"));
    assertThat(drawn(new Semantics(36, true, true, false, true), cluster))
        .isEqualTo(Quantity.parse("1500m"));
  }

  private static Quantity drawn(Semantics semantics, String yaml) {
    Allocation.Allocated allocated = (Allocation.Allocated) allocate(semantics, 1000, yaml);
    return allocated.claims().get(0).devices().get(0).consumedCapacity().get("share");
  }

  @Test
  void deviceThatOnlyAnOlderSliceHasDrawsNothingAsInKubernetesUnlessThatIsSwitchedOff() {
    String old = slice("old", 1, "devices: [" + draws("a", "one", 1) + "]")
        .replace("generation: 2", "generation: 1");
    String cluster = COUNTERS
        + slice("devices", 2, "devices: [" + draws("b", "one", 1) + "]")
        + old
        + inUse("a")
        + claim("");

    assertThat(devices(AS_IS, cluster)).containsExactly("b");
    assertThat(devices(new Semantics(36, true, true, true, false), cluster)).isEmpty();
  }

  @Test
  void slicesWithCountersOfOtherNodesMatterUpTo136() {
    String other = COUNTERS.replace("nodeName: n", "nodeName: m").replace("{name: p,", "{name: q,");
    String cluster =
        other + slice("devices", 1, "devices: [{name: a}]") + claim(", allocationMode: All");

    assertThat(allocate(AS_IS, 1000, cluster)).isInstanceOf(Allocation.Failed.class);
    assertThat(devices(Semantics.KUBERNETES_1_37, cluster)).containsExactly("a");
  }

  @Test
  void searchThatTakesTooManyStepsIsUndecided() {
    String cluster = slice("devices", 1, "devices: [{name: a}, {name: b}]") + claim(", count: 2");

    assertThat(allocate(AS_IS, 3, cluster)).isEqualTo(new Allocation.Undecided());
    assertThat(devices(AS_IS, cluster)).containsExactly("a", "b");
  }
}
