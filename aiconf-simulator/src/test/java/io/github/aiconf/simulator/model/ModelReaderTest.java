package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.aiconf.simulator.model.NodeSelector.Requirement;
import io.github.aiconf.simulator.model.NodeSelector.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelReaderTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final ModelReader strict = ModelReader.strict();
  private final ModelReader lenient = ModelReader.lenient();

  static Map<String, Object> tree(String yaml) {
    try {
      return YAML.readValue(yaml, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nodeHasLabelsAndWhatItOffers() {
    Node node = strict.node(tree("""
        apiVersion: v1
        kind: Node
        metadata: {name: node-a, labels: {zone: west}, uid: "1"}
        spec: {podCIDR: 10.0.0.0/24}
        status: {allocatable: {cpu: "8", memory: 64Gi, "example.com/gpu": 4}}
        """));

    assertThat(node.name()).isEqualTo("node-a");
    assertThat(node.labels()).containsExactly(Map.entry("zone", "west"));
    assertThat(node.allocatable().get("memory")).isEqualTo(Quantity.parse("64Gi"));
    assertThat(node.allocatable().get("example.com/gpu")).isEqualTo(Quantity.parse("4"));
  }

  @Test
  void classHasSelectorsConfigurationAndExtendedResource() {
    DeviceClass deviceClass = strict.deviceClass(tree("""
        apiVersion: resource.k8s.io/v1
        kind: DeviceClass
        metadata: {name: gpu}
        spec:
          extendedResourceName: example.com/gpu
          selectors: [{cel: {expression: device.driver == "gpu.example.com"}}, {}]
          config: [{opaque: {driver: gpu.example.com, parameters: {shared: true}}}]
        """));

    assertThat(deviceClass.selectors())
        .containsExactly(
            new Selector(Optional.of("device.driver == \"gpu.example.com\"")),
            new Selector(Optional.empty()));
    assertThat(deviceClass.extendedResourceName()).contains("example.com/gpu");
    assertThat(deviceClass.configuration())
        .containsExactly(new DeviceConfiguration(
            List.of(),
            Map.of(
                "opaque",
                Map.of("driver", "gpu.example.com", "parameters", Map.of("shared", true)))));
  }

  private static final String SLICE = """
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: slice-a}
      spec:
        driver: gpu.example.com
        pool: {name: pool-a, generation: 3, resourceSliceCount: 2}
        nodeSelector:
          nodeSelectorTerms:
          - matchExpressions: [{key: zone, operator: In, values: [west]}]
            matchFields: [{key: metadata.name, operator: NotIn, values: [node-b]}]
        sharedCounters: [{name: set, counters: {units: {value: "7"}}}]
        devices:
        - name: gpu-0
          allowMultipleAllocations: true
          bindsToNode: true
          bindingConditions: [attached]
          bindingFailureConditions: [failed]
          taints: [{key: broken, effect: NoExecute, timeAdded: "2026-01-01T00:00:00Z"}]
          consumesCounters: [{counterSet: set, counters: {units: {value: "3"}}}]
          attributes:
            index: {int: 4}
            healthy: {bool: true}
            model: {string: H100}
            driverVersion: {version: 1.2.3}
            lanes: {ints: [1, 2]}
            links: {strings: [x]}
            nothing: {}
          capacity:
            memory:
              value: 80Gi
              requestPolicy: {default: 10Gi, validRange: {min: 5Gi, max: 40Gi, step: 5Gi}}
            slots: {value: "4", requestPolicy: {validValues: ["1", "2"]}}
      """;

  @Test
  void sliceHasAllThatAllocationLooksAt() {
    ResourceSlice slice = strict.resourceSlice(tree(SLICE));

    assertThat(slice.pool()).isEqualTo(new ResourceSlice.Pool("pool-a", 3, 2));
    assertThat(slice.nodes())
        .isEqualTo(new NodeSelection(
            Optional.empty(),
            false,
            Optional.of(new NodeSelector(List.of(new Term(
                List.of(new Requirement("zone", "In", List.of("west"))),
                List.of(new Requirement("metadata.name", "NotIn", List.of("node-b")))))))));
    assertThat(slice.perDeviceNodeSelection()).isEmpty();
    assertThat(slice.sharedCounters())
        .containsExactly(new CounterSet("set", Map.of("units", Quantity.parse("7"))));
    Device device = slice.devices().get(0);
    assertThat(device.attributes())
        .isEqualTo(Map.of(
            "index", new AttributeValue.Int(4),
            "healthy", new AttributeValue.Bool(true),
            "model", new AttributeValue.Text("H100"),
            "driverVersion", new AttributeValue.Version("1.2.3"),
            "lanes", new AttributeValue.Ints(List.of(1L, 2L)),
            "links", new AttributeValue.Texts(List.of("x")),
            "nothing", new AttributeValue.Unset()));
    assertThat(device.capacity().get("memory").policy())
        .contains(new CapacityPolicy(
            Optional.of(Quantity.parse("10Gi")),
            List.of(),
            Optional.of(new CapacityPolicy.Range(
                Optional.of(Quantity.parse("5Gi")),
                Optional.of(Quantity.parse("40Gi")),
                Optional.of(Quantity.parse("5Gi"))))));
    assertThat(device.taints()).containsExactly(new DeviceTaint("broken", "", "NoExecute"));
    assertThat(device.consumesCounters())
        .containsExactly(new CounterSet("set", Map.of("units", Quantity.parse("3"))));
    assertThat(device.nodes()).isSameAs(NodeSelection.NONE);
    assertThat(device.bindsToNode()).isTrue();
    assertThat(device.bindingConditions()).containsExactly("attached");
    assertThat(device.bindingFailureConditions()).containsExactly("failed");
    assertThat(device.allowMultipleAllocations()).isTrue();
  }

  @Test
  void sliceOfV1beta1IsBroughtToTheShapeOfV1() {
    String common =
        "kind: ResourceSlice\nmetadata: {name: s}\nspec:\n  driver: d\n  allNodes: true\n"
            + "  pool: {name: p, generation: 1, resourceSliceCount: 1}\n  devices: ";
    String beta = "[{name: a, basic: {attributes: {x: {int: 1}}, capacity: {m: {value: 1Gi}}}}]";
    String older = "[{name: a, basic: {attributes: {x: {int: 1}}, capacity: {m: 1Gi}}}]";
    ResourceSlice now = strict.resourceSlice(tree("apiVersion: resource.k8s.io/v1\n" + common
        + "[{name: a, attributes: {x: {int: 1}}, capacity: {m: {value: 1Gi}}}]"));

    assertThat(strict.resourceSlice(tree("apiVersion: resource.k8s.io/v1beta1\n" + common + beta)))
        .isEqualTo(now);
    assertThat(strict.resourceSlice(tree("apiVersion: resource.k8s.io/v1beta1\n" + common + older)))
        .isEqualTo(now);
    assertThat(strict.resourceSlice(tree(common + beta))).isEqualTo(now);
  }

  private static final String CLAIM = """
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaim
      metadata: {name: wanted, namespace: default}
      spec:
        devices:
          requests:
          - name: one
            exactly:
              deviceClassName: gpu
              adminAccess: false
              selectors: [{cel: {expression: "true"}}]
              tolerations: [{operator: Exists, tolerationSeconds: 5}]
              capacity: {requests: {memory: 10Gi}}
          - name: two
            firstAvailable:
            - {name: big, deviceClassName: gpu, allocationMode: All}
            - {name: small, deviceClassName: gpu, count: 3}
          constraints:
          - {requests: [one], matchAttribute: d/a}
          - {distinctAttribute: d/b}
          config: [{requests: [one], opaque: {driver: d, parameters: {}}}]
      status:
        reservedFor: []
        allocation:
          devices:
            config: []
            results:
            - {request: one, driver: d, pool: p, device: x, adminAccess: true}
            - {request: two/big, driver: d, pool: p, device: y, shareID: s,
               consumedCapacity: {memory: 10Gi}}
      """;

  @Test
  void claimHasDefaultsAndWhatItHolds() {
    ResourceClaim claim = strict.resourceClaim(tree(CLAIM));

    assertThat(claim.key()).isEqualTo("default/wanted");
    assertThat(claim.requests().get(0))
        .isEqualTo(new DeviceRequest(
            "one",
            Optional.of(new WantedDevices(
                "one",
                "gpu",
                List.of(new Selector(Optional.of("true"))),
                "ExactCount",
                1,
                Optional.of(false),
                List.of(new DeviceToleration("", "Exists", "", "", Optional.of(5L))),
                Optional.of(Map.of("memory", Quantity.parse("10Gi"))))),
            List.of()));
    assertThat(claim.requests().get(1).firstAvailable())
        .extracting(WantedDevices::allocationMode, WantedDevices::count)
        .containsExactly(tuple("All", 0L), tuple("ExactCount", 3L));
    assertThat(claim.constraints())
        .containsExactly(
            new DeviceConstraint(List.of("one"), Optional.of("d/a"), Optional.empty()),
            new DeviceConstraint(List.of(), Optional.empty(), Optional.of("d/b")));
    assertThat(claim.allocation())
        .contains(List.of(
            new DeviceInUse("d", "p", "x", true, Optional.empty(), Map.of()),
            new DeviceInUse(
                "d", "p", "y", false, Optional.of("s"), Map.of("memory", Quantity.parse("10Gi")))));
  }

  @Test
  void claimOfV1beta1IsBroughtToTheShapeOfV1() {
    String flat = """
        kind: ResourceClaim
        metadata: {name: c}
        spec:
          devices:
            requests:
            - {name: one, deviceClassName: gpu, count: 2, adminAccess: true}
            - {name: two, firstAvailable: [{name: a, deviceClassName: gpu}]}
        """;
    ResourceClaim now = strict.resourceClaim(tree("""
        apiVersion: resource.k8s.io/v1beta2
        kind: ResourceClaim
        metadata: {name: c}
        spec:
          devices:
            requests:
            - {name: one, exactly: {deviceClassName: gpu, count: 2, adminAccess: true}}
            - {name: two, firstAvailable: [{name: a, deviceClassName: gpu}]}
        """));

    assertThat(strict.resourceClaim(tree("apiVersion: resource.k8s.io/v1beta1\n" + flat)))
        .isEqualTo(now);
    assertThat(strict.resourceClaim(tree(flat))).isEqualTo(now);
  }

  @Test
  void claimWithoutAnAllocationHoldsNothing() {
    assertThat(strict.resourceClaim(tree("kind: ResourceClaim\nstatus: {}")).allocation())
        .isEmpty();
  }

  @Test
  void templateGivesAClaimOfThatName() {
    ResourceClaim claim = strict.claimFromTemplate(tree("""
            apiVersion: resource.k8s.io/v1
            kind: ResourceClaimTemplate
            metadata: {name: template, namespace: elsewhere}
            spec:
              metadata: {labels: {a: b}}
              spec: {devices: {requests: [{name: one, exactly: {deviceClassName: gpu}}]}}
            """), "default", "pod-one");

    assertThat(claim.key()).isEqualTo("default/pod-one");
    assertThat(claim.requests()).hasSize(1);
    assertThat(claim.allocation()).isEmpty();
  }

  @Test
  void ruleForTaintsLeavesOpenWhatItDoesNotSay() {
    DeviceTaintRule rule = strict.deviceTaintRule(tree("""
        apiVersion: resource.k8s.io/v1alpha3
        kind: DeviceTaintRule
        metadata: {name: broken}
        spec:
          deviceSelector: {driver: d}
          taint: {key: broken, value: "yes", effect: NoSchedule}
        """));

    assertThat(rule)
        .isEqualTo(new DeviceTaintRule(
            "broken",
            Optional.of("d"),
            Optional.empty(),
            Optional.empty(),
            new DeviceTaint("broken", "yes", "NoSchedule")));
  }

  @Test
  void ruleThatSelectsByClassIsRefusedEvenIfUnknownFieldsAreIgnored() {
    Map<String, Object> tree = tree(
        "kind: DeviceTaintRule\nspec: {deviceSelector: {deviceClassName: gpu}, taint: {key: a}}");

    assertThatThrownBy(() -> lenient.deviceTaintRule(tree))
        .hasMessageContaining("spec.deviceSelector.deviceClassName: is not supported");
  }

  @Test
  void wrongTypeNamesObjectFieldAndWhatIsExpected() {
    Map<String, Object> tree = tree(SLICE.replace("index: {int: 4}", "index: {int: four}"));

    assertThatThrownBy(() -> lenient.resourceSlice(tree))
        .isInstanceOfSatisfying(ModelException.class, e -> {
          assertThat(e.object()).isEqualTo("ResourceSlice slice-a");
          assertThat(e.field()).isEqualTo("spec.devices[0].attributes[index].int");
          assertThat(e.problem())
              .isEqualTo("is \"four\"; it has to be a whole number of at most 64 bits");
        })
        .hasMessage("ResourceSlice slice-a: spec.devices[0].attributes[index].int: is \"four\"; it"
            + " has to be a whole number of at most 64 bits");
  }

  @Test
  void badQuantityIsNamedInOneLine() {
    Map<String, Object> tree = tree(CLAIM.replace("memory: 10Gi", "memory: \"10\\nGi\""));

    assertThatThrownBy(() -> lenient.resourceClaim(tree))
        .hasMessage("ResourceClaim default/wanted:"
            + " spec.devices.requests[0].exactly.capacity.requests[memory]: is \"10?Gi\", which is"
            + " no quantity; write one such as 40Gi, 250m or 3");
  }

  @Test
  void unknownFieldIsAnErrorOnlyWhenReadStrictly() {
    Map<String, Object> tree = tree(CLAIM.replace("deviceClassName: gpu", "deviceClass: gpu"));

    assertThatThrownBy(() -> strict.resourceClaim(tree))
        .hasMessageContaining("spec.devices.requests[0].exactly.deviceClass: is no field");
    assertThat(lenient.resourceClaim(tree).requests().get(0).exactly().orElseThrow())
        .extracting(WantedDevices::deviceClassName)
        .isEqualTo("");
  }

  @Test
  void adminAccessOfAnAlternativeIsNoField() {
    String yaml = CLAIM.replace("{name: big,", "{name: big, adminAccess: true,");

    assertThatThrownBy(() -> strict.resourceClaim(tree(yaml)))
        .hasMessageContaining("firstAvailable[0].adminAccess: is no field");
    assertThat(
            lenient.resourceClaim(tree(yaml)).requests().get(1).firstAvailable().get(0))
        .extracting(WantedDevices::adminAccess)
        .isEqualTo(Optional.empty());
  }

  @Test
  void otherKindAndOtherVersionAreRefused() {
    assertThatThrownBy(() -> lenient.node(tree("kind: Pod\nmetadata: {name: a, namespace: b}")))
        .hasMessage("Node b/a: kind: is not Node");
    assertThatThrownBy(() -> lenient.resourceSlice(tree("apiVersion: resource.k8s.io/v1alpha3")))
        .hasMessage(
            "ResourceSlice: apiVersion: is not supported; it has to be resource.k8s.io/v1 or"
                + " resource.k8s.io/v1beta2 or resource.k8s.io/v1beta1");
  }

  @Test
  void emptyNodeNameIsNone() {
    ResourceSlice slice =
        strict.resourceSlice(tree("kind: ResourceSlice\nspec: {nodeName: \"\", allNodes: true}"));

    assertThat(slice.nodes())
        .isEqualTo(new NodeSelection(Optional.empty(), true, Optional.empty()));
  }

  @Test
  void ofSeveralValuesOfAnAttributeSelectorsReadTheFirst() {
    ResourceSlice slice =
        strict.resourceSlice(tree("kind: ResourceSlice\nspec: {devices: [{name: a,"
            + " attributes: {a: {string: x, int: 1}, b: {strings: [y], version: 1.0.0}}}]}"));

    assertThat(slice.devices().get(0).attributes())
        .isEqualTo(
            Map.of("a", new AttributeValue.Int(1), "b", new AttributeValue.Version("1.0.0")));
  }

  @Test
  void nullIsAsGoodAsAbsent() {
    ResourceSlice slice = lenient.resourceSlice(tree(
        "kind: ResourceSlice\nmetadata: null\nspec: {devices: [null, {name: null, capacity: {m: null},"
            + " attributes: {a: null}}], pool: null, nodeSelector: null}"));

    assertThat(slice.name()).isEmpty();
    assertThat(slice.devices()).hasSize(2);
    assertThat(slice.devices().get(1).capacity().get("m").value()).isEqualTo(Quantity.parse("0"));
    assertThat(slice.devices().get(1).attributes()).containsEntry("a", new AttributeValue.Unset());
  }

  @Test
  void namesOfFieldsThatAreNoTextsAreAProblem() {
    Map<String, Object> tree = Map.of("metadata", Map.of("labels", Map.of(1, "a")));

    assertThatThrownBy(() -> lenient.node(tree))
        .hasMessage("Node: metadata.labels: has 1 as a name, which is no text; put it in quotes");
  }
}
