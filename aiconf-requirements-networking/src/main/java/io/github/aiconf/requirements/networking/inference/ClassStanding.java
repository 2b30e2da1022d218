package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.api.health.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one GatewayClass stands: PASS where a controller accepted it in its present form.
 *
 * <p>Conditions of an earlier generation, and those of a class that is being deleted, make it
 * UNKNOWN and not FAIL: from one reading, a controller that is gone looks the same as one that is
 * about to answer.
 */
final class ClassStanding {

  static final Reason CLASS_NOT_ACCEPTED = new Reason(
      "CLASS_NOT_ACCEPTED", "There is a GatewayClass, but no controller has accepted it.");
  static final Reason VERSION_UNSUPPORTED = new Reason(
      "VERSION_UNSUPPORTED",
      "The controller of a GatewayClass does not support the installed version of Gateway API.");

  static final String LOOKED_FOR =
      "a GatewayClass with condition Accepted True for its present generation, and SupportedVersion not False";

  /** The feature that weights and header matches belong to. */
  private static final String HTTP_ROUTE_FEATURE = "HTTPRoute";

  private final ControllerWorkloads workloads;

  ClassStanding(ControllerWorkloads workloads) {
    this.workloads = workloads;
  }

  static Reads reads() {
    return Reads.none()
        .list(
            GatewayApi.GATEWAY_CLASSES,
            "spec.controllerName",
            "status.conditions",
            "status.supportedFeatures");
  }

  Finding finding(KubernetesObject gatewayClass) {
    String controller = gatewayClass.text("spec.controllerName");
    Health health = workloads.health(controller);
    Optional<Finding> obstacle =
        stale(gatewayClass, controller).or(() -> refused(gatewayClass, controller));
    if (obstacle.isPresent()) {
      return obstacle
          .get()
          .lookedFor(LOOKED_FOR)
          .observed(gatewayClass, "spec.controllerName", controller)
          .observed(health.observations())
          .warnings(health.warnings())
          .notes(health.notes());
    }
    return Health.all(List.of(accepted(gatewayClass, controller), health))
        .finding(gatewayClass.reference() + " is accepted by " + named(controller) + ".");
  }

  private static Optional<Finding> stale(KubernetesObject gatewayClass, String controller) {
    if (gatewayClass.at("metadata.deletionTimestamp").isPresent()) {
      return Optional.of(beingDeleted(gatewayClass));
    }
    return Stream.of("Accepted", "SupportedVersion")
        .map(type -> SeenCondition.of(gatewayClass, type))
        .filter(SeenCondition::isStale)
        .findFirst()
        .map(condition -> stale(condition, controller));
  }

  private static Finding beingDeleted(KubernetesObject gatewayClass) {
    return Finding.unknown(Reason.STALE, gatewayClass.reference() + " is being deleted.")
        .next(
            "Let the deletion end, for which its Gateways have to be gone and its controller to run; then look at "
                + "another GatewayClass.")
        .observed(Observation.of(
            gatewayClass,
            "metadata.deletionTimestamp",
            gatewayClass.text("metadata.deletionTimestamp"),
            "absent"));
  }

  private static Finding stale(SeenCondition condition, String controller) {
    return Finding.unknown(
            Reason.STALE,
            "The condition " + condition.type() + " of " + condition.object().reference()
                + " speaks of an earlier generation.")
        .next("Look whether " + controller
            + " runs, then run the check again: a running controller catches up within seconds.")
        .observed(condition.staleness())
        .observed(condition.observation());
  }

  private Optional<Finding> refused(KubernetesObject gatewayClass, String controller) {
    SeenCondition accepted = SeenCondition.of(gatewayClass, "Accepted");
    if (!accepted.holds()) {
      return Optional.of(Finding.fail(
              CLASS_NOT_ACCEPTED,
              gatewayClass.reference() + " is not accepted by " + named(controller) + ".")
          .next(
              "Look whether the controller runs and at the message of the condition: kubectl describe gatewayclass "
                  + gatewayClass.name())
          .observed(accepted.wanted()));
    }
    SeenCondition version = SeenCondition.of(gatewayClass, "SupportedVersion");
    return version.saysFalse()
        ? Optional.of(Finding.fail(
                VERSION_UNSUPPORTED,
                named(controller) + " does not support the installed version of Gateway API.")
            .next(
                "Install the version of Gateway API that the implementation's release notes name.")
            .observed(version.observation("not False"))
            .observed(accepted.observation()))
        : Optional.empty();
  }

  private static Health accepted(KubernetesObject gatewayClass, String controller) {
    SeenCondition accepted = SeenCondition.of(gatewayClass, "Accepted");
    SeenCondition version = SeenCondition.of(gatewayClass, "SupportedVersion");
    List<String> features = features(gatewayClass);
    List<Observation> seen = new ArrayList<>();
    seen.add(accepted.observation());
    seen.add(Observation.of(gatewayClass, "spec.controllerName", controller));
    if (version.condition().isPresent()) {
      seen.add(version.observation());
    }
    if (!features.isEmpty()) {
      seen.add(
          Observation.of(gatewayClass, "status.supportedFeatures", String.join(" ", features)));
    }
    Health health = Health.healthy(seen);
    if (accepted.condition().orElseThrow().observedGeneration().isEmpty()) {
      health = health.warning("The condition Accepted of " + gatewayClass.reference()
          + " does not say of which generation it speaks");
    }
    return features.isEmpty() || features.contains(HTTP_ROUTE_FEATURE)
        ? health
        : health.warning(gatewayClass.reference() + " does not list " + HTTP_ROUTE_FEATURE
            + " among its supported features");
  }

  /** Early releases of Gateway API listed plain names, later ones objects with a name. */
  private static List<String> features(KubernetesObject gatewayClass) {
    return gatewayClass.items("status.supportedFeatures").stream()
        .map(feature -> feature.isScalar() ? feature : feature.get("name"))
        .map(Value::text)
        .toList();
  }

  private String named(String controller) {
    return workloads
        .implementation(controller)
        .map(implementation -> controller + " (" + implementation.title() + ")")
        .orElse(controller);
  }
}
