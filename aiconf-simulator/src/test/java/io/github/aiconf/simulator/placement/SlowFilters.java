package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.HostPort;
import io.github.aiconf.simulator.model.LabelSelector;
import io.github.aiconf.simulator.model.Namespace;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelector;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodAffinityTerm;
import io.github.aiconf.simulator.model.PodResize;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.SpreadConstraint;
import io.github.aiconf.simulator.model.Taint;
import io.github.aiconf.simulator.model.Toleration;
import io.github.aiconf.simulator.placement.Rejection.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The filters written down as they are described, straight on the objects: slow, and without a
 * thought for anything but being right. Knows nothing of devices.
 */
final class SlowFilters {

  private static final String NAME = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
  private static final String DOMAIN =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?" + "(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

  private final ClusterObjects cluster;
  private final boolean comparesTaintValues;

  SlowFilters(ClusterObjects cluster, boolean comparesTaintValues) {
    this.cluster = cluster;
    this.comparesTaintValues = comparesTaintValues;
  }

  /** What the filter says of the pod and the node; empty if it has nothing against them. */
  Optional<Rejection> of(Filter filter, Pod pod, Node node) {
    return switch (filter) {
      case NODE_UNSCHEDULABLE -> unschedulable(pod, node);
      case NODE_NAME -> nodeName(pod, node);
      case TAINT_TOLERATION ->
        tolerates(pod, node) ? Optional.empty() : never("node(s) had untolerated taint(s)");
      case NODE_AFFINITY -> nodeAffinity(pod, node);
      case NODE_PORTS -> ports(pod, node);
      case NODE_RESOURCES_FIT -> resources(pod, node);
      case POD_TOPOLOGY_SPREAD -> spread(pod, node);
      case INTER_POD_AFFINITY -> interPodAffinity(pod, node);
      case DYNAMIC_RESOURCES -> Optional.empty();
      case NODE_DECLARED_FEATURES -> declaredFeatures(pod, node);
    };
  }

  private static Optional<Rejection> never(String reason) {
    return Optional.of(new Rejection(Code.UNSCHEDULABLE_AND_UNRESOLVABLE, List.of(reason)));
  }

  private static Optional<Rejection> notNow(String reason) {
    return Optional.of(new Rejection(Code.UNSCHEDULABLE, List.of(reason)));
  }

  private Optional<Rejection> unschedulable(Pod pod, Node node) {
    Taint cordoned = new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule");
    return node.unschedulable() && !tolerates(pod, cordoned)
        ? never("node(s) were unschedulable")
        : Optional.empty();
  }

  private Optional<Rejection> nodeName(Pod pod, Node node) {
    return pod.nodeName().isEmpty() || pod.nodeName().equals(node.name())
        ? Optional.empty()
        : never("node(s) didn't match the requested node name");
  }

  private boolean tolerates(Pod pod, Node node) {
    return node.taints().stream()
        .allMatch(taint -> taint.effect().equals("PreferNoSchedule") || tolerates(pod, taint));
  }

  private boolean tolerates(Pod pod, Taint taint) {
    return pod.spec().tolerations().stream().anyMatch(each -> tolerates(each, taint));
  }

  private boolean tolerates(Toleration toleration, Taint taint) {
    boolean key = toleration.key().isEmpty() || toleration.key().equals(taint.key());
    boolean effect = toleration.effect().isEmpty() || toleration.effect().equals(taint.effect());
    boolean value = switch (toleration.operator()) {
      case "Exists" -> true;
      case "Equal", "" -> toleration.value().equals(taint.value());
      case "Gt" ->
        comparesTaintValues
            && canonical(taint.value())
            && canonical(toleration.value())
            && Long.parseLong(taint.value()) > Long.parseLong(toleration.value());
      case "Lt" ->
        comparesTaintValues
            && canonical(taint.value())
            && canonical(toleration.value())
            && Long.parseLong(taint.value()) < Long.parseLong(toleration.value());
      default -> false;
    };
    return key && effect && value;
  }

  private static boolean canonical(String number) {
    return number.matches("-?[1-9][0-9]{0,17}|0");
  }

  private Optional<Rejection> nodeAffinity(Pod pod, Node node) {
    List<NodeSelector.Term> terms =
        pod.spec().nodeAffinity().map(NodeSelector::terms).orElse(List.of());
    List<List<String>> names = new ArrayList<>();
    for (NodeSelector.Term term : terms) {
      List<List<String>> wanted = term.fields().stream()
          .filter(each -> each.key().equals("metadata.name") && each.operator().equals("In"))
          .map(NodeSelector.Requirement::values)
          .toList();
      if (wanted.isEmpty()) {
        names.clear();
        break;
      }
      names.add(wanted.get(0).stream()
          .filter(name -> wanted.stream().allMatch(each -> each.contains(name)))
          .toList());
    }
    if (!names.isEmpty()) {
      if (names.stream().allMatch(List::isEmpty)) {
        return never("pod affinity terms conflict");
      }
      if (names.stream().noneMatch(each -> each.contains(node.name()))) {
        return never("node(s) didn't satisfy plugin(s) [NodeAffinity]");
      }
    }
    return affine(pod, node)
        ? Optional.empty()
        : never("node(s) didn't match Pod's node affinity/selector");
  }

  private static boolean affine(Pod pod, Node node) {
    boolean labels = pod.spec().nodeSelector().entrySet().stream()
        .allMatch(wanted -> wanted.getValue().equals(node.labels().get(wanted.getKey())));
    return labels
        && pod.spec()
            .nodeAffinity()
            .map(affinity -> affinity.terms().stream().anyMatch(term -> matches(term, node)))
            .orElse(true);
  }

  private static boolean matches(NodeSelector.Term term, Node node) {
    boolean something = !term.labels().isEmpty() || !term.fields().isEmpty();
    boolean readable = term.labels().stream().allMatch(SlowFilters::isReadable)
        && term.fields().stream()
            .allMatch(each -> each.values().size() == 1 && each.operator().matches("In|NotIn"));
    return something
        && readable
        && term.labels().stream().allMatch(each -> matches(each, node.labels().get(each.key())))
        && term.fields().stream()
            .allMatch(each -> matches(each, each.key().equals("metadata.name") ? node.name() : ""));
  }

  private static boolean isReadable(NodeSelector.Requirement requirement) {
    int values = requirement.values().size();
    boolean count = switch (requirement.operator()) {
      case "In", "NotIn" -> values > 0;
      case "Exists", "DoesNotExist" -> values == 0;
      case "Gt", "Lt" -> values == 1 && requirement.values().get(0).matches("[-+]?[0-9]{1,19}");
      default -> false;
    };
    return count
        && requirement.key().matches("(" + DOMAIN + "/)?" + NAME)
        && requirement.values().stream().allMatch(each -> each.isEmpty() || each.matches(NAME));
  }

  private static boolean matches(NodeSelector.Requirement requirement, String value) {
    List<String> values = requirement.values();
    return switch (requirement.operator()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" ->
        value != null
            && value.matches("[-+]?[0-9]{1,19}")
            && new BigDecimal(value).compareTo(new BigDecimal(values.get(0))) > 0;
      case "Lt" ->
        value != null
            && value.matches("[-+]?[0-9]{1,19}")
            && new BigDecimal(value).compareTo(new BigDecimal(values.get(0))) < 0;
      default -> false;
    };
  }

  private static boolean matches(Optional<LabelSelector> selector, Map<String, String> labels) {
    return selector.isPresent()
        && selector.get().labels().entrySet().stream()
            .allMatch(each -> each.getValue().equals(labels.get(each.getKey())))
        && selector.get().expressions().stream()
            .allMatch(each -> isReadable(each) && matches(each, labels.get(each.key())));
  }

  private List<Pod> podsOn(Node node) {
    return cluster.pods().stream()
        .filter(pod -> pod.nodeName().equals(node.name())
            && !pod.phase().equals("Succeeded")
            && !pod.phase().equals("Failed"))
        .toList();
  }

  private Optional<Rejection> ports(Pod pod, Node node) {
    List<HostPort> taken = podsOn(node).stream().flatMap(SlowFilters::ports).toList();
    boolean conflict = ports(pod)
        .anyMatch(wanted -> taken.stream()
            .anyMatch(port -> port.port() == wanted.port()
                && port.protocol().equals(wanted.protocol())
                && (port.ip().equals(wanted.ip())
                    || port.ip().equals("0.0.0.0")
                    || wanted.ip().equals("0.0.0.0"))));
    return conflict
        ? notNow("node(s) didn't have free ports for the requested pod ports")
        : Optional.empty();
  }

  private static Stream<HostPort> ports(Pod pod) {
    return Stream.concat(
            pod.spec().containers().stream(),
            pod.spec().initContainers().stream().filter(Container::staysUp))
        .flatMap(container -> container.hostPorts().stream());
  }

  private Optional<Rejection> resources(Pod pod, Node node) {
    Map<String, BigDecimal> room = new HashMap<>();
    node.allocatable().forEach((name, amount) -> room.put(name, units(name, amount.value())));
    Map<String, BigDecimal> taken = new HashMap<>();
    List<Pod> others = podsOn(node);
    for (Pod other : others) {
      requests(other)
          .forEach((name, amount) -> taken.merge(name, units(name, amount), BigDecimal::add));
    }
    TreeSet<String> reasons = new TreeSet<>();
    boolean never = false;
    if (BigDecimal.valueOf(others.size() + 1).compareTo(room.getOrDefault("pods", BigDecimal.ZERO))
        > 0) {
      reasons.add("Too many pods");
    }
    for (Map.Entry<String, BigDecimal> request : requests(pod.on("")).entrySet()) {
      String name = request.getKey();
      BigDecimal wanted = units(name, request.getValue());
      BigDecimal all = room.getOrDefault(name, BigDecimal.ZERO);
      BigDecimal free = all.subtract(taken.getOrDefault(name, BigDecimal.ZERO));
      if (isCounted(name) && wanted.signum() > 0 && wanted.compareTo(free) > 0) {
        reasons.add("Insufficient " + name);
        never |= wanted.compareTo(all) > 0;
      }
    }
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Rejection(
        never ? Code.UNSCHEDULABLE_AND_UNRESOLVABLE : Code.UNSCHEDULABLE, List.copyOf(reasons)));
  }

