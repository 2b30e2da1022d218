package io.github.aiconf.simulator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a pod takes of a node, exactly, by resource: containers run side by side, init containers
 * before them one after the other, those that stay up beside everything behind them.
 */
public final class PodRequests {

  private PodRequests() {}

  /** What a pod asks for. */
  public static Map<String, Quantity> wanted(PodSpec spec) {
    return total(spec, Container::requests, spec.podRequests());
  }

  /** What a pod on a node counts for there: while it is resized, the most of old and new. */
  public static Map<String, Quantity> held(PodSpec spec, PodResize resize) {
    if (resize.equals(PodResize.NONE)) {
      return wanted(spec);
    }
    Map<String, Quantity> ofPod = new LinkedHashMap<>(spec.podRequests());
    resize.pod().ifPresent(granted -> {
      Map<String, Quantity> effective = effective(spec.podRequests(), granted, resize);
      Quantity none = Quantity.of(0, Quantity.Format.DECIMAL_SI);
      ofPod.replaceAll((resource, amount) -> effective.getOrDefault(resource, none));
    });
    return total(
        spec,
        container -> {
          PodResize.Granted granted = resize.containers().get(container.name());
          return granted == null
              ? container.requests()
              : effective(container.requests(), granted, resize);
        },
        ofPod);
  }

  private static Map<String, Quantity> effective(
      Map<String, Quantity> spec, PodResize.Granted granted, PodResize resize) {
    Map<String, Quantity> most = new LinkedHashMap<>();
    if (!resize.infeasible()) {
      merge(most, spec, PodRequests::larger);
    }
    merge(most, granted.actual(), PodRequests::larger);
    merge(most, granted.allocated(), PodRequests::larger);
    return most;
  }

  private static Map<String, Quantity> total(
      PodSpec spec,
      Function<Container, Map<String, Quantity>> requests,
      Map<String, Quantity> podRequests) {
    Map<String, Quantity> total = ofContainers(spec.containers(), spec.initContainers(), requests);
    podRequests.forEach((resource, amount) -> {
      if (isForPods(resource)) {
        total.put(resource, amount);
      }
    });
    merge(total, spec.overhead(), Quantity::plus);
    return total;
  }

  /** Without what is asked for the pod as a whole. */
  static Map<String, Quantity> ofContainers(
      List<Container> containers,
      List<Container> initContainers,
      Function<Container, Map<String, Quantity>> requests) {
    Map<String, Quantity> total = new LinkedHashMap<>();
    for (Container container : containers) {
      merge(total, requests.apply(container), Quantity::plus);
    }
    Map<String, Quantity> stayingUp = new LinkedHashMap<>();
    Map<String, Quantity> start = new LinkedHashMap<>();
    for (Container container : initContainers) {
      Map<String, Quantity> own =
          container.staysUp() ? requests.apply(container) : container.requests();
      if (container.staysUp()) {
        merge(total, own, Quantity::plus);
        merge(stayingUp, own, Quantity::plus);
        merge(start, stayingUp, PodRequests::larger);
      } else {
        Map<String, Quantity> meanwhile = new LinkedHashMap<>(own);
        merge(meanwhile, stayingUp, Quantity::plus);
        merge(start, meanwhile, PodRequests::larger);
      }
    }
    merge(total, start, PodRequests::larger);
    return total;
  }

  /** Whether a pod as a whole can ask for the resource. */
  static boolean isForPods(String resource) {
    return resource.equals("cpu") || resource.equals("memory") || resource.startsWith("hugepages-");
  }

  private static void merge(
      Map<String, Quantity> into,
      Map<String, Quantity> from,
      BiFunction<Quantity, Quantity, Quantity> how) {
    from.forEach((resource, amount) -> into.merge(resource, amount, how));
  }

  private static Quantity larger(Quantity a, Quantity b) {
    return b.compareTo(a) > 0 ? b : a;
  }
}
