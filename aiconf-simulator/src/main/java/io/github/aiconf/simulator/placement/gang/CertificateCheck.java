package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.HostPort;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.NodeDomains;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodOutlook;
import io.github.aiconf.simulator.placement.PodVerdicts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Verifies certificates by asking the filters, and by arithmetic of its own. Slow, and shares
 * nothing with the ways in which certificates are found.
 */
public final class CertificateCheck {

  /** What became of a check. */
  public enum Outcome {
    /** The gang cannot be placed. */
    CONFIRMED,
    /** The certificate proves nothing. */
    REFUTED,
    /** The certificate says that a search found nothing, and repeating that takes too long. */
    TOO_LARGE
  }

  /** Of the pods of a class no more are looked at one by one. */
  private static final int MOST_PODS = 100_000;

  private final NodeInventory inventory;

  /** Asks this inventory, which is afterwards as it was. */
  public CertificateCheck(NodeInventory inventory) {
    this.inventory = inventory;
  }

  /** Whether the certificate proves that the gang cannot be placed. */
  public Outcome check(Gang gang, Certificate certificate) {
    return check(gang, certificate, node -> true);
  }

  private Outcome check(Gang gang, Certificate certificate, Predicate<String> among) {
    if (certificate instanceof Certificate.NoPartHasRoom parts) {
      return parts(gang, parts);
    }
    if (certificate instanceof Certificate.Exhausted) {
      return new Repetition(inventory, gang, among).outcome();
    }
    boolean proves;
    if (certificate instanceof Certificate.TooFewPlaces places) {
      proves = places.classes().size() == 1
          && places(gang, places.classes().get(0), among) < needed(gang, places.classes());
    } else if (certificate instanceof Certificate.TooFewNodes nodes) {
      proves = isCut(gang, nodes, among);
    } else if (certificate instanceof Certificate.TooLittle little) {
      proves = isTooLittle(gang, little, among);
    } else {
      Certificate.TooFewBesideLarger larger = (Certificate.TooFewBesideLarger) certificate;
      proves = isShortChain(gang, larger, among);
    }
    return proves ? Outcome.CONFIRMED : Outcome.REFUTED;
  }

  private Outcome parts(Gang gang, Certificate.NoPartHasRoom certificate) {
    PodOutlook outlook = inventory.outlook(gang.classes().get(0).bare());
    Map<String, Set<String>> byNode = new HashMap<>();
    Map<String, Set<String>> byLabel = new HashMap<>();
    Optional<NodeDomains> domains =
        gang.topology().map(topology -> outlook.domains(topology.path()));
    for (int node = 0; node < outlook.size(); node++) {
      String name = outlook.node(node).name();
      byNode.put(name, Set.of(name));
      int domain = domains.isEmpty() ? NodeDomains.NONE : domains.get().of(node);
      if (domain != NodeDomains.NONE) {
        byLabel
            .computeIfAbsent(domains.get().name(domain), part -> new HashSet<>())
            .add(name);
      }
    }
    Set<String> named = new HashSet<>();
    certificate.parts().forEach(part -> named.add(part.name()));
    boolean isByLabel = domains.isPresent() && named.equals(byLabel.keySet());
    // A claim that pods share is on one node; then the parts are the nodes.
    if (!isByLabel && !named.equals(byNode.keySet())) {
      return Outcome.REFUTED;
    }
    Outcome outcome = Outcome.CONFIRMED;
    for (Certificate.NoPartHasRoom.Part part : certificate.parts()) {
      Set<String> members = (isByLabel ? byLabel : byNode).getOrDefault(part.name(), Set.of());
      Outcome ofPart = check(gang, part.reason(), members::contains);
      if (outcome == Outcome.CONFIRMED || ofPart == Outcome.REFUTED) {
        outcome = ofPart;
      }
    }
    return outcome;
  }

  private static long needed(Gang gang, List<Integer> classes) {
    long minimums = 0;
    long outside = 0;
    for (int podClass = 0; podClass < gang.classes().size(); podClass++) {
      PodClass of = gang.classes().get(podClass);
      if (classes.contains(podClass)) {
        minimums += of.minimum();
      } else {
        outside += of.count();
      }
    }
    return Math.max(minimums, gang.minimum() - outside);
  }

  private List<String> open(Pod pod, Predicate<String> among) {
    return open(inventory, pod, among);
  }

