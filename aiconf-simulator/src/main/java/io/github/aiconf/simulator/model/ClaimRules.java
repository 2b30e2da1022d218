package io.github.aiconf.simulator.model;

import com.google.common.base.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the API server asks of a ResourceClaim or ResourceClaimTemplate when it is created, and the
 * allocator before it starts.
 *
 * <p>Texts are ours, the rules those of Kubernetes 1.36
 * ({@code k8s.io/kubernetes/pkg/apis/resource/validation}).
 */
public final class ClaimRules {

  /** How many devices a claim can have, over all its requests. */
  public static final int MOST_DEVICES = 32;

  private static final int MOST_ENTRIES = 32;
  private static final int MOST_ALTERNATIVES = 8;
  private static final int MOST_TOLERATIONS = 16;
  private static final int LONGEST_EXPRESSION = 10 * 1024;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_SUBDOMAIN = 253;
  private static final int LONGEST_IDENTIFIER = 32;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
  private static final Set<String> EFFECTS = Set.of("", "None", "NoSchedule", "NoExecute");

  private final Function<String, Optional<String>> selectorProblem;
  private final List<FieldProblem> problems = new ArrayList<>();
  private final Map<String, Set<String>> alternatives = new HashMap<>();

  private ClaimRules(Function<String, Optional<String>> selectorProblem) {
    this.selectorProblem = selectorProblem;
  }

  /**
   * Everything that is wrong with a claim or the template of one, in the order of the fields; empty
   * if it can be created.
   *
   * @param tree the object as it was written
   * @param selectorProblem says what keeps an expression from being a selector
   */
  public static List<FieldProblem> problems(
      Map<String, ?> tree, Function<String, Optional<String>> selectorProblem) {
    ClaimRules rules = new ClaimRules(selectorProblem);
    ResourceClaim claim = ModelReader.claimWithProblems(tree, rules.problems);
    if (rules.problems.isEmpty()) {
      boolean template = "ResourceClaimTemplate".equals(tree.get("kind"));
      rules.check(claim, template ? "spec.spec.devices" : "spec.devices");
    }
    return List.copyOf(rules.problems);
  }

  private void add(String field, String message) {
    problems.add(new FieldProblem(field, message));
  }

