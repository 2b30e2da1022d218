package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.requirements.security.acceleratoraccess.ClusterNodes.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accelerators of a cluster: who hands them out, and on which nodes they are. */
final class Accelerators {

  private static final int SHOWN = 20;
  private static final String LOOKED_FOR =
      "devices of a known DRA driver in a complete pool with a DeviceClass, or an extended resource of a known device plugin, "
          + "on a node that is Ready and schedulable";

  private final ClusterNodes nodes;
  private final List<Mediation> mediations = new ArrayList<>();
  private final Map<String, Set<AcceleratorProfile>> byNode = new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Sample<Observation> unusable = new Sample<>(SHOWN);
  private final Sample<Observation> unknown = new Sample<>(SHOWN);
  private final List<String> notes = new ArrayList<>();
  private Optional<Gap> slicesGap = Optional.empty();
  private boolean published;

  private Accelerators(ClusterNodes nodes) {
    this.nodes = nodes;
    nodes.all().forEach(node -> byNode.put(node.name(), new LinkedHashSet<>()));
  }

  static Reads reads() {
    return Reads.union(List.of(ClusterNodes.reads(), DeviceClasses.reads(), DraSearch.reads()));
  }

  /**
   * Looks for accelerators.
   *
   * @throws UnreadableException if nodes cannot be listed
   */
  static Accelerators find(Cluster cluster, AccessData data) {
    Accelerators found = new Accelerators(ClusterNodes.read(cluster));
    DeviceClasses classes = new DeviceClasses(cluster);
    for (Node node : found.nodes.all()) {
      data.accelerators().stream()
          .filter(node::isMarkedFor)
          .forEach(accelerator -> found.isOn(node.name(), accelerator));
    }
    new DraSearch(cluster, data, found).run(classes);
    PluginSearch plugins = new PluginSearch(data, found, classes);
    data.accelerators().forEach(accelerator -> found.part(() -> plugins.run(accelerator)));
    plugins.unknownResources();
    return found;
  }

  /** A part that cannot be decided leaves the others to decide. */
  void part(Runnable search) {
    try {
      search.run();
    } catch (UnreadableException e) {
      gaps.add(e.gap());
    }
  }

  void isOn(String node, AcceleratorProfile accelerator) {
    byNode.computeIfAbsent(node, unused -> new LinkedHashSet<>()).add(accelerator);
  }

  void isMediated(Mediation mediation) {
    mediations.add(mediation);
  }

  void isUnusable(Observation observation) {
    unusable.add(observation);
  }

  void isUnknown(Observation observation) {
    unknown.add(observation);
  }

  void note(String text) {
    notes.add(text);
  }

  void gap(Gap gap) {
    gaps.add(gap);
  }

  void slices(Optional<Gap> gap, boolean ofKnownDriver) {
    slicesGap = gap;
    published = ofKnownDriver;
    gap.ifPresent(gaps::add);
  }

  ClusterNodes nodes() {
    return nodes;
  }

  List<Mediation> mediations() {
    return mediations;
  }

  Collection<AcceleratorProfile> on(String node) {
    return byNode.getOrDefault(node, Set.of());
  }

  /** Those of which anything was seen, in the order of the profiles. */
  List<AcceleratorProfile> present(AccessData data) {
    Set<AcceleratorProfile> seen = new LinkedHashSet<>();
    byNode.values().forEach(seen::addAll);
    mediations.forEach(mediation -> seen.add(mediation.accelerator()));
    return data.accelerators().stream().filter(seen::contains).toList();
  }

  /** Why nodes may have accelerators that were not seen. */
  Optional<Gap> slicesGap() {
    return slicesGap;
  }

  /** Whether ResourceClaims may hold accelerators, as far as is known. */
  boolean mayBeClaimed() {
    return published || slicesGap.isPresent();
  }

  boolean areSimulated() {
    return mediations.stream().allMatch(m -> m.accelerator().simulatedHardware());
  }

  /** The finding with what was learned about them. */
  Finding describe(Finding finding) {
    Finding described = finding.notes(mediations.stream().map(Mediation::shown).toList());
    if (!unusable.isEmpty()) {
      described = described
          .note("Nodes, devices, pools and resources that are not usable: " + unusable.count())
          .observed(unusable.shown());
    }
    if (!unknown.isEmpty()) {
      described = described
          .note("Likely accelerators that no profile describes, and that were not judged: "
              + unknown.count())
          .observed(unknown.shown());
    }
    return described.notes(notes);
  }

  /** The finding where no accelerator is handed out by anything that was seen. */
  Finding absence() {
    if (!gaps.isEmpty()) {
      return describe(Finding.unreadable(gaps.get(0))).lookedFor(LOOKED_FOR);
    }
    if (!unusable.isEmpty()) {
      return describe(Finding.unknown(
              Reason.NO_ACCELERATOR, "Accelerators were seen, but none that a pod could use.")
          .lookedFor(LOOKED_FOR)
          .next("Make one of the observed nodes, pools or devices usable, then check again."));
    }
    if (!unknown.isEmpty()) {
      return describe(Finding.unknown(
              Reason.UNSUPPORTED_PROFILE, "No profile describes the accelerators that were seen.")
          .lookedFor(LOOKED_FOR)
          .next("Describe them in a document of the kind AcceleratorProfile, and give its folder "
              + "with --profiles."));
    }
    return describe(
        Finding.unknown(Reason.NO_ACCELERATOR, "No accelerator is offered on this cluster.")
            .lookedFor(LOOKED_FOR)
            .next("Check a cluster with accelerators, and with the device plugin or DRA driver "
                + "that hands them out.")
            .observed(Observation.count(nodes.listing())));
  }
}