  private static BigDecimal units(String resource, BigDecimal amount) {
    BigDecimal inUnits = resource.equals("cpu") ? amount.movePointRight(3) : amount;
    return inUnits.setScale(0, RoundingMode.CEILING);
  }

  private static boolean isCounted(String resource) {
    return resource.matches("cpu|memory|ephemeral-storage|hugepages-.*|attachable-volumes-.*")
        || resource.contains("kubernetes.io/")
        || (resource.matches(DOMAIN + "/" + NAME) && !resource.startsWith("requests."));
  }

  /** Exact sums; those of a pod on a node with what it has got. */
  private static Map<String, BigDecimal> requests(Pod pod) {
    PodSpec spec = pod.spec();
    Map<String, BigDecimal> all = new TreeMap<>();
    Map<String, BigDecimal> side = new TreeMap<>();
    Map<String, BigDecimal> start = new TreeMap<>();
    for (Container container : spec.initContainers()) {
      Map<String, BigDecimal> own =
          container.staysUp() ? of(container, pod) : values(container.requests());
      Map<String, BigDecimal> now = combine(side, own, BigDecimal::add);
      start = combine(start, now, BigDecimal::max);
      side = container.staysUp() ? now : side;
    }
    for (Container container : spec.containers()) {
      all = combine(all, of(container, pod), BigDecimal::add);
    }
    all = combine(combine(all, side, BigDecimal::add), start, BigDecimal::max);
    for (Map.Entry<String, Quantity> whole : spec.podRequests().entrySet()) {
      String name = whole.getKey();
      if (name.equals("cpu") || name.equals("memory") || name.startsWith("hugepages-")) {
        Optional<PodResize.Granted> granted =
            pod.nodeName().isEmpty() ? Optional.empty() : pod.resize().pod();
        all.put(
            name,
            granted
                .map(each -> granted(values(spec.podRequests()), each, pod)
                    .getOrDefault(name, BigDecimal.ZERO))
                .orElse(whole.getValue().value()));
      }
    }
    return combine(all, values(spec.overhead()), BigDecimal::add);
  }

