package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The fields of a Pod's spec, with the defaults of the API server. */
final class PodFields {

  private static final Set<String> SPEC = Set.of(
      "volumes",
      "initContainers",
      "containers",
      "ephemeralContainers",
      "restartPolicy",
      "terminationGracePeriodSeconds",
      "activeDeadlineSeconds",
      "dnsPolicy",
      "nodeSelector",
      "serviceAccountName",
      "serviceAccount",
      "automountServiceAccountToken",
      "nodeName",
      "hostNetwork",
      "hostPID",
      "hostIPC",
      "shareProcessNamespace",
      "securityContext",
      "imagePullSecrets",
      "hostname",
      "subdomain",
      "affinity",
      "schedulerName",
      "tolerations",
      "hostAliases",
      "priorityClassName",
      "priority",
      "dnsConfig",
      "readinessGates",
      "runtimeClassName",
      "enableServiceLinks",
      "preemptionPolicy",
      "overhead",
      "topologySpreadConstraints",
      "setHostnameAsFQDN",
      "os",
      "hostUsers",
      "schedulingGates",
      "resourceClaims",
      "resources",
      "hostnameOverride",
      "workloadRef",
      "schedulingGroup");
  static final Set<String> STATUS = Set.of(
      "observedGeneration",
      "phase",
      "conditions",
      "message",
      "reason",
      "nominatedNodeName",
      "hostIP",
      "hostIPs",
      "podIP",
      "podIPs",
      "startTime",
      "initContainerStatuses",
      "containerStatuses",
      "qosClass",
      "ephemeralContainerStatuses",
      "resize",
      "resourceClaimStatuses",
      "extendedResourceClaimStatus",
      "allocatedResources",
      "resources",
      "nodeAllocatableResourceClaimStatuses");

  /** What a status says beside resources that have been granted. */
  static final Set<String> NOT_OF_RESIZE = Set.of(
      "observedGeneration",
      "conditions",
      "phase",
      "message",
      "reason",
      "nominatedNodeName",
      "hostIP",
      "hostIPs",
      "podIP",
      "podIPs",
      "startTime",
      "qosClass",
      "resourceClaimStatuses");

  private static final Set<String> AFFINITY =
      Set.of("nodeAffinity", "podAffinity", "podAntiAffinity");
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final Set<String> RULES =
      Set.of(REQUIRED, "preferredDuringSchedulingIgnoredDuringExecution");
  private static final Set<String> TERM = Set.of(
      "labelSelector",
      "namespaces",
      "topologyKey",
      "namespaceSelector",
      "matchLabelKeys",
      "mismatchLabelKeys");
  private static final Set<String> SPREAD = Set.of(
      "maxSkew",
      "topologyKey",
      "whenUnsatisfiable",
      "labelSelector",
      "minDomains",
      "nodeAffinityPolicy",
      "nodeTaintsPolicy",
      "matchLabelKeys");
  private static final Set<String> TOLERATION =
      Set.of("key", "operator", "value", "effect", "tolerationSeconds");
  private static final Set<String> CLAIM =
      Set.of("name", "source", "resourceClaimName", "resourceClaimTemplateName");
  private static final Set<String> GATE = Set.of("name");
  private static final Set<String> GROUP = Set.of("podGroupName");
  private static final Set<String> WORKLOAD = Set.of("name", "podGroup", "podGroupReplicaKey");

  /** Volumes of these kinds are there on every node. */
  private static final Set<String> HARMLESS_VOLUMES = Set.of(
      "name",
      "hostPath",
      "emptyDir",
      "gitRepo",
      "secret",
      "nfs",
      "downwardAPI",
      "configMap",
      "projected",
      "image");

  private PodFields() {}

