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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailingTermTest {

  private static final String DRIVER = "gpu.example.com";

  private static final Device DEVICE = new Device(
      "gpu-0",
      Map.of(
          "model", new AttributeValue.Text("A100"),
          "driverVersion", new AttributeValue.Version("12.4.0"),
          "index", new AttributeValue.Int(3),
          "net.example.com/rdma", new AttributeValue.Bool(false)),
      Map.of("memory", new DeviceCapacity(Quantity.parse("24Gi"), Optional.empty())),
      List.of(),
      NodeSelection.NONE,
      List.of(),
      false,
      List.of(),
      List.of(),
      false);

  private final DeviceSelectors selectors = DeviceSelectors.of(SelectorLanguage.KUBERNETES_1_36);

  private Optional<String> refusal(String expression) {
    return selectors.failingTerm(expression, DRIVER, DEVICE).map(FailingTerm::words);
  }

  @Test
  void namesTheFirstTermThatIsFalseAndWhatItSaw() {
    assertThat(refusal("device.driver == 'gpu.example.com' && "
            + "device.capacity['gpu.example.com'].memory.compareTo(quantity('40Gi')) >= 0 && "
            + "device.attributes['gpu.example.com'].model == 'H100'"))
        .hasValue(
            "device.capacity['gpu.example.com'].memory.compareTo(quantity('40Gi')) >= 0, but memory is 24Gi");
  }

  @Test
  void showsEveryKindOfValue() {
    assertThat(refusal("device.attributes['gpu.example.com'].index == 4"))
        .hasValue("device.attributes['gpu.example.com'].index == 4, but index is 3");
    assertThat(refusal("device.attributes['gpu.example.com'].model.startsWith('H')"))
        .hasValue(
            "device.attributes['gpu.example.com'].model.startsWith('H'), but model is \"A100\"");
    assertThat(refusal("device.attributes['net.example.com'].rdma"))
        .hasValue("device.attributes['net.example.com'].rdma, but net.example.com/rdma is false");
    assertThat(refusal(
            "device.attributes['gpu.example.com'].driverVersion.isGreaterThan(semver('12.5.0'))"))
        .hasValueSatisfying(words -> assertThat(words).endsWith(", but driverVersion is 12.4.0"));
    assertThat(refusal("'nvlink' in device.attributes['gpu.example.com']"))
        .hasValue("'nvlink' in device.attributes['gpu.example.com'], but nvlink is absent");
    assertThat(refusal("has(device.attributes['gpu.example.com'].nvlink)"))
        .hasValue("has(device.attributes['gpu.example.com'].nvlink), but nvlink is absent");
    assertThat(refusal("device.driver == 'nic.example.com'"))
        .hasValue("device.driver == 'nic.example.com', but driver is \"gpu.example.com\"");
  }

  @Test
  void aSelectorThatIsTrueOrFailsHasNoFailingTerm() {
    assertThat(refusal("device.driver == 'gpu.example.com'")).isEmpty();
    assertThat(refusal("device.attributes['gpu.example.com'].absent && true")).isEmpty();
    assertThat(refusal("false && [}")).isEmpty();
    assertThat(refusal("device.nothing")).isEmpty();
  }

  @Test
  void aTermThatIsFalseDecidesBesideOneThatFails() {
    assertThat(refusal("device.attributes['gpu.example.com'].absent && 1 == 2")).hasValue("1 == 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "true && false ; false",
        "(true && (true && (1 == 2))) && true ; 1 == 2",
        "true || false && false ; ",
        "false || (true && false) ; false || (true && false)",
        "true ? false && true : true ; true ? false && true : true",
        "'a && b' == 'a' && true ; 'a && b' == 'a'",
        "\"it's && \\\" so\" == 'x' && true ; \"it's && \\\" so\" == 'x'",
        "r'\\d' == 'x' && true ; r'\\d' == 'x'",
        "'''a ' && b''' == '' && true ; '''a ' && b''' == ''",
        "[1, 2].all(x, x > 0 && x < 2) && true ; [1, 2].all(x, x > 0 && x < 2)",
        "(1 == 1) && (2 == 3) ; 2 == 3",
        "device.attributes['gpu.example.com'].?rank.orValue(0) == 1 && true"
            + " ; device.attributes['gpu.example.com'].?rank.orValue(0) == 1",
      })
  void cutsOnlyBetweenTermsOfTheConjunction(String expression, String term) {
    assertThat(selectors.failingTerm(expression, DRIVER, DEVICE).map(FailingTerm::term))
        .isEqualTo(Optional.ofNullable(term));
  }
}
