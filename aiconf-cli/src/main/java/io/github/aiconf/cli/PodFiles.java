package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodRules;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.Toleration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pods that a user asks about, in files, with the templates of their claims. What the API
 * server would refuse is refused here.
 */
final class PodFiles {

  private static final ObjectFiles FILES = new ObjectFiles("pods", "Pod");
  private static final String NOT_READY = "node.kubernetes.io/not-ready";
  private static final String UNREACHABLE = "node.kubernetes.io/unreachable";

  /**
   * A pod as it would be in the cluster.
   *
   * @param pod not bound to a node
   * @param claims those that are made for it
   * @param notes what could be different in the cluster
   */
  record Wanted(Pod pod, List<ResourceClaim> claims, List<String> notes) {

    /** Keeps copies. */
    Wanted {
      claims = List.copyOf(claims);
      notes = List.copyOf(notes);
    }

    /** Whether there are templates of claims that could not be read. */
    boolean lacksClaims() {
      return pod.spec().claims().stream()
              .filter(reference -> reference.template().isPresent())
              .count()
          > claims.size();
    }
  }

  private final List<WrittenObject> pods = new ArrayList<>();
  private final WrittenClaims claims = new WrittenClaims();

  private PodFiles() {}

  /**
   * Reads files.
   *
   * @param names paths; a dash stands for the standard input
   * @throws InputException if one cannot be read, or holds other objects, or no pod
   */
  static PodFiles read(List<String> names, Terminal terminal) {
    PodFiles files = new PodFiles();
    for (String name : names) {
      FILES.read(name, terminal).forEach(files::add);
    }
    if (files.pods.isEmpty()) {
      throw new InputException(String.join(", ", names) + ": holds no Pod; write one there");
    }
    return files;
  }

  private void add(WrittenObject written) {
    if (written.kind().equals("Pod")) {
      pods.add(written);
    } else if (!claims.add(written)) {
      throw written.refuse(
          "", "is neither a Pod nor a claim nor a template of claims; take it out of the file");
    }
  }

  /** The claims and templates that stand beside the pods. */
  WrittenClaims written() {
    return claims;
  }

  /** The ResourceClaims that stand beside the pods. */
  List<ResourceClaim> claims(PlacementCluster cluster) {
    return claims.claims(cluster.profile());
  }

  /**
   * The pods, with claims from templates of the files or the cluster.
   *
   * @throws InputException for what the API server would refuse
   */
  List<Wanted> pods(PlacementCluster cluster) {
    List<Wanted> wanted = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (WrittenObject written : pods) {
      if (written.object().text("apiVersion").isEmpty()) {
        throw written.refuse("apiVersion", "is missing; write v1");
      }
      written.refuse("", PodRules.problems(written.tree()));
      Pod read = read(written);
      if (!names.add(read.key())) {
        throw written.refuse("", "stands twice; give pods different names");
      }
      List<ResourceClaim> made = claims.madeFor(written, "", read, cluster);
      wanted.add(new Wanted(admitted(read, made), made, notes(written.object().get("spec"), "")));
    }
    return wanted;
  }

  private static Pod read(WrittenObject written) {
    try {
      return ModelReader.strict().pod(written.tree());
    } catch (ModelException e) {
      throw written.refuse(e.field(), e.problem());
    }
  }

  /**
   * What may be different in the cluster.
   *
   * @param prefix what stands before the fields of the pod where it is written
   */
  static List<String> notes(Value spec, String prefix) {
    String runtimeClass = spec.text("runtimeClassName");
    return runtimeClass.isEmpty() || spec.get("overhead").isPresent()
        ? List.of()
        : List.of("What RuntimeClass " + runtimeClass
            + " adds as overhead is not known; write it as " + prefix + "spec.overhead.");
  }

  /** A pod as the API server would store it, before a scheduler has seen it. */
  static Pod admitted(Pod written, List<ResourceClaim> claims) {
    String namespace = written.namespace().isEmpty() ? "default" : written.namespace();
    Map<String, Optional<String>> generated = new LinkedHashMap<>();
    int made = 0;
    for (ClaimReference reference : written.spec().claims()) {
      if (reference.template().isPresent() && made < claims.size()) {
        generated.put(reference.name(), Optional.of(claims.get(made++).name()));
      }
    }
    return new Pod(
        namespace,
        written.name(),
        WrittenClaims.uid(namespace, written.name()),
        written.labels(),
        written.annotations(),
        "",
        "",
        "Pending",
        false,
        generated,
        written.resize(),
        admitted(written.spec()));
  }

  /** With the tolerations that every pod gets. */
  private static PodSpec admitted(PodSpec spec) {
    List<Toleration> tolerations = new ArrayList<>(spec.tolerations());
    for (String key : List.of(NOT_READY, UNREACHABLE)) {
      boolean has = tolerations.stream()
          .anyMatch(each -> (each.key().equals(key) || each.key().isEmpty())
              && (each.effect().equals("NoExecute") || each.effect().isEmpty()));
      if (!has) {
        tolerations.add(new Toleration(key, "Exists", "", "NoExecute"));
      }
    }
    return new PodSpec(
        spec.containers(),
        spec.initContainers(),
        spec.podRequests(),
        spec.overhead(),
        spec.nodeSelector(),
        spec.nodeAffinity(),
        spec.affinity(),
        spec.antiAffinity(),
        tolerations,
        spec.spread(),
        spec.claims(),
        spec.schedulingGates(),
        spec.hostNetworkInUserNamespace(),
        spec.volumes(),
        spec.schedulerName(),
        spec.priority(),
        spec.preemptionPolicy(),
        spec.group());
  }
}