  static PodSpec spec(Field field) {
    field.fields(SPEC);
    boolean hostNetwork = field.get("hostNetwork").flag();
    List<Container> containers =
        field.get("containers").list(each -> ContainerFields.container(each, hostNetwork));
    List<Container> initContainers =
        field.get("initContainers").list(each -> ContainerFields.container(each, hostNetwork));
    Field affinity = field.get("affinity").fields(AFFINITY);
    String scheduler = field.get("schedulerName").text();
    String preemption = field.get("preemptionPolicy").text();
    return new PodSpec(
        containers.stream().map(ContainerFields::rounded).toList(),
        initContainers.stream().map(ContainerFields::rounded).toList(),
        PodRequestDefaults.of(field, containers, initContainers),
        ContainerFields.amounts(field.get("overhead")),
        field.get("nodeSelector").map(Field::text),
        CommonFields.nodeSelector(affinity.get("nodeAffinity").fields(RULES).get(REQUIRED)),
        terms(affinity.get("podAffinity")),
        terms(affinity.get("podAntiAffinity")),
        field.get("tolerations").list(PodFields::toleration),
        field.get("topologySpreadConstraints").list(PodFields::spread),
        field.get("resourceClaims").list(PodFields::claim),
        field.get("schedulingGates").list(gate -> gate.fields(GATE).get("name").text()),
        hostNetwork && !field.get("hostUsers").optionalFlag().orElse(true),
        volumes(field.get("volumes")),
        scheduler.isEmpty() ? "default-scheduler" : scheduler,
        field.get("priority").number(),
        preemption.isEmpty() ? "PreemptLowerPriority" : preemption,
        group(field));
  }

  private static List<PodAffinityTerm> terms(Field rules) {
    return rules.fields(RULES).get(REQUIRED).list(PodFields::term);
  }

  private static PodAffinityTerm term(Field field) {
    field.fields(TERM);
    return new PodAffinityTerm(
        field.get("topologyKey").text(),
        CommonFields.labelSelector(field.get("labelSelector")),
        field.get("namespaces").texts(),
        CommonFields.labelSelector(field.get("namespaceSelector")));
  }

  private static SpreadConstraint spread(Field field) {
    field.fields(SPREAD);
    Field minDomains = field.get("minDomains");
    return new SpreadConstraint(
        field.get("topologyKey").text(),
        field.get("maxSkew").number(),
        minDomains.isAbsent() ? OptionalLong.empty() : OptionalLong.of(minDomains.number()),
        field.get("whenUnsatisfiable").text(),
        CommonFields.labelSelector(field.get("labelSelector")),
        field.get("matchLabelKeys").texts(),
        field.get("nodeAffinityPolicy").optionalText(),
        field.get("nodeTaintsPolicy").optionalText());
  }

  private static Toleration toleration(Field field) {
    field.fields(TOLERATION);
    return new Toleration(
        field.get("key").text(),
        field.get("operator").text(),
        field.get("value").text(),
        field.get("effect").text());
  }

  private static ClaimReference claim(Field field) {
    field.fields(CLAIM);
    return new ClaimReference(
        field.get("name").text(),
        field.get("resourceClaimName").optionalText(),
        field.get("resourceClaimTemplateName").optionalText());
  }

  static List<String> volumes(Field field) {
    List<String> names = new ArrayList<>();
    for (Field volume : field.list(each -> each)) {
      if (volume.raw() instanceof Map<?, ?> map
          && map.entrySet().stream()
              .anyMatch(
                  e -> e.getValue() != null && !HARMLESS_VOLUMES.contains((String) e.getKey()))) {
        names.add(volume.get("name").text());
      }
    }
    return names;
  }

  private static Optional<PodGroupReference> group(Field spec) {
    Field group = spec.get("schedulingGroup").fields(GROUP);
    if (!group.isAbsent()) {
      return Optional.of(
          new PodGroupReference(group.get("podGroupName").text(), Optional.empty(), ""));
    }
    Field workload = spec.get("workloadRef").fields(WORKLOAD);
    return workload.isAbsent()
        ? Optional.empty()
        : Optional.of(new PodGroupReference(
            workload.get("podGroup").text(),
            Optional.of(workload.get("name").text()),
            workload.get("podGroupReplicaKey").text()));
  }

  /** Of what the claims made for a pod are called, by the names in its spec. */
  static Map<String, Optional<String>> generatedClaims(Field statuses) {
    Map<String, Optional<String>> names = new LinkedHashMap<>();
    for (Field each : statuses.list(each -> each)) {
      each.fields(Set.of("name", "resourceClaimName"));
      // The first of two with the same name counts.
      names.putIfAbsent(each.get("name").text(), each.get("resourceClaimName").optionalText());
    }
    return ImmutableMap.copyOf(names);
  }
}
