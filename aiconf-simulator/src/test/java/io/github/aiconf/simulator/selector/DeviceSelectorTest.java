package io.github.aiconf.simulator.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceSelectorTest {

  private static final String DRIVER = "gpu.example.com";

  private final DeviceSelectors selectors = DeviceSelectors.of(SelectorLanguage.KUBERNETES_1_36);

  private static Device device(Map<String, AttributeValue> attributes) {
    return new Device(
        "gpu-0",
        attributes,
        Map.of("memory", new DeviceCapacity(Quantity.parse("80Gi"), Optional.empty())),
        List.of(),
        NodeSelection.NONE,
        List.of(),
        false,
        List.of(),
        List.of(),
        false);
  }

  private SelectorOutcome evaluate(String expression, Map<String, AttributeValue> attributes) {
    return selectors.compile(expression).evaluate(DRIVER, device(attributes));
  }

  @Test
  void namesWithoutDomainAreInThatOfTheDriver() {
    Map<String, AttributeValue> attributes = Map.of(
        "model", new AttributeValue.Text("H100"),
        "other.example.com/model", new AttributeValue.Text("A100"));

    assertThat(evaluate("device.attributes['gpu.example.com'].model == 'H100'", attributes))
        .isEqualTo(new SelectorOutcome.Answer(true, 5));
    assertThat(evaluate("device.attributes['other.example.com'].model == 'H100'", attributes))
        .isEqualTo(new SelectorOutcome.Answer(false, 5));
    assertThat(selectors
            .compile("device.attributes['gpu.example.com'].model == 'H100'")
            .evaluate("else.example.com", device(attributes)))
        .isInstanceOf(SelectorOutcome.Failure.class);
  }

  @Test
  void anAttributeThatCannotBeConvertedIsAnErrorOfEveryExpression() {
    for (AttributeValue value : List.of(
        new AttributeValue.Unset(),
        new AttributeValue.Version("1.0"),
        new AttributeValue.Ints(List.of(1L)))) {
      assertThat(evaluate("true", Map.of("broken", value)))
          .isInstanceOfSatisfying(
              SelectorOutcome.Failure.class,
              failure -> assertThat(failure.error()).contains("broken"));
    }
  }

  @Test
  void saysWhereAProblemIs() {
    DeviceSelector selector = selectors.compile("true &&\n  device.nothing");

    assertThat(selector.problem()).hasValueSatisfying(problem -> {
      assertThat(problem.line()).isEqualTo(2);
      assertThat(problem.column()).isEqualTo(9);
      assertThat(problem.message()).contains("nothing");
    });
    assertThat(selector.evaluate(DRIVER, device(Map.of())))
        .isInstanceOf(SelectorOutcome.Failure.class);
  }

  @Test
  void remembersWhatItHasCompiled() {
    assertThat(selectors.compile("true")).isSameAs(selectors.compile("true"));
  }

  @Test
  void knowsWhatItReads() {
    DeviceReads reads = selectors
        .compile("device.driver == 'x' && device.attributes['a'].b == 'c'"
            + " && has(device.attributes['a'].d) && 'e' in device.attributes['a']"
            + " && 'f' in device.attributes"
            + " && device.attributes[?'g'].?h.orValue(true)"
            + " && device.capacity['i']['j'].isGreaterThan(quantity('1'))"
            + " && cel.bind(k, device.attributes['k'], k.l && k.m)")
        .reads();

    assertThat(reads.wholeDevice()).isFalse();
    assertThat(reads.driver()).isTrue();
    assertThat(reads.allowMultipleAllocations()).isFalse();
    assertThat(reads.attributes())
        .isEqualTo(Set.of(
            new QualifiedName("a", "b"),
            new QualifiedName("a", "d"),
            new QualifiedName("a", "e"),
            new QualifiedName("g", "h"),
            new QualifiedName("k", "l"),
            new QualifiedName("k", "m")));
    assertThat(reads.attributeDomains()).isEqualTo(Set.of("f"));
    assertThat(reads.capacities()).isEqualTo(Set.of(new QualifiedName("i", "j")));
    assertThat(selectors.compile("true").reads()).isEqualTo(DeviceReads.NOTHING);
    assertThat(selectors.compile("device.allowMultipleAllocations").reads())
        .matches(DeviceReads::allowMultipleAllocations);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "device.attributes.size() == 1",
        "device.attributes['a'].exists(k, k == 'b')",
        "device.attributes[device.driver].model == 'x'",
        "cel.bind(d, device.attributes['a'], d.size() == 1)",
        "dyn(device) == dyn(1)",
        "[device.attributes['a']].all(a, a.b == 'x')",
      })
  void readsTheWholeDeviceIfNamesAreNotConstants(String expression) {
    DeviceSelector selector = selectors.compile(expression);

    assertThat(selector.problem()).isEmpty();
    assertThat(selector.reads().wholeDevice()).isTrue();
  }

  @Test
  void endsWhatCostsTooMuch() {
    String range = "lists.range(1000)";

    assertThat(evaluate(range + ".all(x, " + range + ".all(y, x >= 0 && y >= 0))", Map.of()))
        .isInstanceOfSatisfying(
            SelectorOutcome.Failure.class,
            failure -> assertThat(failure.cost()).isGreaterThan(Evaluation.COST_LIMIT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lists.range(1000000000).all(x, true)",
        "lists.range(9223372036854775807).sum() > 0",
        "lists.range(9223372036854775807).distinct().size() > 0",
        "lists.range(1000000000).map(x, x).size() > 0",
        "lists.range(100000).map(x, lists.range(100000)).flatten().size() > 0",
        "sets.contains(lists.range(100000000), lists.range(100000000))",
      })
  void doesNotWorkOnWhatIsTooLong(String expression) {
    assertThat(selectors.compile(expression).problem()).isEmpty();
    assertThat(evaluate(expression, Map.of())).isInstanceOf(SelectorOutcome.Failure.class);
  }

  @Test
  void takesLongChains() {
    String chain =
        String.join(" && ", IntStream.range(0, 500).mapToObj(i -> "true").toList());
    String sum = String.join("+", IntStream.range(0, 200).mapToObj(i -> "1").toList());

    assertThat(evaluate(chain, Map.of())).isEqualTo(new SelectorOutcome.Answer(true, 0));
    assertThat(evaluate(sum + " == 200", Map.of()))
        .isEqualTo(new SelectorOutcome.Answer(true, 200));
  }

  @Test
  void refusesNestingAndLengthWithoutEnd() {
    for (String expression : List.of(
        "(".repeat(100_000),
        "(".repeat(5_000) + "true" + ")".repeat(5_000),
        "[".repeat(20_000),
        "!".repeat(50_000) + "true",
        "a.".repeat(40_000) + "b",
        "true || ".repeat(2_000_000) + "true",
        "\"" + "x".repeat(10_000_000) + "\" == \"\"")) {
      DeviceSelector selector = selectors.compile(expression);
      assertThat(selector.problem().isPresent()
              || selector.evaluate(DRIVER, device(Map.of())) instanceof SelectorOutcome.Answer)
          .isTrue();
    }
  }
}
