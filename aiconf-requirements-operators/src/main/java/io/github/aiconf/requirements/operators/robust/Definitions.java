package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.api.cluster.Resources.CUSTOM_RESOURCE_DEFINITIONS;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.api.health.Health;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The CustomResourceDefinitions of AI operators. */
final class Definitions {

  static final Reason CRD_NOT_ESTABLISHED = new Reason(
      "CRD_NOT_ESTABLISHED",
      "A CustomResourceDefinition of the operator is not established, its names are not accepted, or it is being deleted.");

  private final Listing list;
  private final Map<String, KubernetesObject> byName;

  private Definitions(Listing list, Map<String, KubernetesObject> byName) {
    this.list = list;
    this.byName = byName;
  }

  static Reads reads() {
    return Reads.none()
        .list(
            CUSTOM_RESOURCE_DEFINITIONS,
            "spec.group",
            "spec.names.plural",
            "spec.versions.name",
            "spec.versions.served",
            "spec.conversion",
            "status.conditions");
  }

  static Definitions read(Cluster cluster, Collection<OperatorProfile> operators) {
    Set<String> wanted = new HashSet<>();
    operators.forEach(operator ->
        operator.resources().forEach(resource -> wanted.add(resource.type().toString())));
    Listing list = cluster.list(CUSTOM_RESOURCE_DEFINITIONS);
    Map<String, KubernetesObject> byName = new HashMap<>();
    for (KubernetesObject definition : list) {
      if (wanted.contains(definition.name())) {
        byName.put(definition.name(), definition);
      }
    }
    return new Definitions(list, byName);
  }

  /** Those of an operator, in the order of its profile; older releases lack some. */
  List<KubernetesObject> of(OperatorProfile operator) {
    return operator.resources().stream()
        .flatMap(resource -> Stream.ofNullable(byName.get(resource.type().toString())))
        .toList();
  }

  Observation count() {
    return Observation.count(list);
  }

  /** Whether the API server serves what these define. */
  static Health health(OperatorProfile operator, List<KubernetesObject> definitions) {
    List<Observation> good = new ArrayList<>();
    List<Observation> bad = new ArrayList<>();
    for (KubernetesObject definition : definitions) {
      for (Observation seen : states(definition)) {
        (seen.expected().isPresent() ? bad : good).add(seen);
      }
    }
    if (bad.isEmpty()) {
      return Health.healthy(good);
    }
    String name = bad.get(0).object().name();
    return Health.broken(
        new Health.Problem(
            CRD_NOT_ESTABLISHED,
            operator.title() + " is installed, but the API server does not fully serve " + name
                + ".",
            "CustomResourceDefinitions of " + operator.title()
                + " with the conditions Established and NamesAccepted",
            "Look at kubectl describe crd " + name
                + "; remove what has taken its names, or install the operator again."),
        bad);
  }

  /** The versions in which objects can be written. */
  static List<String> servedVersions(KubernetesObject definition) {
    return definition.items("spec.versions").stream()
        .filter(version -> version.get("served").isTrue())
        .map(version -> version.text("name"))
        .toList();
  }

  private static List<Observation> states(KubernetesObject definition) {
    Value deleted = definition.at("metadata.deletionTimestamp");
    if (deleted.isPresent()) {
      return List.of(
          Observation.of(definition, "metadata.deletionTimestamp", deleted.text(), "absent"));
    }
    return List.of(state(definition, "Established"), state(definition, "NamesAccepted"));
  }

  private static Observation state(KubernetesObject definition, String type) {
    String field = "status.conditions[" + type + "].status";
    String seen = definition.condition(type).map(Condition::shown).orElse("absent");
    return definition.isTrue(type)
        ? Observation.of(definition, field, seen)
        : Observation.of(definition, field, seen, "True");
  }
}
