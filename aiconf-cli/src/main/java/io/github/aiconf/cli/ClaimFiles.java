package io.github.aiconf.cli;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.model.ClaimRules;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.FieldProblem;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.WantedDevices;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The claims that a user asks about, in files: ResourceClaims, and ResourceClaimTemplates, each of
 * which stands for one claim. What the API server would refuse is refused here.
 */
final class ClaimFiles {

  private static final ObjectFiles FILES = new ObjectFiles("claims", "ResourceClaim");
  private static final String CLAIM = "ResourceClaim";
  private static final String TEMPLATE = "ResourceClaimTemplate";

  private final List<WrittenObject> objects = new ArrayList<>();

  private ClaimFiles() {}

  /**
   * Reads files.
   *
   * @param names paths; a dash stands for the standard input
   * @throws InputException if one cannot be read or is not about claims
   */
  static ClaimFiles read(List<String> names, Terminal terminal) {
    ClaimFiles files = new ClaimFiles();
    for (String name : names) {
      FILES.read(name, terminal).forEach(files::add);
    }
    return files;
  }

  private void add(WrittenObject written) {
    String kind = written.kind();
    if (!kind.equals(CLAIM) && !kind.equals(TEMPLATE)) {
      throw written.refuse(
          "", "is neither a ResourceClaim nor a ResourceClaimTemplate; take it out of the file");
    }
    if (written.object().text("apiVersion").isEmpty()) {
      throw written.refuse("apiVersion", "is missing; write resource.k8s.io/v1");
    }
    objects.add(written);
  }

  /**
   * The claims, without what their status says.
   *
   * @param classes names of the classes there are; empty if that is not known
   * @throws InputException for what the API server would refuse
   */
  List<ResourceClaim> claims(DraProfile profile, Optional<Set<String>> classes) {
    DeviceSelectors selectors = DeviceSelectors.of(profile.selectorLanguage().forNewObjects());
    List<ResourceClaim> claims = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (WrittenObject written : objects) {
      List<FieldProblem> problems =
          ClaimRules.problems(written.tree(), expression -> problem(selectors, expression));
      written.refuse("", problems);
      ResourceClaim claim = claim(written);
      classes.ifPresent(known -> checkClasses(written, claim, known));
      if (!names.add(claim.key())) {
        throw written.refuse("", "stands twice; give the claims of a pod different names");
      }
      claims.add(claim);
    }
    return claims;
  }

  /** What is wrong with an expression. */
  static Optional<String> problem(DeviceSelectors selectors, String expression) {
    return selectors
        .compile(expression)
        .problem()
        .map(p -> (p.line() > 0
                ? "is no selector: line " + p.line() + ", column " + p.column() + ": "
                : "is no selector: ")
            + p.message());
  }

  private static ResourceClaim claim(WrittenObject written) {
    ResourceClaim claim = written.kind().equals(TEMPLATE)
        ? ModelReader.strict()
            .claimFromTemplate(written.tree(), written.namespace(), written.name())
        : ModelReader.strict().resourceClaim(written.tree());
    return new ResourceClaim(
        written.namespace(),
        claim.name(),
        claim.requests(),
        claim.constraints(),
        claim.configuration(),
        Optional.empty());
  }

  private static void checkClasses(WrittenObject written, ResourceClaim claim, Set<String> known) {
    String devices =
        written.kind().equals(TEMPLATE) ? "spec.spec.devices.requests[" : "spec.devices.requests[";
    for (int i = 0; i < claim.requests().size(); i++) {
      DeviceRequest request = claim.requests().get(i);
      String field = devices + i + "]";
      request.exactly().ifPresent(wanted -> checkClass(written, field + ".exactly", wanted, known));
      for (int k = 0; k < request.firstAvailable().size(); k++) {
        String alternative = field + ".firstAvailable[" + k + "]";
        checkClass(written, alternative, request.firstAvailable().get(k), known);
      }
    }
  }

  private static void checkClass(
      WrittenObject written, String field, WantedDevices wanted, Set<String> known) {
    if (!known.contains(wanted.deviceClassName())) {
      throw written.refuse(
          field + ".deviceClassName",
          "is '" + wanted.deviceClassName() + "', which is no DeviceClass of the cluster; "
              + Choices.of("there are", known));
    }
  }
}
