package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.model.ClaimRules;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.FieldProblem;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.WantedDevices;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The claims that a user asks about, in files: ResourceClaims, and ResourceClaimTemplates, each of
 * which stands for one claim. What the API server would refuse is refused here.
 */
final class ClaimFiles {

  /** Claims are small; what is larger is another file. */
  private static final int LARGEST = 16 << 20;

  private static final String CLAIM = "ResourceClaim";
  private static final String TEMPLATE = "ResourceClaimTemplate";
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---");

  /** An object, and where it stands in its document. */
  private record Written(Document document, String place, Value object) {

    String kind() {
      return object.text("kind");
    }

    String namespace() {
      String namespace = object.text("metadata.namespace");
      return namespace.isEmpty() ? "default" : namespace;
    }

    String name() {
      return object.text("metadata.name");
    }

    String label() {
      return name().isEmpty() ? kind() : kind() + " " + namespace() + "/" + name();
    }

    InputException refuse(String field, String problem) {
      String path = field.isEmpty() || place.isEmpty() ? place + field : place + "." + field;
      String subject = kind().isEmpty() ? path : field;
      return new InputException(document.source() + ":" + document.line(path) + ": "
          + (kind().isEmpty() ? "" : label() + ": ") + (subject.isEmpty() ? "" : subject + " ")
          + problem);
    }

    /** Keys that are no texts are refused with the rules. */
    @SuppressWarnings("unchecked")
    Map<String, ?> tree() {
      return object.json() instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
    }
  }

  private final List<Written> objects = new ArrayList<>();

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
      boolean isInput = name.equals("-");
      String source = isInput ? "standard input" : name;
      int before = files.objects.size();
      byte[] content = isInput ? content(terminal.stdin(), source) : content(name);
      for (Document document : documents(content, source)) {
        files.add(new Written(document, "", document.value()));
      }
      if (files.objects.size() == before) {
        throw new InputException(source + ": holds no ResourceClaim; write one there");
      }
    }
    return files;
  }

  private static byte[] content(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new InputException(name + ": is a folder; name a file with claims");
      }
      try (InputStream in = Files.newInputStream(path)) {
        return content(in, name);
      }
    } catch (InvalidPathException e) {
      throw new InputException(name + ": is not the name of a file; give another", e);
    } catch (IOException e) {
      throw InputException.unreadable(name, e);
    }
  }

  private static byte[] content(InputStream in, String source) {
    try {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new InputException(source + ": is larger than " + (LARGEST >> 20)
            + " MiB, which no file of claims is; check the path");
      }
      return content;
    } catch (IOException e) {
      throw InputException.unreadable(source, e);
    }
  }

  private static List<Document> documents(byte[] content, String source) {
    String text = new String(content, StandardCharsets.UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(content);
    boolean isJson = text.stripLeading().startsWith("{")
        && text.indexOf('\t') >= 0
        && !SEPARATOR.matcher(text).find();
    return isJson ? Document.readJson(in, source) : Document.read(in, source);
  }

  private void add(Written written) {
    String kind = written.kind();
    if (kind.endsWith("List") && written.object().get("items").isList()) {
      List<Value> items = written.object().items("items");
      for (int i = 0; i < items.size(); i++) {
        add(new Written(written.document(), "items[" + i + "]", items.get(i)));
      }
      return;
    }
    if (kind.isEmpty()) {
      throw written.refuse("kind", "is missing; write ResourceClaim");
    }
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
    for (Written written : objects) {
      List<FieldProblem> problems =
          ClaimRules.problems(written.tree(), expression -> problem(selectors, expression));
      if (!problems.isEmpty()) {
        FieldProblem first = problems.get(0);
        String more = problems.size() > 1 ? "; " + (problems.size() - 1) + " more after it" : "";
        throw written.refuse(first.field(), first.message() + more);
      }
      ResourceClaim claim = claim(written);
      classes.ifPresent(known -> checkClasses(written, claim, known));
      if (!names.add(claim.key())) {
        throw written.refuse("", "stands twice; give the claims of a pod different names");
      }
      claims.add(claim);
    }
    return claims;
  }

  private static Optional<String> problem(DeviceSelectors selectors, String expression) {
    return selectors
        .compile(expression)
        .problem()
        .map(p -> (p.line() > 0
                ? "is no selector: line " + p.line() + ", column " + p.column() + ": "
                : "is no selector: ")
            + p.message());
  }

  private static ResourceClaim claim(Written written) {
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

  private static void checkClasses(Written written, ResourceClaim claim, Set<String> known) {
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
      Written written, String field, WantedDevices wanted, Set<String> known) {
    if (!known.contains(wanted.deviceClassName())) {
      throw written.refuse(
          field + ".deviceClassName",
          "is '" + wanted.deviceClassName() + "', which is no DeviceClass of the cluster; "
              + Choices.of("there are", known));
    }
  }
}
