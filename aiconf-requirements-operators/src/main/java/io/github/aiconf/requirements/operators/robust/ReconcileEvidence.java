package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.requirements.operators.robust.OperatorProfile.CustomResource;
import java.util.Optional;

/** Custom resources whose status shows that a controller dealt with their present specification. */
final class ReconcileEvidence {

  private final OperatorProfile operator;
  private long seen;
  private long reconciled;
  private boolean complete = true;
  private Optional<Observation> first = Optional.empty();

  private ReconcileEvidence(OperatorProfile operator) {
    this.operator = operator;
  }

  static ReconcileEvidence of(Cluster cluster, OperatorProfile operator) {
    ReconcileEvidence evidence = new ReconcileEvidence(operator);
    operator
        .resources()
        .forEach(resource -> evidence.add(cluster.listVisible(resource.type()), resource));
    return evidence;
  }

  /** One object that shows it. */
  Optional<Observation> first() {
    return first;
  }

  /** The finding with what the custom resources show; they strengthen it and never decide. */
  Finding addTo(Finding finding) {
    if (first.isPresent()) {
      return finding
          .observed(first.get())
          .note(reconciled + " of " + seen + " custom resources of " + operator.title()
              + " show that a controller dealt with them");
    }
    if (seen > 0) {
      return finding.warning("None of the " + seen + " custom resources of " + operator.title()
          + " shows that a controller dealt with its present specification");
    }
    return finding.note(
        complete
            ? operator.title() + " has no custom resource, so nothing shows that it reconciles"
            : "Not all custom resources of " + operator.title() + " could be seen");
  }

  private void add(Listing list, CustomResource resource) {
    complete &= list.gap().isEmpty();
    for (KubernetesObject object : list) {
      seen++;
      Optional<Observation> evidence = evidence(object, resource);
      if (evidence.isPresent()) {
        reconciled++;
        first = first.or(() -> evidence);
      }
    }
  }

  private static Optional<Observation> evidence(KubernetesObject object, CustomResource resource) {
    Value observed = object.at("status.observedGeneration");
    if (observed.isPresent()) {
      boolean present = object.generation() > 0 && observed.number(0) == object.generation();
      return present
          ? Optional.of(Observation.of(object, "status.observedGeneration", observed.text()))
          : Optional.empty();
    }
    return resource.success().stream()
        .flatMap(signal -> signal.seenIn(object).stream())
        .findFirst();
  }
}
