package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Observation;
import io.github.aiconf.requirements.security.acceleratoraccess.ClusterNodes.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks for accelerators that device plugins offer as extended resources of nodes. */
final class PluginSearch {

  private static final class Offer {
    private final SortedSet<String> nodes = new TreeSet<>();
    private long units;
  }

  private final AccessData data;
  private final Accelerators found;
  private final DeviceClasses classes;

  PluginSearch(AccessData data, Accelerators found, DeviceClasses classes) {
    this.data = data;
    this.found = found;
    this.classes = classes;
  }

  /**
   * Looks for those of one family.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if some are offered, but DeviceClasses
   *     cannot be listed, so that DRA may be behind them
   */
  void run(AcceleratorProfile accelerator) {
    SortedSet<String> nodes = new TreeSet<>();
    List<Observation> observations = new ArrayList<>();
    offers(accelerator).forEach((resource, offer) -> {
      Optional<String> backing = classes.backing(resource);
      if (backing.isPresent()) {
        found.note(resource + " is backed by the DeviceClass " + backing.get()
            + ", so requests for it go to DRA");
      } else {
        nodes.addAll(offer.nodes);
        observations.add(Observation.of(
            found.nodes().listing().reference(),
            "status.allocatable[" + resource + "]",
            offer.units + " on " + Quantities.nodes(offer.nodes.size())));
      }
    });
    if (!nodes.isEmpty()) {
      found.isMediated(
          new Mediation(accelerator, Mediation.Mode.DEVICE_PLUGIN, nodes, observations));
    }
  }

  /** Resources that look like accelerators, but belong to no profile. */
  void unknownResources() {
    Map<String, Offer> offers = new TreeMap<>();
    for (Node node : found.nodes().all()) {
      node.allocatable().forEach((resource, units) -> {
        if (units > 0 && !data.isKnownResource(resource) && data.looksLikeAccelerator(resource)) {
          add(offers, resource, node, units);
        }
      });
    }
    offers.forEach((resource, offer) -> found.isUnknown(Observation.of(
        found.nodes().listing().reference(),
        "status.allocatable[" + resource + "]",
        offer.units + " on " + Quantities.nodes(offer.nodes.size()),
        "a resource of a profile")));
  }

  private Map<String, Offer> offers(AcceleratorProfile accelerator) {
    Map<String, Offer> offers = new TreeMap<>();
    for (Node node : found.nodes().all()) {
      node.allocatable().forEach((resource, units) -> {
        if (!accelerator.hasExtendedResource(resource)) {
          return;
        }
        Optional<Observation> obstacle = obstacle(node, resource, units);
        if (obstacle.isPresent()) {
          found.isUnusable(obstacle.get());
        } else if (units > 0) {
          add(offers, resource, node, units);
        }
      });
    }
    return offers;
  }

  private static Optional<Observation> obstacle(Node node, String resource, long units) {
    if (units > 0) {
      return node.obstacle();
    }
    return node.capacity().getOrDefault(resource, 0L) > 0
        ? Optional.of(Observation.of(
            node.reference(), "status.allocatable[" + resource + "]", "0", "more than 0"))
        : Optional.empty();
  }

  private static void add(Map<String, Offer> offers, String resource, Node node, long units) {
    Offer offer = offers.computeIfAbsent(resource, unused -> new Offer());
    offer.nodes.add(node.name());
    offer.units += units;
  }
}
