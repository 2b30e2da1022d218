package io.github.aiconf.simulator.placement.scaling;

import java.util.List;

/** What a metric of a HorizontalPodAutoscaler reads; amounts in thousandths. */
public sealed interface MetricReading {

  /**
   * How a pod counts.
   *
   * @param state what is known of it
   * @param usage what it uses, or the value of its metric; 0 if nothing is known
   * @param request what it asks for; 0 if the metric is none of a resource, or nothing is asked for
   */
  record PodSample(State state, long usage, long request) {

    /** What is known of a pod. Pods that are deleted or have failed are none. */
    public enum State {
      /** It has a sample and counts. */
      COUNTED,
      /** It is pending, or not ready yet where that matters. */
      UNREADY,
      /** It has no sample. */
      MISSING
    }
  }

  /**
   * Usage of a resource against what the pods ask for.
   *
   * @param target percent
   * @param pods each pod
   */
  record Utilization(long target, List<PodSample> pods) implements MetricReading {

    /** Keeps a copy. */
    public Utilization {
      pods = List.copyOf(pods);
    }
  }

  /**
   * The mean over pods, of a resource or of a metric of their own.
   *
   * @param target thousandths for each pod
   * @param pods each pod
   */
  record PodAverage(long target, List<PodSample> pods) implements MetricReading {

    /** Keeps a copy. */
    public PodAverage {
      pods = List.copyOf(pods);
    }
  }

  /**
   * A value of something else, as a whole: of an object, or from outside.
   *
   * @param target for all pods together
   * @param value what it is
   * @param readyPods how many pods are ready
   */
  record Whole(long target, long value, long readyPods) implements MetricReading {}

  /**
   * A value of something else, for each pod.
   *
   * @param target for each pod
   * @param value what it is for all pods together
   */
  record Share(long target, long value) implements MetricReading {}

  /**
   * It could not be read.
   *
   * @param reason why
   */
  record Failed(String reason) implements MetricReading {}
}
