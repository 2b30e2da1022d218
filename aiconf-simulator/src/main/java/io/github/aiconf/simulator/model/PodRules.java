package io.github.aiconf.simulator.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the API server asks of a pod when it is created, as far as it decides where the pod can be
 * placed.
 *
 * <p>Texts are ours, the rules those of Kubernetes 1.36
 * ({@code k8s.io/kubernetes/pkg/apis/core/validation}).
 */
public final class PodRules {

  private static final String REQUIRED = ".requiredDuringSchedulingIgnoredDuringExecution";
  private static final Set<String> EFFECTS =
      Set.of("", "NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final Set<String> POLICIES = Set.of("Honor", "Ignore");
  private static final Set<String> NATIVE = Set.of("cpu", "memory", "ephemeral-storage");

  private final List<FieldProblem> problems = new ArrayList<>();

  private PodRules() {}

  /**
   * Everything that is wrong with a pod, in the order in which it is looked at; empty if it can be
   * created.
   *
   * @param tree the object as it was written
   */
  public static List<FieldProblem> problems(Map<String, ?> tree) {
    PodRules rules = new PodRules();
    Pod pod = ModelReader.podWithProblems(tree, rules.problems);
    if (rules.problems.isEmpty()) {
      rules.check(pod);
    }
    return List.copyOf(rules.problems);
  }

  private void add(String field, String message) {
    problems.add(new FieldProblem(field, message));
  }

  private void check(Pod pod) {
    if (!LabelSyntax.isDomain(pod.name())) {
      add("metadata.name", "has to be of at most 253 lower case letters, digits, dashes and dots");
    }
    PodSpec spec = pod.spec();
    if (spec.containers().isEmpty()) {
      add("spec.containers", "is missing; a pod has at least one container");
    }
    Set<String> names = new HashSet<>();
    containers("spec.initContainers", spec.initContainers(), names);
    containers("spec.containers", spec.containers(), names);
    amounts("spec.resources.requests", spec.podRequests());
    amounts("spec.overhead", spec.overhead());
    spec.nodeAffinity()
        .ifPresent(affinity -> nodeAffinity("spec.affinity.nodeAffinity" + REQUIRED, affinity));
    terms("spec.affinity.podAffinity" + REQUIRED, spec.affinity());
    terms("spec.affinity.podAntiAffinity" + REQUIRED, spec.antiAffinity());
    for (int i = 0; i < spec.tolerations().size(); i++) {
      toleration("spec.tolerations[" + i + "]", spec.tolerations().get(i));
    }
    spread(spec.spread());
    claims(spec.claims());
    if (!pod.nodeName().isEmpty() && !spec.schedulingGates().isEmpty()) {
      add("spec.schedulingGates", "cannot hold back a pod that names its node");
    }
  }

  private void containers(String field, List<Container> containers, Set<String> names) {
    for (int i = 0; i < containers.size(); i++) {
      Container container = containers.get(i);
      String place = field + "[" + i + "]";
      if (container.name().isEmpty()) {
        add(place + ".name", "is missing");
      } else if (!names.add(container.name())) {
        add(place + ".name", "is there twice");
      }
      amounts(place + ".resources.requests", container.requests());
    }
  }

  private void amounts(String field, Map<String, Quantity> amounts) {
    amounts.forEach((resource, amount) -> {
      String place = field + "[" + Field.oneLine(resource) + "]";
      boolean ownDomain = resource.indexOf('/') >= 0;
      if (!NATIVE.contains(resource)
          && !resource.startsWith("hugepages-")
          && !(ownDomain && LabelSyntax.isKey(resource))) {
        add(
            place,
            "is no resource; write cpu, memory, ephemeral-storage or a name with its domain,"
                + " such as nvidia.com/gpu");
      }
      if (amount.sign() < 0) {
        add(place, "must not be less than zero");
      }
      if (ownDomain && amount.compareTo(wholePart(amount)) != 0) {
        add(place, "has to be a whole number");
      }
    });
  }

  private static Quantity wholePart(Quantity amount) {
    return Quantity.of(amount.roundedUp(), amount.format());
  }

  private void nodeAffinity(String field, NodeSelector affinity) {
    if (affinity.terms().isEmpty()) {
      add(field + ".nodeSelectorTerms", "is missing; without a term no node is matched");
    }
    for (int i = 0; i < affinity.terms().size(); i++) {
      NodeSelector.Term term = affinity.terms().get(i);
      String place = field + ".nodeSelectorTerms[" + i + "]";
      for (int j = 0; j < term.labels().size(); j++) {
        requirement(place + ".matchExpressions[" + j + "]", term.labels().get(j), true);
      }
      for (int j = 0; j < term.fields().size(); j++) {
        String of = place + ".matchFields[" + j + "]";
        NodeSelector.Requirement requirement = term.fields().get(j);
        if (!requirement.key().equals("metadata.name")) {
          add(of + ".key", "has to be metadata.name");
        }
        if (!requirement.operator().equals("In") && !requirement.operator().equals("NotIn")) {
          add(of + ".operator", "has to be In or NotIn");
        }
        if (requirement.values().size() != 1) {
          add(of + ".values", "has to be one name");
        }
      }
    }
  }

  private void requirement(String field, NodeSelector.Requirement requirement, boolean numbers) {
    if (!LabelSyntax.isKey(requirement.key())) {
      add(field + ".key", "is no key of a label");
    }
    int values = requirement.values().size();
    switch (requirement.operator()) {
      case "In", "NotIn" -> {
        if (values == 0) {
          add(field + ".values", "is missing");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (values > 0) {
          add(field + ".values", "must not be set for operator " + requirement.operator());
        }
      }
      default -> {
        boolean compares = numbers
            && (requirement.operator().equals("Gt") || requirement.operator().equals("Lt"));
        if (!compares) {
          add(
              field + ".operator",
              "has to be In, NotIn, Exists"
                  + (numbers ? ", DoesNotExist, Gt or Lt" : " or DoesNotExist"));
        } else if (values != 1 || !requirement.values().get(0).matches("[-+]?[0-9]{1,18}")) {
          add(field + ".values", "has to be one whole number");
        }
      }
    }
    for (int i = 0; i < values; i++) {
      if (!LabelSyntax.isValue(requirement.values().get(i))) {
        add(field + ".values[" + i + "]", "is no value of a label");
      }
    }
  }

  private void selector(String field, LabelSelector selector) {
    selector.labels().forEach((key, value) -> {
      if (!LabelSyntax.isKey(key) || !LabelSyntax.isValue(value)) {
        add(field + ".matchLabels[" + Field.oneLine(key) + "]", "is no label");
      }
    });
    for (int i = 0; i < selector.expressions().size(); i++) {
      requirement(field + ".matchExpressions[" + i + "]", selector.expressions().get(i), false);
    }
  }

  private void terms(String field, List<PodAffinityTerm> terms) {
    for (int i = 0; i < terms.size(); i++) {
      PodAffinityTerm term = terms.get(i);
      String place = field + "[" + i + "]";
      topologyKey(place + ".topologyKey", term.topologyKey());
      term.selector().ifPresent(each -> selector(place + ".labelSelector", each));
      term.namespaceSelector().ifPresent(each -> selector(place + ".namespaceSelector", each));
    }
  }

  private void topologyKey(String field, String key) {
    if (!LabelSyntax.isKey(key)) {
      add(field, key.isEmpty() ? "is missing" : "is no key of a label");
    }
  }

  private void toleration(String field, Toleration toleration) {
    boolean exists = toleration.operator().equals("Exists");
    if (!toleration.key().isEmpty() && !LabelSyntax.isKey(toleration.key())) {
      add(field + ".key", "is no key of a taint");
    }
    if (toleration.key().isEmpty() && !exists) {
      add(field + ".operator", "has to be Exists if there is no key");
    }
    if (!exists && !Set.of("", "Equal", "Gt", "Lt").contains(toleration.operator())) {
      add(field + ".operator", "has to be Exists, Equal, Gt or Lt");
    }
    if (exists && !toleration.value().isEmpty()) {
      add(field + ".value", "has to be empty for operator Exists");
    }
    if (!EFFECTS.contains(toleration.effect())) {
      add(field + ".effect", "has to be NoSchedule, PreferNoSchedule or NoExecute");
    }
  }

  private void spread(List<SpreadConstraint> constraints) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < constraints.size(); i++) {
      SpreadConstraint constraint = constraints.get(i);
      String place = "spec.topologySpreadConstraints[" + i + "]";
      topologyKey(place + ".topologyKey", constraint.topologyKey());
      if (constraint.maxSkew() <= 0) {
        add(place + ".maxSkew", "has to be greater than zero");
      }
      if (!constraint.isRequired() && !constraint.whenUnsatisfiable().equals("ScheduleAnyway")) {
        add(place + ".whenUnsatisfiable", "has to be DoNotSchedule or ScheduleAnyway");
      }
      if (constraint.minDomains().isPresent()
          && (constraint.minDomains().getAsLong() <= 0 || !constraint.isRequired())) {
        add(place + ".minDomains", "has to be greater than zero, and needs DoNotSchedule");
      }
      if (!seen.add(constraint.topologyKey() + " " + constraint.whenUnsatisfiable())) {
        add(place, "is there twice, with the same topologyKey and whenUnsatisfiable");
      }
      if (!POLICIES.contains(constraint.nodeAffinityPolicy().orElse("Honor"))) {
        add(place + ".nodeAffinityPolicy", "has to be Honor or Ignore");
      }
      if (!POLICIES.contains(constraint.nodeTaintsPolicy().orElse("Honor"))) {
        add(place + ".nodeTaintsPolicy", "has to be Honor or Ignore");
      }
      constraint.selector().ifPresent(each -> selector(place + ".labelSelector", each));
    }
  }

  private void claims(List<ClaimReference> claims) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < claims.size(); i++) {
      ClaimReference claim = claims.get(i);
      String place = "spec.resourceClaims[" + i + "]";
      if (!names.add(claim.name())) {
        add(place + ".name", "is there twice");
      }
      if (claim.claim().isPresent() == claim.template().isPresent()) {
        add(place, "needs one of resourceClaimName and resourceClaimTemplateName");
      }
    }
  }
}
