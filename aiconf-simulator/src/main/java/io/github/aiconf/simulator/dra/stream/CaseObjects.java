package io.github.aiconf.simulator.dra.stream;

import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of a case, in the order given. */
final class CaseObjects {

  private static final ModelReader READER = ModelReader.strict();

  private final List<Node> nodes = new ArrayList<>();
  private final List<ResourceSlice> slices = new ArrayList<>();
  private final List<DeviceClass> classes = new ArrayList<>();
  private final List<ResourceClaim> claims = new ArrayList<>();
  private final List<DeviceTaintRule> taintRules = new ArrayList<>();

  /**
   * Takes an object, or the items of a list; null is nothing.
   *
   * @throws ModelException if it cannot be read
   * @throws CaseException if it is of a kind that plays no part here
   */
  void add(@Nullable Object object) {
    if (object == null) {
      return;
    }
    if (!(object instanceof Map<?, ?> map)) {
      throw new CaseException("is no object");
    }
    // What Jackson and SnakeYAML give; the reader checks the keys.
    @SuppressWarnings("unchecked")
    Map<String, ?> tree = (Map<String, ?>) map;
    String kind = tree.get("kind") instanceof String text ? text : "";
    switch (kind) {
      case "Node" -> nodes.add(READER.node(tree));
      case "DeviceClass" -> classes.add(READER.deviceClass(tree));
      case "ResourceSlice" -> slices.add(READER.resourceSlice(tree));
      case "ResourceClaim" -> claims.add(READER.resourceClaim(tree));
      case "DeviceTaintRule" -> taintRules.add(READER.deviceTaintRule(tree));
      case "List" -> {
        if (tree.get("items") instanceof List<?> items) {
          items.forEach(this::add);
        }
      }
      default -> {
        if (!kind.equals("Expectation")) {
          throw new CaseException(
              "unsupported object " + tree.get("apiVersion") + " " + tree.get("kind"));
        }
      }
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  DraCluster cluster() {
    return new DraCluster(slices, classes, claims, taintRules);
  }

  /** The claims to be allocated. */
  List<ResourceClaim> pending() {
    return claims.stream().filter(claim -> claim.allocation().isEmpty()).toList();
  }
}
