package io.github.aiconf.simulator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return wanted(spec, RequestRules.KUBERNETES_1_36);
  }

  /** What a pod asks for, by the rules. */
  public static Map<String, Quantity> wanted(PodSpec spec, RequestRules rules) {
    Map<String, Quantity> ofContainers =
        ofContainers(spec.containers(), spec.initContainers(), Container::requests);
    return total(spec, ofContainers, rules.ofPods() ? spec.podRequests() : Map.of());
  }

  /** What a pod on a node counts for there: while it is resized, the most of old and new. */
  public static Map<String, Quantity> held(PodSpec spec, PodResize resize) {
    return held(spec, resize, RequestRules.KUBERNETES_1_36);
  }

  /** What a pod on a node counts for there, by the rules. */
  public static Map<String, Quantity> held(PodSpec spec, PodResize resize, RequestRules rules) {
    if (resize.equals(PodResize.NONE) || !rules.resizes()) {
      return wanted(spec, rules);
    }
    Optional<PodResize.Granted> granted = rules.resizesPods() ? resize.pod() : Optional.empty();
    return total(
        spec,
        rules.sumsFirst() ? largestSum(spec, resize, granted) : sumOfLargest(spec, resize),
        rules.ofPods() ? ofPod(spec, resize, granted, rules) : Map.of());
  }

  private static Map<String, Quantity> ofPod(
      PodSpec spec, PodResize resize, Optional<PodResize.Granted> granted, RequestRules rules) {
    if (granted.isEmpty() || spec.podRequests().isEmpty()) {
      return spec.podRequests();
    }
    Map<String, Quantity> effective = effective(spec.podRequests(), granted.get(), resize);
    if (rules.sumsFirst()) {
      return effective;
    }
    Map<String, Quantity> ofPod = new LinkedHashMap<>(spec.podRequests());
    Quantity none = Quantity.of(0, Quantity.Format.DECIMAL_SI);
    ofPod.replaceAll((resource, amount) -> effective.getOrDefault(resource, none));
    return ofPod;
  }

  private static Map<String, Quantity> sumOfLargest(PodSpec spec, PodResize resize) {
    return ofContainers(spec.containers(), spec.initContainers(), container -> {
      PodResize.Granted granted = resize.containers().get(container.name());
      return granted == null || !granted.isReported() || !isResized(spec, container)
          ? container.requests()
          : effective(container.requests(), granted, resize);
    });
  }

  /** Init containers that end are not resized. */
  private static boolean isResized(PodSpec spec, Container container) {
    return container.staysUp() || spec.containers().contains(container);
  }

  private static Map<String, Quantity> largestSum(
      PodSpec spec, PodResize resize, Optional<PodResize.Granted> granted) {
    Map<String, Quantity> most = new LinkedHashMap<>();
    if (!resize.infeasible()) {
      merge(most, sum(spec, Container::requests), PodRequests::larger);
    }
    boolean isKnown =
        granted.map(of -> !of.actual().isEmpty() && !of.allocated().isEmpty()).orElse(false);
    if (isKnown) {
      merge(most, granted.get().actual(), PodRequests::larger);
      merge(most, granted.get().allocated(), PodRequests::larger);
      return most;
    }
    merge(most, sum(spec, each -> allocated(each, resize)), PodRequests::larger);
    merge(
        most,
        sum(spec, each -> {
          PodResize.Granted own = resize.containers().get(each.name());
          return own == null || own.actual().isEmpty() ? allocated(each, resize) : own.actual();
        }),
        PodRequests::larger);
    return most;
  }

  private static Map<String, Quantity> allocated(Container container, PodResize resize) {
    PodResize.Granted own = resize.containers().get(container.name());
    if (own != null && !own.allocated().isEmpty()) {
      return own.allocated();
    }
    return resize.infeasible() ? Map.of() : container.requests();
  }

  private static Map<String, Quantity> sum(
      PodSpec spec, Function<Container, Map<String, Quantity>> requests) {
    return ofContainers(spec.containers(), spec.initContainers(), requests);
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
      PodSpec spec, Map<String, Quantity> ofContainers, Map<String, Quantity> podRequests) {
    Map<String, Quantity> total = new LinkedHashMap<>(ofContainers);
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
      Map<String, Quantity> own = requests.apply(container);
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
