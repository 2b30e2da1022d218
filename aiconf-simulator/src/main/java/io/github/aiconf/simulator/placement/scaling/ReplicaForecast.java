package io.github.aiconf.simulator.placement.scaling;

import io.github.aiconf.simulator.placement.scaling.MetricReading.PodSample;
import io.github.aiconf.simulator.placement.scaling.MetricReading.PodSample.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many replicas a HorizontalPodAutoscaler will ask for, as the controller of Kubernetes 1.35 to
 * 1.37 computes it ({@code pkg/controller/podautoscaler}).
 *
 * @param replicas the number; what there is if it stays
 * @param reason how it came about
 */
public record ReplicaForecast(long replicas, String reason) {

  private static final double PERCENT = 100;

  /**
   * An autoscaler and what it has done.
   *
   * @param min fewest replicas
   * @param max most replicas
   * @param current replicas that are asked for now
   * @param ready replicas that there are, for metrics that are shared by them
   * @param toleranceUp how far a ratio may be above one without effect, usually 0.1
   * @param toleranceDown how far it may be below one
   * @param up rules upwards; absent, together with those downwards, if no behaviour is given
   * @param down rules downwards
   * @param recommendations what it recommended before, the current round not included
   * @param changes how many replicas were added, or removed if negative
   */
  public record Autoscaler(
      long min,
      long max,
      long current,
      long ready,
      double toleranceUp,
      double toleranceDown,
      Optional<ScalingRules> up,
      Optional<ScalingRules> down,
      List<Past> recommendations,
      List<Past> changes) {

    /** Keeps copies. */
    public Autoscaler {
      recommendations = List.copyOf(recommendations);
      changes = List.copyOf(changes);
    }

    /** One with usual tolerances, without behaviour and without history. */
    public Autoscaler(long min, long max, long current) {
      this(
          min,
          max,
          current,
          current,
          0.1,
          0.1,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());
    }

    /** The same with a behaviour. */
    public Autoscaler with(ScalingRules upwards, ScalingRules downwards) {
      return new Autoscaler(
          min,
          max,
          current,
          ready,
          toleranceUp,
          toleranceDown,
          Optional.of(upwards),
          Optional.of(downwards),
          recommendations,
          changes);
    }
  }

  /**
   * Something that happened before.
   *
   * @param secondsAgo when
   * @param replicas how many
   */
  public record Past(long secondsAgo, long replicas) {}

  /** The forecast for these metrics. */
  public static ReplicaForecast of(Autoscaler scaler, List<MetricReading> metrics) {
    long current = scaler.current();
    if (current == 0 && scaler.min() != 0) {
      return new ReplicaForecast(0, "scaling is disabled: there are no replicas");
    }
    if (current > scaler.max()) {
      return new ReplicaForecast(scaler.max(), "more than the most replicas");
    }
    if (current < scaler.min()) {
      return new ReplicaForecast(scaler.min(), "fewer than the fewest replicas");
    }
    long highest = -1;
    String failed = "";
    for (MetricReading metric : metrics) {
      OptionalLong proposal = proposal(scaler, metric);
      if (proposal.isPresent()) {
        highest = Math.max(highest, proposal.getAsLong());
      } else if (failed.isEmpty()) {
        failed = metric instanceof MetricReading.Failed reading
            ? reading.reason()
            : "a pod has no request, or no pod has a sample";
      }
    }
    if (highest < 0) {
      return new ReplicaForecast(current, "no metric can be read: " + failed);
    }
    if (!failed.isEmpty() && highest < current) {
      return new ReplicaForecast(current, "no scaling down while a metric is missing: " + failed);
    }
    return new Limits(scaler).of(highest);
  }

  private static OptionalLong proposal(Autoscaler scaler, MetricReading metric) {
    if (metric instanceof MetricReading.Utilization reading) {
      return ofPods(scaler, reading.pods(), reading.target(), true);
    }
    if (metric instanceof MetricReading.PodAverage reading) {
      return ofPods(scaler, reading.pods(), reading.target(), false);
    }
    if (metric instanceof MetricReading.Whole reading) {
      double ratio = (double) reading.value() / reading.target();
      long pods = scaler.current() == 0 ? 1 : reading.readyPods();
      return OptionalLong.of(
          isTolerated(scaler, ratio) ? scaler.current() : (long) Math.ceil(ratio * pods));
    }
    if (metric instanceof MetricReading.Share reading) {
      double ratio = (double) reading.value() / ((double) reading.target() * scaler.ready());
      return OptionalLong.of(
          isTolerated(scaler, ratio)
              ? scaler.current()
              : (long) Math.ceil((double) reading.value() / reading.target()));
    }
    return OptionalLong.empty();
  }

  private static boolean isTolerated(Autoscaler scaler, double ratio) {
    return 1 - scaler.toleranceDown() <= ratio && ratio <= 1 + scaler.toleranceUp();
  }

  private static OptionalLong ofPods(
      Autoscaler scaler, List<PodSample> pods, long target, boolean isUtilization) {
    List<PodSample> counted = of(State.COUNTED, pods);
    List<PodSample> unready = of(State.UNREADY, pods);
    List<PodSample> missing = of(State.MISSING, pods);
    if (counted.isEmpty() || (isUtilization && pods.stream().anyMatch(pod -> pod.request() == 0))) {
      return OptionalLong.empty();
    }
    double ratio = ratio(counted, target, isUtilization);
    if (missing.isEmpty() && (unready.isEmpty() || ratio <= 1)) {
      return OptionalLong.of(
          isTolerated(scaler, ratio) ? scaler.current() : (long) Math.ceil(ratio * counted.size()));
    }
    List<PodSample> all = new ArrayList<>(counted);
    for (PodSample pod : missing) {
      all.add(ratio < 1 ? full(pod, target, isUtilization) : idle(pod));
    }
    if (ratio > 1) {
      unready.forEach(pod -> all.add(idle(pod)));
    }
    double corrected = ratio(all, target, isUtilization);
    long replicas = (long) Math.ceil(corrected * all.size());
    boolean stays = isTolerated(scaler, corrected)
        || (ratio < 1 && corrected > 1)
        || (ratio > 1 && corrected < 1)
        || (corrected < 1 && replicas > scaler.current())
        || (corrected > 1 && replicas < scaler.current());
    return OptionalLong.of(stays ? scaler.current() : replicas);
  }

  private static List<PodSample> of(State state, List<PodSample> pods) {
    return pods.stream().filter(pod -> pod.state() == state).toList();
  }

  private static PodSample idle(PodSample pod) {
    return new PodSample(State.COUNTED, 0, pod.request());
  }

  private static PodSample full(PodSample pod, long target, boolean isUtilization) {
    long usage =
        isUtilization ? pod.request() * Math.max((long) PERCENT, target) / (long) PERCENT : target;
    return new PodSample(State.COUNTED, usage, pod.request());
  }

  private static double ratio(List<PodSample> pods, long target, boolean isUtilization) {
    long usage = pods.stream().mapToLong(PodSample::usage).sum();
    long of = isUtilization ? pods.stream().mapToLong(PodSample::request).sum() : pods.size();
    long value = isUtilization ? usage * (long) PERCENT / of : usage / of;
    return (double) value / target;
  }
}
