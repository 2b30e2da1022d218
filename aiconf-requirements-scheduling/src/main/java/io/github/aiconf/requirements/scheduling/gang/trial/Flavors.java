package io.github.aiconf.requirements.scheduling.gang.trial;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodVerdicts;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.placement.quota.QuotaHolder;
import io.github.aiconf.simulator.placement.quota.ResourceGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Kueue's ResourceFlavors: which nodes they stand for, and which pods can be there. */
final class Flavors {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  private final ModelReader reader;
  private final Map<String, KubernetesObject> flavors = new TreeMap<>();
  private final boolean isComplete;

  Flavors(Listing list, ModelReader reader) {
    this.reader = reader;
    isComplete = list.gap().isEmpty();
    list.forEach(flavor -> flavors.put(flavor.name(), flavor));
  }

  /** Whether all flavors could be read. */
  boolean isComplete() {
    return isComplete;
  }

  /**
   * The flavors of the queue that do not suit pods of this template. Of what the template asks of
   * nodes only the labels count by which the flavors of a group differ.
   */
  Set<String> unfit(QuotaHolder queue, Value template) {
    Set<String> unfit = new HashSet<>();
    if (!isComplete) {
      return unfit;
    }
    for (ResourceGroup group : queue.groups()) {
      Set<String> keys = new HashSet<>();
      group.flavors().forEach(each -> keys.addAll(labels(each.name()).keySet()));
      for (ResourceGroup.Flavor flavor : group.flavors()) {
        if (!suits(flavor.name(), template.get("spec"), keys)) {
          unfit.add(flavor.name());
        }
      }
    }
    return unfit;
  }

  private boolean suits(String flavor, Value spec, Set<String> keys) {
    KubernetesObject object = flavors.get(flavor);
    if (object == null) {
      return false;
    }
    NodeInventory inventory = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);
    inventory.put(reader.node(Map.of(
        "metadata",
        Map.of("name", flavor, "labels", labels(flavor)),
        "spec",
        Map.of("taints", list(object.at("spec.nodeTaints"))))));
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("tolerations", tolerations(flavor, spec));
    Map<String, String> selector = new LinkedHashMap<>(spec.get("nodeSelector").strings());
    selector.keySet().retainAll(keys);
    asked.put("nodeSelector", selector);
    List<Object> terms =
        terms(spec.at("affinity.nodeAffinity").get(REQUIRED).items("nodeSelectorTerms"), keys);
    if (!terms.isEmpty()) {
      asked.put(
          "affinity", Map.of("nodeAffinity", Map.of(REQUIRED, Map.of("nodeSelectorTerms", terms))));
    }
    PodVerdicts verdicts = inventory.judge(reader.pod(Map.of("spec", asked)));
    return verdicts.of(Filter.TAINT_TOLERATION, 0).isEmpty()
        && verdicts.of(Filter.NODE_AFFINITY, 0).isEmpty();
  }

  /** Empty if one of them asks for nothing that flavors say. */
  private static List<Object> terms(List<Value> written, Set<String> keys) {
    List<Object> terms = new ArrayList<>();
    for (Value term : written) {
      List<Object> expressions = new ArrayList<>();
      for (Value expression : term.items("matchExpressions")) {
        if (keys.contains(expression.text("key"))) {
          expressions.add(json(expression));
        }
      }
      if (expressions.isEmpty()) {
        return List.of();
      }
      terms.add(Map.of("matchExpressions", expressions));
    }
    return terms;
  }

  private static Object json(Value value) {
    Object json = value.json();
    return json == null ? Map.of() : json;
  }

  private static List<Object> list(Value value) {
    List<Object> all = new ArrayList<>();
    value.items().forEach(each -> all.add(json(each)));
    return all;
  }

  private Map<String, String> labels(String flavor) {
    KubernetesObject object = flavors.get(flavor);
    return object == null ? Map.of() : object.at("spec.nodeLabels").strings();
  }

  private List<Object> tolerations(String flavor, Value spec) {
    List<Object> tolerations = list(spec.get("tolerations"));
    KubernetesObject object = flavors.get(flavor);
    if (object != null) {
      tolerations.addAll(list(object.at("spec.tolerations")));
    }
    return tolerations;
  }

  /** The spec of the pods as Kueue changes it when it lets them in with these flavors. */
  Map<String, Object> admitted(Value spec, Set<String> chosen) {
    Map<String, Object> admitted = new LinkedHashMap<>();
    spec.fields().forEach((field, value) -> admitted.put(field, json(value)));
    Map<String, String> selector = new LinkedHashMap<>(spec.get("nodeSelector").strings());
    List<Object> tolerations = list(spec.get("tolerations"));
    for (String flavor : chosen) {
      selector.putAll(labels(flavor));
      tolerations = new ArrayList<>(tolerations);
      KubernetesObject object = flavors.get(flavor);
      if (object != null) {
        tolerations.addAll(list(object.at("spec.tolerations")));
      }
    }
    admitted.put("nodeSelector", selector);
    admitted.put("tolerations", tolerations);
    return admitted;
  }
}