  /** The nodes on which the pod can be put now. */
  static List<String> open(NodeInventory inventory, Pod pod, Predicate<String> among) {
    PodVerdicts verdicts = inventory.judge(pod);
    List<String> open = new ArrayList<>();
    for (int node = 0; node < verdicts.nodes().size(); node++) {
      String name = verdicts.nodes().get(node);
      if (among.test(name) && verdicts.fits(node)) {
        open.add(name);
      }
    }
    return open;
  }

  /** The nodes on which a pod of the class can be put now, and has devices for its own claims. */
  private List<String> openTo(PodClass of, Pod pod, Predicate<String> among) {
    DeviceRoom devices = new DeviceRoom(inventory.deviceInventory(), List.of(of));
    return open(pod, node -> among.test(node) && hasDevices(of, devices, node, 1));
  }

  /** How many pods of the class can be put onto the nodes, at most. */
  private long places(Gang gang, int podClass, Predicate<String> among) {
    PodClass of = gang.classes().get(podClass);
    long needed = needed(gang, List.of(podClass));
    DeviceRoom devices = new DeviceRoom(inventory.deviceInventory(), List.of(of));
    PodOutlook outlook = inventory.outlook(of.bare());
    boolean isConnected =
        gang.classes().stream().anyMatch(each -> outlook.isConcernedWith(each.bare()));
    Pod pod = isConnected ? Pods.withoutRules(of.bare()) : of.bare();
    long free = allAtOnce(pod, of, among, devices);
    if (free < needed || gang.classes().size() > 1) {
      return free;
    }
    long most = 0;
    List<String> starts = open(of.bare(), among);
    // Only the first pod can make a difference: with rules of other kinds all orders are equal.
    List<String> tried = of.template().spec().affinity().isEmpty() && !starts.isEmpty()
        ? starts.subList(0, 1)
        : starts;
    for (String start : tried) {
      most = Math.max(most, oneByOne(of, start, needed, among, devices));
    }
    return most;
  }

  /** In rounds: one more on each node that still takes one. */
  private long allAtOnce(Pod pod, PodClass of, Predicate<String> among, DeviceRoom devices) {
    List<Pod> added = new ArrayList<>();
    try {
      List<String> open = open(pod, among);
      for (int round = 1; !open.isEmpty() && added.size() < of.count(); round++) {
        for (String node : open) {
          if (hasDevices(of, devices, node, round)) {
            added.add(pod.on(node));
            inventory.add(pod.on(node));
          }
        }
        int pods = round;
        open = open(pod, node -> among.test(node) && hasDevices(of, devices, node, pods + 1));
      }
      return added.size();
    } finally {
      added.forEach(inventory::remove);
    }
  }

  private boolean hasDevices(PodClass of, DeviceRoom devices, String node, int pods) {
    return of.claims().isEmpty()
        || inventory.deviceInventory().node(node).stream()
            .anyMatch(number -> devices.fits(number, new int[] {pods}));
  }

  private long oneByOne(
      PodClass of, String start, long enough, Predicate<String> among, DeviceRoom devices) {
    List<Pod> added = new ArrayList<>();
    TreeMap<String, Integer> counts = new TreeMap<>();
    Pod pod = of.bare();
    Predicate<String> usable =
        node -> among.test(node) && hasDevices(of, devices, node, counts.getOrDefault(node, 0) + 1);
    try {
      List<String> open = usable.test(start) ? List.of(start) : List.of();
      while (!open.isEmpty() && added.size() < enough) {
        added.add(pod.on(open.get(0)));
        inventory.add(pod.on(open.get(0)));
        counts.merge(open.get(0), 1, Integer::sum);
        open = open(pod, usable);
      }
      return added.size();
    } finally {
      added.forEach(inventory::remove);
    }
  }

  /** Whether no node takes two pods of the classes, and too few take one. */
  private boolean isCut(Gang gang, Certificate.TooFewNodes certificate, Predicate<String> among) {
    Set<String> nodes = new HashSet<>();
    for (int podClass : certificate.classes()) {
      PodClass of = gang.classes().get(podClass);
      List<String> open = openTo(of, of.bare(), among);
      nodes.addAll(open);
      List<Pod> added = open.stream().map(of.bare()::on).toList();
      added.forEach(inventory::add);
      try {
        Set<String> full = Set.copyOf(open);
        for (int other : certificate.classes()) {
          boolean different = other != podClass || of.count() > 1;
          if (different
              && !open(gang.classes().get(other).bare(), full::contains).isEmpty()) {
            return false;
          }
        }
      } finally {
        added.forEach(inventory::remove);
      }
    }
    return nodes.size() < needed(gang, certificate.classes());
  }

