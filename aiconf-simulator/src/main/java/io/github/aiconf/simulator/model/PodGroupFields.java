package io.github.aiconf.simulator.model;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of the kinds that are called PodGroup, and of the Workload of Kubernetes 1.35. */
final class PodGroupFields {

  private static final Set<String> KUBERNETES = Set.of(
      "podGroupTemplateRef",
      "workloadRef",
      "schedulingPolicy",
      "schedulingConstraints",
      "disruptionMode",
      "priorityClassName",
      "priority",
      "preemptionPolicy");
  private static final Set<String> POLICY = Set.of("basic", "gang");
  private static final Set<String> WORKLOAD = Set.of("controllerRef", "podGroups");
  private static final Set<String> COSCHEDULING =
      Set.of("minMember", "minResources", "scheduleTimeoutSeconds");
  private static final Set<String> VOLCANO =
      Set.of("minMember", "minTaskMember", "minResources", "queue", "priorityClassName");
  private static final Set<String> KAI = Set.of(
      "minMember",
      "queue",
      "priorityClassName",
      "preemptibility",
      "parallelism",
      "completions",
      "backoffLimit",
      "markUnschedulable",
      "schedulingBackoff");

  /** Looked at before they are said to be missing. */
  private static final Set<String> SPECIAL =
      Set.of("resourceClaims", "networkTopology", "topologyConstraint", "subGroups");

  private final String namespace;
  private final String name;
  private final boolean strict;
  private final List<String> notModelled = new ArrayList<>();

  /**
   * Reads the spec of one object.
   *
   * @param strict whether people wrote it, so that what is missing is an error
   */
  PodGroupFields(String namespace, String name, boolean strict) {
    this.namespace = namespace;
    this.name = name;
    this.strict = strict;
  }

  PodGroup podGroup(Field apiVersion, Field spec) {
    String written = apiVersion.text();
    int slash = written.indexOf('/');
    Optional<PodGroupApi> api =
        slash < 0 ? Optional.empty() : PodGroupApi.of(written.substring(0, slash));
    if (api.isEmpty()) {
      apiVersion.problem("is not supported; it has to be a version of "
          + Stream.of(PodGroupApi.values()).map(PodGroupApi::group).collect(joining(" or ")));
    }
    return podGroup(api.orElse(PodGroupApi.KUBERNETES), written.substring(slash + 1), spec);
  }

  private PodGroup podGroup(PodGroupApi api, String version, Field spec) {
    return switch (api) {
      case KUBERNETES -> ofKubernetes(version, spec);
      case COSCHEDULING -> {
        check(spec, COSCHEDULING);
        yield group(api, version, members(spec), Map.of(), List.of());
      }
      case VOLCANO -> ofVolcano(version, spec);
      case KAI -> {
        check(spec, KAI);
        if (!spec.get("topologyConstraint").get("requiredTopologyLevel").text().isEmpty()) {
          lacks("topologyConstraint");
        }
        if (!spec.get("subGroups").list(each -> each).isEmpty()) {
          lacks("subGroups");
        }
        yield group(api, version, members(spec), Map.of(), List.of());
      }
    };
  }

  private PodGroup ofKubernetes(String version, Field spec) {
    check(spec, KUBERNETES);
    if (!spec.get("resourceClaims").list(each -> each).isEmpty()) {
      lacks("resourceClaims");
    }
    Field topology =
        spec.get("schedulingConstraints").fields(Set.of("topology")).get("topology");
    List<String> keys = topology.list(PodGroupFields::key);
    if (keys.size() > 1) {
      topology.problem("has " + keys.size() + " entries; there can be one");
    }
    return group(
        PodGroupApi.KUBERNETES,
        version,
        count(spec.get("schedulingPolicy").fields(POLICY)),
        Map.of(),
        keys);
  }

  private static String key(Field constraint) {
    Field key = constraint.fields(Set.of("key")).get("key");
    if (key.text().isEmpty()) {
      key.problem("is missing; name a label of nodes");
    }
    return key.text();
  }

  private PodGroup ofVolcano(String version, Field spec) {
    check(spec, VOLCANO);
    int minimum = members(spec);
    Map<String, Integer> tasks = new LinkedHashMap<>();
    spec.get("minTaskMember").map(Field::number).forEach((task, least) -> {
      if (least > 0) {
        tasks.put(task, Math.toIntExact(Math.min(least, Integer.MAX_VALUE)));
      }
    });
    if (tasks.values().stream().mapToLong(Integer::longValue).sum() > minimum) {
      // Volcano then looks at the group as a whole only.
      tasks.clear();
    }
    Field network = spec.get("networkTopology");
    if (!network.isAbsent() && !network.get("mode").text().equals("soft")) {
      lacks("networkTopology");
    }
    return group(PodGroupApi.VOLCANO, version, minimum, tasks, List.of());
  }

  /** The groups of a Workload of Kubernetes 1.35. */
  List<PodGroup> workload(String version, Field spec) {
    spec.fields(WORKLOAD);
    return spec.get("podGroups").list(each -> {
      each.fields(Set.of("name", "policy"));
      return new PodGroup(
          PodGroupApi.KUBERNETES,
          version,
          namespace,
          each.get("name").text(),
          Optional.of(name),
          count(each.get("policy").fields(POLICY)),
          Map.of(),
          List.of(),
          List.of());
    });
  }

  private static int count(Field policy) {
    return policy.get("basic").isAbsent()
        ? positive(policy.get("gang").fields(Set.of("minCount")).get("minCount"))
        : 1;
  }

  private int members(Field spec) {
    Field members = spec.get("minMember");
    boolean isNone = members.isAbsent() || Integer.valueOf(0).equals(members.raw());
    return isNone && !strict ? 1 : positive(members);
  }

  private static int positive(Field field) {
    if (field.isAbsent()) {
      field.problem("is missing; say how many pods have to be placed together");
      return 1;
    }
    boolean isWhole = field.raw() instanceof Integer || field.raw() instanceof Long;
    if (!isWhole || field.number() < 1 || field.number() > Integer.MAX_VALUE) {
      field.problem("is " + field.shown() + "; write a whole number greater than 0");
      return 1;
    }
    return (int) field.number();
  }

  /** Of what a newer release says nobody knows what it does. */
  private void check(Field spec, Set<String> known) {
    if (spec.raw() instanceof Map<?, ?> map) {
      map.forEach((field, value) -> {
        if (value != null && !known.contains(field) && !SPECIAL.contains(field)) {
          lacks(Field.oneLine(String.valueOf(field)));
        }
      });
    } else {
      spec.fields(known);
    }
  }

  private void lacks(String field) {
    notModelled.add("spec." + field);
  }

  private PodGroup group(
      PodGroupApi api,
      String version,
      int minimum,
      Map<String, Integer> taskMinimums,
      List<String> topology) {
    return new PodGroup(
        api,
        version,
        namespace,
        name,
        Optional.empty(),
        minimum,
        taskMinimums,
        topology,
        notModelled);
  }
}
