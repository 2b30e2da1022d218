package io.github.aiconf.simulator.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DraFeaturesTest {

  @Test
  void namesStandForWhatIsOnIn136ForAllAndForNothing() {
    assertThat(DraFeatures.named(List.of("default"))).isEqualTo(DraFeatures.KUBERNETES_1_36);
    assertThat(DraFeatures.named(List.of("all")))
        .isEqualTo(new DraFeatures(true, true, true, true, true, true, true, true));
    assertThat(DraFeatures.named(List.of("none", "")))
        .isEqualTo(DraFeatures.named(List.of()))
        .isEqualTo(new DraFeatures(false, false, false, false, false, false, false, false));
  }

  @Test
  void gatesGoWithOrWithoutPrefixAndOffWithADash() {
    assertThat(DraFeatures.named(
            List.of("default", "ListTypeAttributes", "-DRADeviceTaints", "-PrioritizedList")))
        .isEqualTo(new DraFeatures(true, false, true, false, false, true, true, true));
  }

  @Test
  void lastNameCounts() {
    assertThat(DraFeatures.named(List.of("-AdminAccess", "AdminAccess")).adminAccess())
        .isTrue();
    assertThat(DraFeatures.named(List.of("AdminAccess", "-AdminAccess")).adminAccess())
        .isFalse();
  }

  @Test
  void unknownNameIsNamed() {
    assertThatThrownBy(() -> DraFeatures.named(List.of("-default")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown feature \"default\"");
  }
}