  private boolean isTooLittle(Gang gang, Certificate.TooLittle little, Predicate<String> among) {
    Set<String> nodes = new HashSet<>();
    List<Long> amounts = new ArrayList<>();
    boolean isConnected = isConnected(gang);
    long needed = needed(gang, little.classes());
    long demand = 0;
    for (int podClass : little.classes()) {
      PodClass of = gang.classes().get(podClass);
      // Rules about others only are the same whatever is placed.
      Pod pod = isConnected ? Pods.withoutRules(of.bare()) : of.bare();
      nodes.addAll(openTo(of, pod, among));
      long amount = wanted(of, little.resource());
      if (amount % little.unit() != 0) {
        return false;
      }
      demand = Shortfall.plus(demand, Shortfall.times(amount, of.minimum()));
      needed -= of.minimum();
      for (int i = of.minimum(); i < of.count() && amounts.size() < MOST_PODS; i++) {
        amounts.add(amount);
      }
    }
    amounts.sort(null);
    for (int i = 0; i < Math.min(needed, amounts.size()); i++) {
      demand = Shortfall.plus(demand, amounts.get(i));
    }
    long available = 0;
    PodOutlook outlook =
        inventory.outlook(gang.classes().get(little.classes().get(0)).bare());
    long[] free = little.resource().equals(Columns.ROOM)
        ? outlook.roomForPods().copy()
        : outlook.free(little.resource()).copy();
    for (int node = 0; node < free.length; node++) {
      if (nodes.contains(outlook.node(node).name())) {
        long usable = little.resource().startsWith(Columns.PORT) ? 1 : Math.max(0, free[node]);
        available = Shortfall.plus(available, usable / little.unit() * little.unit());
      }
    }
    return available < demand;
  }

  /** Whether pods of the gang have rules about each other. */
  private boolean isConnected(Gang gang) {
    return gang.classes().stream()
        .map(each -> inventory.outlook(each.bare()))
        .anyMatch(outlook ->
            gang.classes().stream().anyMatch(each -> outlook.isConcernedWith(each.bare())));
  }

  private long wanted(PodClass of, String resource) {
    PodOutlook outlook = inventory.outlook(of.bare());
    int index = outlook.resources().indexOf(resource);
    if (resource.startsWith(Columns.PORT)) {
      String[] parts = resource.split("/", 4);
      HostPort unit = new HostPort(parts[3], parts[1], Integer.parseInt(parts[2]));
      return Columns.ports(of.template().spec()).stream().anyMatch(unit::conflictsWith) ? 1 : 0;
    }
    return resource.equals(Columns.ROOM) ? 1 : index < 0 ? 0 : outlook.wanted()[index];
  }

  private boolean isShortChain(
      Gang gang, Certificate.TooFewBesideLarger certificate, Predicate<String> among) {
    TreeMap<Long, long[]> sizes = new TreeMap<>();
    Set<String> nodes = new HashSet<>();
    for (PodClass of : gang.classes()) {
      long[] counts =
          sizes.computeIfAbsent(wanted(of, certificate.resource()), size -> new long[2]);
      counts[0] += of.minimum();
      counts[1] += of.count() - of.minimum();
      nodes.addAll(openTo(of, of.bare(), among));
    }
    long missing =
        gang.minimum() - sizes.values().stream().mapToLong(each -> each[0]).sum();
    long before = 0;
    for (Map.Entry<Long, long[]> entry : sizes.entrySet()) {
      if (entry.getKey() <= 0 || (before > 0 && entry.getKey() % before != 0)) {
        return false;
      }
      before = entry.getKey();
      long more = Math.max(0, Math.min(missing, entry.getValue()[1]));
      entry.getValue()[0] += more;
      missing -= more;
    }
    PodOutlook outlook = inventory.outlook(gang.classes().get(0).bare());
    long[] free = outlook.free(certificate.resource()).copy();
    long places = 0;
    for (int node = 0; node < free.length; node++) {
      places += nodes.contains(outlook.node(node).name())
          ? Math.max(0, free[node]) / certificate.size()
          : 0;
    }
    for (Map.Entry<Long, long[]> larger :
        sizes.tailMap(certificate.size(), false).entrySet()) {
      places -= Shortfall.times(larger.getValue()[0], larger.getKey() / certificate.size());
    }
    long[] own = sizes.get(certificate.size());
    return own != null && places < own[0];
  }
}
