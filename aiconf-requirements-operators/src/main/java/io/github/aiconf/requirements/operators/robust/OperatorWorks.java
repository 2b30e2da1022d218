package io.github.aiconf.requirements.operators.robust;

import static io.github.aiconf.api.cluster.Resources.DEPLOYMENTS;

import io.github.aiconf.api.Alternatives;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.health.Controllers;
import io.github.aiconf.api.health.Webhooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** INSPECT: the CRDs, controller and webhooks of at least one AI operator are in working order. */
final class OperatorWorks implements Check {

  @Override
  public String id() {
    return "operator_works";
  }

  @Override
  public Depth depth() {
    return Depth.INSPECT;
  }

  @Override
  public String question() {
    return "Does an AI operator run, with established CRDs, a controller whose pods are Ready, and webhooks that can be called?";
  }

  @Override
  public String proves() {
    return "Nothing that objects show stands in the way of the operator. Not that a webhook refuses an invalid object, nor "
        + "that a new custom resource is reconciled.";
  }

  @Override
  public List<Reason> failures() {
    List<Reason> failures = new ArrayList<>(List.of(
        Definitions.CRD_NOT_ESTABLISHED,
        MissingController.CONTROLLER_MISSING,
        Controllers.CONTROLLER_UNAVAILABLE,
        WebhookHealth.WEBHOOK_MISSING,
        NeededOperators.NEEDED_OPERATOR_MISSING));
    failures.addAll(Webhooks.failures());
    return List.copyOf(failures);
  }

  @Override
  public Reads reads(Profiles profiles) {
    Reads reads = Definitions.reads().plus(Controllers.reads()).plus(Webhooks.reads());
    for (OperatorProfile operator : profiles.all(OperatorProfile.KIND)) {
      reads = reads.plus(operator.reads());
    }
    return reads;
  }

  @Override
  public Finding run(CheckContext context) {
    List<OperatorProfile> operators = context.profiles().all(OperatorProfile.KIND);
    Cluster cluster = context.cluster();
    Definitions definitions = Definitions.read(cluster, operators);
    Map<String, Examination> examined = new LinkedHashMap<>();
    for (OperatorProfile operator : operators) {
      examined.put(
          operator.name(), new Inspection(cluster, operator, definitions.of(operator)).examine());
    }
    List<Examination> ranked = examined.values().stream()
        .map(examination -> NeededOperators.judge(examination, examined))
        .sorted(Comparator.comparingInt(Examination::rank))
        .toList();
    Finding finding = Alternatives.atLeastOne(
        ranked,
        examination -> examination.operator().title(),
        Examination::finding,
        () -> notInstalled(cluster, operators, definitions));
    return withLeftovers(finding, ranked);
  }

  private static Finding notInstalled(
      Cluster cluster, Collection<OperatorProfile> operators, Definitions definitions) {
    List<String> titles = operators.stream().map(OperatorProfile::title).toList();
    return Finding.unknown(
            Reason.NOT_INSTALLED, "No AI operator that a profile describes is installed.")
        .lookedFor("CRDs and a controller of one of " + String.join(", ", titles))
        .next(
            "Install one, for example KubeRay or Kubeflow Trainer, or describe yours in a profile of the kind OperatorProfile with --profiles.")
        .observed(definitions.count())
        .observed(withoutDefinitions(cluster, operators, definitions));
  }

  /** Controllers that cannot do anything, since their custom resources are not defined. */
  private static List<Observation> withoutDefinitions(
      Cluster cluster, Collection<OperatorProfile> operators, Definitions definitions) {
    List<Observation> seen = new ArrayList<>();
    if (cluster.listVisible(DEPLOYMENTS).gap().isEmpty()) {
      for (OperatorProfile operator : operators) {
        if (definitions.of(operator).isEmpty()) {
          seen.addAll(
              ControllerWorkload.find(cluster, operator).withoutDefinitions(operator.title()));
        }
      }
    }
    return seen;
  }

  private static Finding withLeftovers(Finding finding, List<Examination> examined) {
    Finding complete = finding;
    for (Examination examination : examined) {
      if (examination.leftover().isPresent()) {
        complete = complete
            .observed(examination.leftover().get())
            .note(
                examination.operator().title()
                    + ": its CRDs are there, but no controller; what an uninstalled operator leaves behind");
      }
    }
    return complete;
  }
}
