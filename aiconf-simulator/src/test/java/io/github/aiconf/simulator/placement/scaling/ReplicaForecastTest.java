package io.github.aiconf.simulator.placement.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.placement.scaling.MetricReading.PodSample;
import io.github.aiconf.simulator.placement.scaling.MetricReading.PodSample.State;
import io.github.aiconf.simulator.placement.scaling.ReplicaForecast.Autoscaler;
import io.github.aiconf.simulator.placement.scaling.ReplicaForecast.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicaForecastTest {

  private static Autoscaler from(long current) {
    return new Autoscaler(1, 100, current);
  }

  private static long replicas(Autoscaler scaler, MetricReading... metrics) {
    return ReplicaForecast.of(scaler, List.of(metrics)).replicas();
  }

  /** Pods at percents of what they ask for, and some without. */
  private static MetricReading percent(long target, int unready, int missing, long... percents) {
    List<PodSample> pods = new ArrayList<>();
    for (long percent : percents) {
      pods.add(new PodSample(State.COUNTED, percent * 10, 1_000));
    }
    for (int i = 0; i < unready; i++) {
      pods.add(new PodSample(State.UNREADY, 0, 1_000));
    }
    for (int i = 0; i < missing; i++) {
      pods.add(new PodSample(State.MISSING, 0, 1_000));
    }
    return new MetricReading.Utilization(target, pods);
  }

  private static MetricReading asking(long replicas) {
    return new MetricReading.Share(1_000, replicas * 1_000);
  }

  @Test
  void utilizationIsHeldAgainstItsTarget() {
    assertThat(replicas(from(3), percent(50, 0, 0, 80, 80, 80))).isEqualTo(5);
  }

  @Test
  void smallDeviationsAreTolerated() {
    assertThat(replicas(from(3), percent(50, 0, 0, 54, 54, 54))).isEqualTo(3);
    assertThat(replicas(from(3), percent(50, 0, 0, 55, 55, 55))).isEqualTo(3);
    Autoscaler strict = new Autoscaler(
        1, 100, 3, 3, 0.05, 0.1, Optional.empty(), Optional.empty(), List.of(), List.of());
    assertThat(replicas(strict, percent(50, 0, 0, 54, 54, 54))).isEqualTo(4);
  }

  @Test
  void percentsAreTruncated() {
    MetricReading reading = new MetricReading.Utilization(
        60,
        List.of(new PodSample(State.COUNTED, 333, 500), new PodSample(State.COUNTED, 334, 500)));
    assertThat(replicas(from(2), reading)).isEqualTo(2);
  }

  @Test
  void podsThatAreNotReadyCountAsIdleUpwards() {
    assertThat(replicas(from(5), percent(50, 2, 0, 90, 90, 90))).isEqualTo(5);
  }

  @Test
  void podsWithoutSamplesCountAsFullDownwards() {
    assertThat(replicas(from(4), percent(50, 0, 2, 20, 20))).isEqualTo(4);
    assertThat(replicas(from(5), percent(50, 0, 1, 10, 10, 10, 10))).isEqualTo(3);
    assertThat(replicas(from(3), percent(150, 0, 1, 30, 30))).isEqualTo(2);
  }

  @Test
  void theFirstStepUpwardsIsLimited() {
    assertThat(replicas(from(3), asking(20))).isEqualTo(6);
    assertThat(replicas(from(3).with(ScalingRules.UP, ScalingRules.DOWN), asking(20)))
        .isEqualTo(7);
  }

  @Test
  void theHighestRecommendationOfFiveMinutesCounts() {
    Autoscaler scaler = new Autoscaler(
        1,
        100,
        8,
        8,
        0.1,
        0.1,
        Optional.empty(),
        Optional.empty(),
        List.of(new Past(200, 8), new Past(100, 5), new Past(400, 20)),
        List.of());
    assertThat(replicas(scaler, asking(3))).isEqualTo(8);
  }

  @Test
  void policiesLimitBothDirections() {
    ScalingRules tenPercent = new ScalingRules(
        0, ScalingRules.Select.MAX, List.of(new ScalingRules.Policy(true, 10, 60)));
    assertThat(replicas(from(15).with(ScalingRules.UP, tenPercent), asking(5))).isEqualTo(13);
    assertThat(replicas(from(15).with(tenPercent, ScalingRules.DOWN), asking(30)))
        .isEqualTo(17);
  }

  @Test
  void aMissingMetricKeepsFromScalingDownOnly() {
    MetricReading failed = new MetricReading.Failed("no data");
    assertThat(replicas(from(5), asking(3), failed)).isEqualTo(5);
    assertThat(replicas(from(5), asking(8), failed)).isEqualTo(8);
    assertThat(replicas(from(5), failed)).isEqualTo(5);
  }

  @Test
  void sharesOfOtherMetricsAreCounted() {
    assertThat(replicas(from(5), new MetricReading.Share(20_000, 130_000))).isEqualTo(7);
    assertThat(replicas(from(5), new MetricReading.Share(20_000, 108_000))).isEqualTo(5);
  }

  @Test
  void metricsOfPodsAreAveraged() {
    MetricReading reading = new MetricReading.PodAverage(
        70_000,
        List.of(new PodSample(State.COUNTED, 100_000, 0), new PodSample(State.COUNTED, 60_000, 0)));
    assertThat(replicas(from(2), reading)).isEqualTo(3);
  }

  @Test
  void aPodWithoutRequestMakesUtilizationUnreadable() {
    MetricReading reading = new MetricReading.Utilization(
        50,
        List.of(new PodSample(State.COUNTED, 900, 1_000), new PodSample(State.COUNTED, 900, 0)));
    assertThat(replicas(from(2), reading)).isEqualTo(2);
  }

  @Test
  void withoutReplicasNothingIsScaled() {
    assertThat(replicas(from(0), asking(5))).isZero();
  }
}
