package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.ClaimRules;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ResourceClaims and ResourceClaimTemplates that come with pods in files. */
final class WrittenClaims {

  private static final String TEMPLATE_FIELD = "].resourceClaimTemplateName";

  private final Map<String, WrittenObject> templates = new LinkedHashMap<>();
  private final Map<String, WrittenObject> claims = new LinkedHashMap<>();

  /**
   * Takes an object if it is a ResourceClaim or a ResourceClaimTemplate.
   *
   * @return whether it is
   * @throws InputException if there is one of that name
   */
  boolean add(WrittenObject written) {
    boolean isTemplate = written.kind().equals("ResourceClaimTemplate");
    if (!isTemplate && !written.kind().equals("ResourceClaim")) {
      return false;
    }
    if (written.object().text("apiVersion").isEmpty()) {
      throw written.refuse("apiVersion", "is missing; write resource.k8s.io/v1");
    }
    Map<String, WrittenObject> others = isTemplate ? templates : claims;
    if (others.put(written.namespace() + "/" + written.name(), written) != null) {
      throw written.refuse("", "stands twice; give claims and templates different names");
    }
    return true;
  }

  /**
   * The ResourceClaims, without what their status says.
   *
   * @throws InputException for what the API server would refuse
   */
  List<ResourceClaim> claims(SchedulerProfile profile) {
    List<ResourceClaim> all = new ArrayList<>();
    claims.values().forEach(written -> all.add(claim(written, profile)));
    return all;
  }

  /**
   * A ResourceClaim, without what its status says.
   *
   * @throws InputException for what the API server would refuse
   */
  static ResourceClaim claim(WrittenObject written, SchedulerProfile profile) {
    check(written, profile);
    ResourceClaim claim = ModelReader.strict().resourceClaim(written.tree());
    return new ResourceClaim(
        written.namespace(),
        claim.name(),
        claim.requests(),
        claim.constraints(),
        claim.configuration(),
        Optional.empty());
  }

  /** Whether a template of that namespace and name is there. */
  boolean hasTemplate(String key) {
    return templates.containsKey(key);
  }

  /** What a pod that is not there yet is known by. */
  static String uid(String namespace, String name) {
    return "pod " + namespace + "/" + name;
  }

  /**
   * The claims that are made for a pod, one for each of its references to a template; fewer if the
   * cluster's templates could not be read.
   *
   * @param object where the pod is written
   * @param at path of the pod in the object, with a dot behind it; empty if it is the pod
   * @param pod its name and namespace are those of the claims
   * @throws InputException if there is no such template, or if it is wrong
   */
  List<ResourceClaim> madeFor(WrittenObject object, String at, Pod pod, PlacementCluster cluster) {
    List<ResourceClaim> claims = new ArrayList<>();
    for (int i = 0; i < pod.spec().claims().size(); i++) {
      ClaimReference reference = pod.spec().claims().get(i);
      if (reference.template().isPresent()) {
        String field = at + "spec.resourceClaims[" + i + TEMPLATE_FIELD;
        claim(object, field, pod, reference, cluster).ifPresent(claims::add);
      }
    }
    return claims;
  }

  private Optional<ResourceClaim> claim(
      WrittenObject object,
      String field,
      Pod pod,
      ClaimReference reference,
      PlacementCluster cluster) {
    String template = reference.template().orElse("");
    String namespace = pod.namespace().isEmpty() ? "default" : pod.namespace();
    String name = pod.name() + "-" + reference.name();
    String key = namespace + "/" + template;
    WrittenObject replaced = cluster.change().templates().get(key);
    WrittenObject ofFile = replaced == null ? templates.get(key) : replaced;
    if (ofFile != null) {
      check(ofFile, cluster.profile());
      return Optional.of(owned(
          ModelReader.strict().claimFromTemplate(ofFile.tree(), namespace, name), pod, namespace));
    }
    Optional<KubernetesObject> ofCluster = cluster.template(namespace, template);
    if (ofCluster.isEmpty()) {
      if (!cluster.sees(Resources.RESOURCE_CLAIM_TEMPLATES)) {
        return Optional.empty();
      }
      throw object.refuse(
          field,
          "is '" + template + "', which is no ResourceClaimTemplate of"
              + " the file or of namespace " + namespace + "; give it with the pod");
    }
    try {
      return Optional.of(owned(
          ModelReader.lenient()
              .claimFromTemplate(WrittenObject.tree(ofCluster.get()), namespace, name),
          pod,
          namespace));
    } catch (ModelException e) {
      throw object.refuse(
          field,
          "is '" + template + "', a template that cannot be read: " + e.field() + ": "
              + e.problem());
    }
  }

  /**
   * Refuses what the API server would.
   *
   * @throws InputException if there is something
   */
  static void check(WrittenObject written, SchedulerProfile profile) {
    DeviceSelectors selectors =
        DeviceSelectors.of(profile.dra().selectorLanguage().forNewObjects());
    written.refuse(
        "",
        ClaimRules.problems(
            written.tree(), expression -> ClaimFiles.problem(selectors, expression)));
  }

  private static ResourceClaim owned(ResourceClaim claim, Pod pod, String namespace) {
    return new ResourceClaim(
        namespace,
        claim.name(),
        claim.requests(),
        claim.constraints(),
        claim.configuration(),
        Optional.empty(),
        Optional.empty(),
        false,
        uid(namespace, pod.name()));
  }
}
