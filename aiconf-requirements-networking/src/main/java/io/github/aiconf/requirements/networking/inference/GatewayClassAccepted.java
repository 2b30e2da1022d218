package io.github.aiconf.requirements.networking.inference;

import static io.github.aiconf.requirements.networking.inference.GatewayApi.GATEWAY_CLASSES;

import io.github.aiconf.api.Alternatives;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.health.Controllers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** INSPECT: Gateway API is served as v1, and a controller has accepted a GatewayClass. */
final class GatewayClassAccepted implements Check {

  static final Reason NO_GATEWAY_CLASS = new Reason(
      "NO_GATEWAY_CLASS",
      "Gateway API is installed, but there is no GatewayClass, so no implementation could accept one.");

  private record Judged(KubernetesObject gatewayClass, Finding finding) {

    boolean passes() {
      return finding.verdict() == Verdict.PASS;
    }
  }

  @Override
  public String id() {
    return "gateway_class_accepted";
  }

  @Override
  public Depth depth() {
    return Depth.INSPECT;
  }

  @Override
  public String question() {
    return "Is Gateway API served as v1, and has a controller accepted a GatewayClass in its present form?";
  }

  @Override
  public String proves() {
    return "An implementation of Gateway API has taken up a GatewayClass. Notes tell whether a programmed Gateway has routes "
        + "that split by weight and match headers. Not that traffic arrives, or is split as the weights say.";
  }

  @Override
  public List<Reason> failures() {
    return List.of(
        GatewayApi.API_INCOMPLETE,
        NO_GATEWAY_CLASS,
        ClassStanding.CLASS_NOT_ACCEPTED,
        ClassStanding.VERSION_UNSUPPORTED,
        Controllers.CONTROLLER_UNAVAILABLE);
  }

  @Override
  public Reads reads(Profiles profiles) {
    return Reads.union(List.of(
        ClassStanding.reads(), ControllerWorkloads.reads(), CrdBundle.reads(), GatewayUse.reads()));
  }

  @Override
  public Finding run(CheckContext context) {
    Cluster cluster = context.cluster();
    Discovery discovery = cluster.discovery();
    Optional<Finding> problem = GatewayApi.problem(discovery);
    if (problem.isPresent()) {
      return CrdBundle.describe(cluster, problem.get());
    }
    Listing classes = cluster.list(GATEWAY_CLASSES);
    List<Judged> judged = judged(classes, context);
    Finding finding = Alternatives.atLeastOne(
            judged,
            j -> j.gatewayClass().reference().toString(),
            j -> Optional.of(j.finding()),
            () -> noClass(classes))
        .observed(GatewayApi.served(discovery));
    Finding described = CrdBundle.describe(cluster, finding);
    return finding.verdict() == Verdict.PASS
        ? new GatewayUse(cluster, controllersByClass(judged)).describe(described)
        : described;
  }

  /** The class with the fewest weaknesses speaks for the cluster. */
  private static List<Judged> judged(Listing classes, CheckContext context) {
    ClassStanding standing = new ClassStanding(new ControllerWorkloads(
        context.cluster(), context.profiles().all(GatewayImplementation.KIND)));
    return classes.stream()
        .map(gatewayClass -> new Judged(gatewayClass, standing.finding(gatewayClass)))
        .sorted(Comparator.comparingInt(j -> j.finding().warnings().size()))
        .toList();
  }

  private static Map<String, String> controllersByClass(List<Judged> judged) {
    return judged.stream()
        .filter(Judged::passes)
        .collect(Collectors.toMap(
            j -> j.gatewayClass().name(), j -> j.gatewayClass().text("spec.controllerName")));
  }

  /**
   * FAIL, not NOT_INSTALLED: somebody installed the definitions, and as they stand nothing
   * implements them.
   */
  private static Finding noClass(Listing classes) {
    return Finding.fail(NO_GATEWAY_CLASS, "Gateway API is installed without any GatewayClass.")
        .lookedFor(ClassStanding.LOOKED_FOR)
        .next(
            "Install an implementation of Gateway API; where one is part of the platform, create the GatewayClass that its "
                + "guide names.")
        .observed(Observation.of(classes.reference(), "items", "0 objects", "at least 1 object"));
  }
}