  private void check(ResourceClaim claim, String devices) {
    if (claim.name().isEmpty()) {
      add("metadata.name", "is missing");
    } else {
      subdomain("metadata.name", claim.name());
    }
    for (DeviceRequest request : claim.requests()) {
      Set<String> names = alternatives.computeIfAbsent(request.name(), name -> new HashSet<>());
      request.firstAvailable().forEach(wanted -> names.add(wanted.name()));
    }
    size(devices + ".requests", claim.requests().size(), MOST_ENTRIES);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < claim.requests().size(); i++) {
      DeviceRequest request = claim.requests().get(i);
      String field = devices + ".requests[" + i + "]";
      name(field + ".name", request.name(), seen);
      request(field, request);
    }
    long least = claim.requests().stream().mapToLong(ClaimRules::leastDevices).sum();
    if (least > MOST_DEVICES) {
      add(
          devices + ".requests",
          "want at least " + least + " devices together; a claim can have " + MOST_DEVICES);
    }
    size(devices + ".constraints", claim.constraints().size(), MOST_ENTRIES);
    for (int i = 0; i < claim.constraints().size(); i++) {
      constraint(devices + ".constraints[" + i + "]", claim.constraints().get(i));
    }
    size(devices + ".config", claim.configuration().size(), MOST_ENTRIES);
    for (int i = 0; i < claim.configuration().size(); i++) {
      configuration(devices + ".config[" + i + "]", claim.configuration().get(i));
    }
  }

  private static long leastDevices(DeviceRequest request) {
    return request.firstAvailable().isEmpty()
        ? request.exactly().map(ClaimRules::leastDevices).orElse(0L)
        : request.firstAvailable().stream()
            .mapToLong(ClaimRules::leastDevices)
            .min()
            .orElse(0);
  }

  /** No more than an int, so that sums stay what they are. */
  private static long leastDevices(WantedDevices wanted) {
    return wanted.allocationMode().equals(ClaimFields.EXACT_COUNT)
        ? Math.max(0, Math.min(Integer.MAX_VALUE, wanted.count()))
        : 0;
  }

  private void request(String field, DeviceRequest request) {
    boolean several = !request.firstAvailable().isEmpty();
    if (request.exactly().isPresent() == several) {
      add(field, "needs one of exactly and firstAvailable" + (several ? ", not both" : ""));
      return;
    }
    request.exactly().ifPresent(wanted -> wanted(field + ".exactly", wanted));
    size(field + ".firstAvailable", request.firstAvailable().size(), MOST_ALTERNATIVES);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < request.firstAvailable().size(); i++) {
      WantedDevices wanted = request.firstAvailable().get(i);
      String alternative = field + ".firstAvailable[" + i + "]";
      name(alternative + ".name", wanted.name(), seen);
      wanted(alternative, wanted);
    }
  }

  private void wanted(String field, WantedDevices wanted) {
    if (wanted.deviceClassName().isEmpty()) {
      add(field + ".deviceClassName", "is missing");
    } else {
      subdomain(field + ".deviceClassName", wanted.deviceClassName());
    }
    selectors(field + ".selectors", wanted.selectors());
    switch (wanted.allocationMode()) {
      case ClaimFields.EXACT_COUNT -> {
        if (wanted.count() <= 0) {
          add(field + ".count", "has to be greater than zero");
        }
      }
      case "All" -> {
        if (wanted.count() != 0) {
          add(field + ".count", "must not be set if allocationMode is All");
        }
      }
      default -> add(field + ".allocationMode", "has to be ExactCount or All");
    }
    size(field + ".tolerations", wanted.tolerations().size(), MOST_TOLERATIONS);
    for (int i = 0; i < wanted.tolerations().size(); i++) {
      toleration(field + ".tolerations[" + i + "]", wanted.tolerations().get(i));
    }
    wanted
        .capacity()
        .ifPresent(capacity -> capacity
            .keySet()
            .forEach(name -> qualifiedName(field + ".capacity.requests[" + name + "]", name)));
  }

  private void selectors(String field, List<Selector> selectors) {
    size(field, selectors.size(), MOST_ENTRIES);
    for (int i = 0; i < selectors.size(); i++) {
      String cel = field + "[" + i + "].cel";
      Optional<String> expression = selectors.get(i).cel();
      if (expression.isEmpty()) {
        add(cel, "is missing");
      } else if (expression.get().getBytes(StandardCharsets.UTF_8).length > LONGEST_EXPRESSION) {
        add(cel + ".expression", "is longer than " + LONGEST_EXPRESSION + " bytes");
      } else {
        selectorProblem
            .apply(expression.get())
            .ifPresent(problem -> add(cel + ".expression", Field.oneLine(problem)));
      }
    }
  }

  private void toleration(String field, DeviceToleration toleration) {
    if (!toleration.key().isEmpty()) {
      int slash = toleration.key().indexOf('/');
      if (slash >= 0) {
        subdomain(field + ".key", toleration.key().substring(0, slash));
      }
      String name = toleration.key().substring(slash + 1);
      if (name.isEmpty() || !isLabelValue(name)) {
        add(field + ".key", "has to be a name as labels have it");
      }
    }
    switch (toleration.operator()) {
      case "Exists" -> {
        if (!toleration.value().isEmpty()) {
          add(field + ".value", "has to be empty for operator Exists");
        }
      }
      // Equal is the default.
      case "", "Equal" -> {
        if (!isLabelValue(toleration.value())) {
          add(field + ".value", "has to be a value as labels have it");
        }
      }
      default -> add(field + ".operator", "has to be Exists or Equal");
    }
    if (!EFFECTS.contains(toleration.effect())) {
      add(field + ".effect", "has to be NoSchedule, NoExecute or None");
    }
  }

  private static boolean isLabelValue(String text) {
    return text.length() <= LONGEST_LABEL && LABEL_VALUE.matcher(text).matches();
  }

  private void constraint(String field, DeviceConstraint constraint) {
    references(field + ".requests", constraint.requests());
    if (constraint.matchAttribute().isPresent()
        == constraint.distinctAttribute().isPresent()) {
      add(field, "needs one of matchAttribute and distinctAttribute");
    }
    constraint.matchAttribute().ifPresent(name -> fullName(field + ".matchAttribute", name));
    constraint.distinctAttribute().ifPresent(name -> fullName(field + ".distinctAttribute", name));
  }

  private void configuration(String field, DeviceConfiguration configuration) {
    references(field + ".requests", configuration.requests());
    if (!(configuration.content().get("opaque") instanceof Map<?, ?> opaque)) {
      add(field + ".opaque", "is missing");
      return;
    }
    if (opaque.get("driver") instanceof String driver && !driver.isEmpty()) {
      driverName(field + ".opaque.driver", driver);
    } else {
      add(field + ".opaque.driver", "is missing");
    }
    Object parameters = opaque.get("parameters");
    if (parameters == null) {
      add(field + ".opaque.parameters", "is missing");
    } else if (!(parameters instanceof Map)) {
      add(field + ".opaque.parameters", "has to be an object");
    }
  }

  /** Names of requests of the claim, alternatives after a slash. */
  private void references(String field, List<String> names) {
    size(field, names.size(), MOST_ENTRIES);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!seen.add(name)) {
        add(field + "[" + i + "]", "is there twice");
      }
      int slash = name.indexOf('/');
      Set<String> known = alternatives.get(slash < 0 ? name : name.substring(0, slash));
      if (known == null || (slash >= 0 && !known.contains(name.substring(slash + 1)))) {
        add(
            field + "[" + i + "]",
            "is not the name of a request of the claim, nor one of an alternative after the name"
                + " of its request and a slash");
      }
    }
  }

  private void size(String field, int size, int most) {
    if (size > most) {
      add(field, "has " + size + " entries; it can have " + most);
    }
  }

  /** The name of a request or alternative. */
  private void name(String field, String name, Set<String> seen) {
    if (name.length() > LONGEST_LABEL || !LABEL.matcher(name).matches()) {
      add(
          field,
          "has to be of at most 63 lower case letters, digits and dashes, with a letter or digit at"
              + " both ends");
    }
    if (!seen.add(name)) {
      add(field, "is there twice");
    }
  }

  private void subdomain(String field, String name) {
    if (name.length() > LONGEST_SUBDOMAIN || !SUBDOMAIN.matcher(name).matches()) {
      add(
          field,
          "has to be of at most 253 lower case letters, digits, dashes and dots, each part with a"
              + " letter or digit at both ends");
    }
  }

  private void driverName(String field, String name) {
    if (name.length() > LONGEST_LABEL) {
      add(field, "is longer than 63 characters");
    }
    // Drivers may be written in upper case, too.
    subdomain(field, Ascii.toLowerCase(name));
  }

  private void fullName(String field, String name) {
    if (name.indexOf('/') < 0) {
      add(field, "has to be a domain and a name with a slash between them");
    }
    qualifiedName(field, name);
  }

  private void qualifiedName(String field, String name) {
    int slash = name.indexOf('/');
    if (slash >= 0) {
      driverName(field, name.substring(0, slash));
    }
    String id = name.substring(slash + 1);
    if (id.length() > LONGEST_IDENTIFIER || !IDENTIFIER.matcher(id).matches()) {
      add(
          field,
          "has to be, or to end after a slash in, at most 32 letters, digits and underlines, not"
              + " beginning with a digit");
    }
  }
}
