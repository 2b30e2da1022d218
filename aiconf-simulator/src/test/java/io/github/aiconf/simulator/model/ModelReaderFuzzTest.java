package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelReaderFuzzTest {

  private static final List<String> SEEDS = List.of("""
      apiVersion: v1
      kind: Node
      metadata: {name: node-a, labels: {zone: west}}
      status: {allocatable: {cpu: "8"}}
      """, """
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu}
      spec:
        selectors: [{cel: {expression: "true"}}]
        config: [{opaque: {driver: d, parameters: {a: [1]}}}]
      """, """
      kind: ResourceSlice
      metadata: {name: slice-a}
      spec:
        driver: d
        pool: {name: p, generation: 1, resourceSliceCount: 1}
        nodeSelector: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In, values: [b]}]}]}
        sharedCounters: [{name: set, counters: {units: {value: "7"}}}]
        devices:
        - name: a
          taints: [{key: broken, effect: NoExecute}]
          consumesCounters: [{counterSet: set, counters: {units: {value: "3"}}}]
          attributes: {i: {int: 4}, b: {bool: true}, s: {string: x}, l: {ints: [1, 2]}}
          capacity:
            m: {value: 1Gi, requestPolicy: {default: 1Gi, validRange: {min: 1Gi}, validValues: [1Gi]}}
        - {name: b, basic: {capacity: {m: 1Gi}}}
      """, """
      kind: ResourceClaim
      metadata: {name: c, namespace: default}
      spec:
        devices:
          requests:
          - name: one
            exactly:
              deviceClassName: gpu
              selectors: [{cel: {expression: "true"}}]
              tolerations: [{operator: Exists, tolerationSeconds: 5}]
              capacity: {requests: {memory: 10Gi}}
          - {name: two, firstAvailable: [{name: a, deviceClassName: gpu}]}
          - {name: three, deviceClassName: gpu}
          constraints: [{requests: [one], matchAttribute: d/a}]
          config: [{requests: [one], opaque: {driver: d, parameters: {}}}]
      status:
        allocation:
          devices:
            results: [{request: r, driver: d, pool: p, device: x, consumedCapacity: {m: 1Gi}}]
      """, """
      kind: ResourceClaimTemplate
      spec: {spec: {devices: {requests: [{name: one, exactly: {deviceClassName: gpu}}]}}}
      """, """
      kind: DeviceTaintRule
      spec: {deviceSelector: {driver: d}, taint: {key: broken, effect: NoSchedule}}
      """);

  private static final List<Object> ODD = List.of(
      "",
      "x",
      "1Gi",
      "\u0000\n\uD800",
      1,
      -1L,
      1.5,
      Double.NaN,
      new BigInteger("123456789012345678901234567890"),
      new BigDecimal("1e400"),
      true,
      List.of(),
      List.of(List.of()),
      Map.of(),
      Map.of("name", Map.of()),
      Map.of(1, 2),
      Instant.EPOCH,
      'c',
      new byte[] {1});

  @Test
  void anyTreeIsReadOrRefusedWithAModelException() {
    Random random = new Random(7);
    List<Map<String, Object>> seeds = SEEDS.stream().map(ModelReaderTest::tree).toList();
    int refused = 0;
    int rounds = Integer.getInteger("aiconf.fuzz.rounds", 2_000);
    for (int i = 0; i < rounds; i++) {
      @SuppressWarnings("unchecked") // A copy of a map is one.
      Map<String, Object> tree =
          (Map<String, Object>) copy(seeds.get(random.nextInt(seeds.size())));
      int changes = 1 + random.nextInt(2);
      for (int c = 0; c < changes; c++) {
        change(tree, random);
      }
      refused += read(tree, random.nextBoolean() ? ModelReader.strict() : ModelReader.lenient());
      assertThat(ClaimRules.problems(tree, expression -> Optional.empty())).isNotNull();
    }
    assertThat(refused).isBetween(rounds / 4, rounds * 4 / 5);
  }

  /** 1 if the object is refused by the method for its kind. */
  private static int read(Map<String, Object> tree, ModelReader reader) {
    List<Runnable> all = List.of(
        () -> reader.node(tree),
        () -> reader.deviceClass(tree),
        () -> reader.resourceSlice(tree),
        () -> reader.resourceClaim(tree),
        () -> reader.claimFromTemplate(tree, "a", "b"),
        () -> reader.deviceTaintRule(tree));
    int read = 0;
    for (Runnable each : all) {
      try {
        each.run();
        read++;
      } catch (ModelException e) {
        String message = String.valueOf(e.getMessage());
        if (message.length() > 1000 || message.chars().anyMatch(Character::isISOControl)) {
          fail("not one short line: " + message);
        }
      }
    }
    return read == 0 ? 1 : 0;
  }

  /** Replaces, removes or adds something somewhere. */
  private static void change(Map<String, Object> tree, Random random) {
    List<Object> places = new ArrayList<>();
    collect(tree, places);
    Object place = places.get(random.nextInt(places.size()));
    Object odd = random.nextInt(10) == 0 ? null : ODD.get(random.nextInt(ODD.size()));
    if (place instanceof List<?> raw) {
      @SuppressWarnings("unchecked") // As the parser made it.
      List<Object> list = (List<Object>) raw;
      if (list.isEmpty() || random.nextInt(3) == 0) {
        list.add(odd);
      } else {
        list.set(random.nextInt(list.size()), odd);
      }
      return;
    }
    @SuppressWarnings("unchecked") // As the parser made it.
    Map<Object, Object> map = (Map<Object, Object>) place;
    List<Object> keys = new ArrayList<>(map.keySet());
    switch (keys.isEmpty() ? 0 : random.nextInt(6)) {
      case 0 -> map.put("unknown", odd);
      case 1 -> map.remove(keys.get(random.nextInt(keys.size())));
      case 2 -> map.put(random.nextBoolean() ? 3 : null, odd);
      default -> map.put(keys.get(random.nextInt(keys.size())), odd);
    }
  }

  private static Object copy(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, copy(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return tree;
  }

  private static void collect(Object tree, List<Object> places) {
    if (tree instanceof HashMap<?, ?> map) {
      places.add(map);
      new LinkedHashMap<>(map).values().forEach(value -> collect(value, places));
    } else if (tree instanceof ArrayList<?> list) {
      places.add(list);
      list.forEach(item -> collect(item, places));
    }
  }
}
