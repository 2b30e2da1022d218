package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.RESOURCE_SLICES;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks for accelerators that DRA drivers publish. What CEL would tell, which devices a class
 * selects, is not asked.
 */
final class DraSearch {

  private static final class Offer {
    private final SortedSet<String> nodes = new TreeSet<>();
    private long devices;
    private Optional<Observation> example = Optional.empty();
  }

  private final AccessData data;
  private final Accelerators found;
  private final NodeSelection selection;
  private final Listing slices;
  private final DevicePools pools;
  private final boolean published;
  private final DeviceTaints taints;
  private final Map<AcceleratorProfile, Offer> offers = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();

  DraSearch(Cluster cluster, AccessData data, Accelerators found) {
    this.data = data;
    this.found = found;
    this.selection = new NodeSelection(found.nodes());
    this.slices = cluster.listVisible(RESOURCE_SLICES);
    this.pools = new DevicePools(slices);
    this.published =
        pools.drivers().stream().anyMatch(driver -> data.ofDriver(driver).isPresent());
    this.taints = published ? DeviceTaints.read(cluster) : DeviceTaints.withoutRules();
  }

  static Reads reads() {
    Reads reads = Reads.none()
        .list(
            RESOURCE_SLICES,
            "spec.driver",
            "spec.pool",
            "spec.nodeName",
            "spec.nodeSelector",
            "spec.allNodes",
            "spec.perDeviceNodeSelection");
    for (String device : List.of("spec.devices.", "spec.devices.basic.")) {
      reads = reads.list(
          RESOURCE_SLICES,
          device + "name",
          device + "taints",
          device + "nodeName",
          device + "nodeSelector",
          device + "allNodes");
    }
    return reads.plus(DeviceTaints.reads());
  }

  /** Looks for those of all families. */
  void run(DeviceClasses classes) {
    for (KubernetesObject slice : slices) {
      String driver = slice.text("spec.driver");
      Optional<AcceleratorProfile> accelerator = data.ofDriver(driver);
      if (accelerator.isPresent()) {
        visit(slice, accelerator.get());
      } else if (data.looksLikeAccelerator(driver) && told.add(driver)) {
        found.isUnknown(Observation.of(slice, "spec.driver", driver, "a driver of a profile"));
      }
    }
    found.slices(slices.gap(), published);
    offers.forEach((accelerator, offer) -> found.part(() -> conclude(accelerator, offer, classes)));
    if (!taints.unread().isEmpty()) {
      found.note(
          "DeviceTaintRules that select by class or CEL were not applied: " + taints.unread());
    }
  }

  private void visit(KubernetesObject slice, AcceleratorProfile accelerator) {
    if (!pools.isCurrent(slice)) {
      return;
    }
    boolean complete = pools.isComplete(slice);
    if (!complete && told.add(slice.text("spec.driver") + " " + slice.text("spec.pool.name"))) {
      found.isUnusable(Observation.of(
          slice, "spec.pool.resourceSliceCount", pools.shown(slice), "all slices of the pool"));
    }
    boolean each = slice.at("spec.perDeviceNodeSelection").isTrue();
    Set<String> shared = selection.of(slice.at("spec"));
    for (Value device : slice.items("spec.devices")) {
      Value content = device.get("basic").isPresent() ? device.get("basic") : device;
      Set<String> nodes = each ? selection.of(content) : shared;
      nodes.forEach(node -> found.isOn(node, accelerator));
      if (complete) {
        device(slice, device.text("name"), content, nodes, accelerator);
      }
    }
  }

  private void device(
      KubernetesObject slice,
      String name,
      Value content,
      Set<String> nodes,
      AcceleratorProfile accelerator) {
    String field = "spec.devices[" + name + "]";
    Optional<String> taint = taints.of(slice, name, content);
    if (taint.isPresent()) {
      found.isUnusable(Observation.of(slice, field + ".taints", taint.get(), "none"));
      return;
    }
    List<String> usable = nodes.stream().filter(found.nodes()::isUsable).toList();
    if (usable.isEmpty()) {
      Sample<String> unfit = new Sample<>(5);
      nodes.stream().sorted().forEach(unfit::add);
      String shown = nodes.isEmpty() ? "no node" : unfit.toString();
      found.isUnusable(
          Observation.of(slice, field + " reachable from", shown, "a Ready, schedulable node"));
      return;
    }
    Offer offer = offers.computeIfAbsent(accelerator, unused -> new Offer());
    offer.devices++;
    offer.nodes.addAll(usable);
    if (offer.example.isEmpty()) {
      offer.example = Optional.of(
          Observation.of(slice, "spec.devices", slice.items("spec.devices").size() + " devices"));
    }
  }

  private void conclude(AcceleratorProfile accelerator, Offer offer, DeviceClasses classes) {
    List<KubernetesObject> own = classes.of(accelerator);
    if (own.isEmpty()) {
      found.isUnusable(Observation.of(
          slices.reference(),
          "devices of " + accelerator.name(),
          offer.devices + " without a DeviceClass",
          "a DeviceClass " + String.join(" or ", accelerator.deviceClasses())));
      return;
    }
    if (taints.gap().isPresent()) {
      found.gap(taints.gap().get());
      return;
    }
    List<Observation> observations = new ArrayList<>();
    observations.add(Observation.of(
        slices.reference(),
        "devices of " + accelerator.name(),
        offer.devices + " on " + Quantities.nodes(offer.nodes.size())));
    offer.example.ifPresent(observations::add);
    own.forEach(type -> observations.add(Observation.of(type, "metadata.name", type.name())));
    found.isMediated(new Mediation(accelerator, Mediation.Mode.DRA, offer.nodes, observations));
    found.note("Not asked: which devices of " + accelerator.name()
        + " the CEL selectors of DeviceClasses match");
  }
}
