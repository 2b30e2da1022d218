package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the objects of a cluster that matter to the allocation of devices. What a newer release
 * has beyond what is known here is ignored; objects that cannot be read all the same are kept
 * apart, so that nobody takes the rest for the whole. For one thread.
 */
public final class ClusterObjects {

  private final ModelReader reader = ModelReader.lenient();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, NodeReadiness> states = new HashMap<>();
  private final List<ResourceSlice> slices = new ArrayList<>();
  private final List<DeviceClass> classes = new ArrayList<>();
  private final List<ResourceClaim> claims = new ArrayList<>();
  private final List<DeviceTaintRule> taintRules = new ArrayList<>();
  private final List<ModelException> unreadable = new ArrayList<>();

  /**
   * Takes an object, in the order in which the cluster lists its kind.
   *
   * @param object a Node, ResourceSlice, DeviceClass, ResourceClaim or DeviceTaintRule as an
   *     untyped tree; other kinds play no part
   */
  public void add(Map<String, ?> object) {
    try {
      switch (String.valueOf(object.get("kind"))) {
        case "Node" -> {
          Node node = reader.node(object);
          nodes.add(node);
          states.put(node.name(), NodeReadiness.of(object));
        }
        case "ResourceSlice" -> slices.add(reader.resourceSlice(object));
        case "DeviceClass" -> classes.add(reader.deviceClass(object));
        case "ResourceClaim" -> claims.add(reader.resourceClaim(object));
        case "DeviceTaintRule" -> taintRules.add(reader.deviceTaintRule(object));
        default -> {}
      }
    } catch (ModelException e) {
      unreadable.add(e);
    }
  }

  /** The nodes. */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** Whether there is a node of that name. */
  public boolean hasNode(String node) {
    return states.containsKey(node);
  }

  /** The state of a node; one that is not there is not Ready. */
  public NodeReadiness state(String node) {
    @Nullable NodeReadiness known = states.get(node);
    return known == null ? NodeReadiness.NOT_READY : known;
  }

  /** What allocation depends on beside the nodes. */
  public DraCluster cluster() {
    return new DraCluster(slices, classes, claims, taintRules);
  }

  /** The objects that could not be read. */
  public List<ModelException> unreadable() {
    return List.copyOf(unreadable);
  }
}