  private static Map<String, BigDecimal> of(Container container, Pod pod) {
    PodResize.Granted granted = pod.resize().containers().get(container.name());
    return pod.nodeName().isEmpty() || granted == null || !granted.isReported()
        ? values(container.requests())
        : granted(values(container.requests()), granted, pod);
  }

  private static Map<String, BigDecimal> granted(
      Map<String, BigDecimal> wanted, PodResize.Granted granted, Pod pod) {
    Map<String, BigDecimal> has =
        combine(values(granted.actual()), values(granted.allocated()), BigDecimal::max);
    return pod.resize().infeasible() ? has : combine(has, wanted, BigDecimal::max);
  }

  private static Map<String, BigDecimal> values(Map<String, Quantity> amounts) {
    return amounts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().value()));
  }

  private static Map<String, BigDecimal> combine(
      Map<String, BigDecimal> a, Map<String, BigDecimal> b, BinaryOperator<BigDecimal> how) {
    Map<String, BigDecimal> both = new TreeMap<>(a);
    b.forEach((name, amount) -> both.merge(name, amount, how));
    return both;
  }

  private Optional<Rejection> spread(Pod pod, Node node) {
    List<SpreadConstraint> constraints = pod.spec().spread().stream()
        .filter(each -> each.whenUnsatisfiable().equals("DoNotSchedule"))
        .toList();
    for (SpreadConstraint constraint : constraints) {
      String own = node.labels().get(constraint.topologyKey());
      if (own == null) {
        return never(
            "node(s) didn't match pod topology spread constraints (missing required label)");
      }
      Map<String, Long> domains = new HashMap<>();
      for (Node other : cluster.nodes()) {
        boolean counts = constraints.stream()
                .allMatch(each -> other.labels().containsKey(each.topologyKey()))
            && (constraint.nodeAffinityPolicy().equals(Optional.of("Ignore")) || affine(pod, other))
            && (!constraint.nodeTaintsPolicy().equals(Optional.of("Honor"))
                || tolerates(pod, other));
        if (counts) {
          long pods = podsOn(other).stream()
              .filter(each -> counts(constraint, pod, each))
              .count();
          domains.merge(other.labels().get(constraint.topologyKey()), pods, Long::sum);
        }
      }
      long fewest = domains.size() < constraint.minDomains().orElse(1)
          ? 0
          : domains.values().stream().mapToLong(Long::longValue).min().orElse(Integer.MAX_VALUE);
      long self = selects(constraint, pod, pod) ? 1 : 0;
      if (domains.getOrDefault(own, 0L) + self - fewest > constraint.maxSkew()) {
        return notNow("node(s) didn't match pod topology spread constraints");
      }
    }
    return Optional.empty();
  }

  private static boolean counts(SpreadConstraint constraint, Pod pod, Pod other) {
    // Nobody is counted for a selector without requirements.
    boolean empty = constraint
            .selector()
            .map(each -> each.labels().isEmpty() && each.expressions().isEmpty())
            .orElse(false)
        && constraint.matchLabelKeys().stream().noneMatch(pod.labels()::containsKey);
    return !empty
        && !other.terminating()
        && other.namespace().equals(pod.namespace())
        && selects(constraint, pod, other);
  }

  private static boolean selects(SpreadConstraint constraint, Pod pod, Pod other) {
    return matches(constraint.selector(), other.labels())
        && constraint.matchLabelKeys().stream()
            .filter(pod.labels()::containsKey)
            .allMatch(
                key -> Objects.equals(pod.labels().get(key), other.labels().get(key)));
  }

  private Optional<Rejection> interPodAffinity(Pod pod, Node node) {
    List<PodAffinityTerm> terms = pod.spec().affinity();
    boolean keys = terms.stream().allMatch(term -> node.labels().containsKey(term.topologyKey()));
    boolean near = terms.stream()
        .allMatch(term -> cluster.nodes().stream()
            .anyMatch(other -> isSame(term, node, other)
                && podsOn(other).stream().anyMatch(each -> isWanted(terms, pod, each))));
    boolean someone = cluster.nodes().stream()
        .anyMatch(other ->
            terms.stream().anyMatch(term -> other.labels().containsKey(term.topologyKey()))
                && podsOn(other).stream().anyMatch(each -> isWanted(terms, pod, each)));
    if (!keys || !(near || (!someone && isWanted(terms, pod, pod)))) {
      return never("node(s) didn't match pod affinity rules");
    }
    for (PodAffinityTerm term : pod.spec().antiAffinity()) {
      if (cluster.nodes().stream()
          .anyMatch(other -> isSame(term, node, other)
              && podsOn(other).stream().anyMatch(each -> matchesOfNewcomer(term, pod, each)))) {
        return notNow("node(s) didn't match pod anti-affinity rules");
      }
    }
    for (Node other : cluster.nodes()) {
      for (Pod each : podsOn(other)) {
        if (each.spec().antiAffinity().stream()
            .anyMatch(term -> isSame(term, node, other)
                && matches(term, each.namespace(), pod, labelsOf(pod.namespace())))) {
          return notNow("node(s) didn't satisfy existing pods anti-affinity rules");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(PodAffinityTerm term, Node node, Node other) {
    String value = node.labels().get(term.topologyKey());
    return value != null && value.equals(other.labels().get(term.topologyKey()));
  }

  private boolean isWanted(List<PodAffinityTerm> terms, Pod pod, Pod other) {
    return terms.stream().allMatch(term -> matchesOfNewcomer(term, pod, other));
  }

  /** Here the selector is asked about a namespace that is there, and about one without labels. */
  private boolean matchesOfNewcomer(PodAffinityTerm term, Pod pod, Pod other) {
    boolean exists =
        cluster.namespaces().stream().anyMatch(n -> n.name().equals(other.namespace()));
    return matches(term, pod.namespace(), other, Map.of())
        || (exists && matches(term, pod.namespace(), other, labelsOf(other.namespace())));
  }

  private static boolean matches(
      PodAffinityTerm term, String namespace, Pod other, Map<String, String> namespaceLabels) {
    boolean own = term.namespaces().isEmpty() && term.namespaceSelector().isEmpty();
    boolean in = own
        ? namespace.equals(other.namespace())
        : term.namespaces().contains(other.namespace())
            || matches(term.namespaceSelector(), namespaceLabels);
    return in && matches(term.selector(), other.labels());
  }

  private Map<String, String> labelsOf(String namespace) {
    return cluster.namespaces().stream()
        .filter(each -> each.name().equals(namespace))
        .map(Namespace::labels)
        .findFirst()
        .orElse(Map.of());
  }

  private Optional<Rejection> declaredFeatures(Pod pod, Node node) {
    boolean restarts = Stream.concat(
            pod.spec().containers().stream(), pod.spec().initContainers().stream())
        .anyMatch(Container::restartsPod);
    List<String> can = node.declaredFeatures();
    boolean lacks = (restarts && !can.contains("RestartAllContainersOnContainerExits"))
        || (pod.spec().hostNetworkInUserNamespace()
            && !can.contains("UserNamespacesHostNetworkSupport"));
    return lacks ? never("node(s) didn't match Pod's required features") : Optional.empty();
  }
}
