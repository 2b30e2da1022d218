package io.github.aiconf.requirements.scheduling.gang.trial;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.PodVerdicts;
import io.github.aiconf.simulator.placement.gang.Certificate;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangExplainer;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.PodClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How large the gangs of a demonstration have to be: one that fits, and one that does not although
 * each of its pods does.
 *
 * @param pod what one pod asks for, in words
 * @param places how many such pods can be placed now, all together; 0 if none can
 * @param nodes how many nodes take one
 * @param reason why the number is not known, or no pod can be placed; else empty
 */
public record ProbeSizes(String pod, long places, int nodes, String reason) {

  /** More pods than a cluster takes. */
  private static final int MANY = 1_000_000_000;

  private static final int PAIR = 2;

  /** Resources of accelerators that are looked at beside cpu. */
  private static final int MOST_RESOURCES = 3;

  /** Whether a gang of each size is there. */
  public boolean isKnown() {
    return places > 0;
  }

  /** The size of a gang that fits. */
  public long fits() {
    return Math.min(PAIR, places);
  }

  /** The size of a gang that is too large by one pod. */
  public long tooLarge() {
    return places + 1;
  }

  /** In a line. */
  public String words() {
    if (!isKnown()) {
      return "no size: " + reason;
    }
    return "k = " + places + " on " + nodes + (nodes == 1 ? " node" : " nodes") + ": a gang of "
        + fits() + " fits; one of " + tooLarge() + " does not, though each of its pods does alone";
  }

  /** As an observation of the nodes. */
  public Observation observation() {
    return Observation.of(
        ObjectReference.list("v1", Resources.NODES.kind()), "probe pods of " + pod, words());
  }

  /** For the pods of the program's own test: 100m of cpu and 128Mi of memory. */
  public static ProbeSizes ofCpu(TrialCluster cluster) {
    return of(cluster, "100m cpu, 128Mi memory", Map.of(), List.of());
  }

  /** The same with one accelerator a pod, for the resources of accelerators that nodes have. */
  public static List<ProbeSizes> ofAccelerators(TrialCluster cluster, Profiles profiles) {
    Map<String, Set<String>> taints = new TreeMap<>();
    PodVerdicts all = cluster.inventory().judge(pod(cluster, Map.of(), List.of()));
    for (String name : all.nodes()) {
      Optional<Node> node = cluster.inventory().node(name);
      if (node.isPresent()) {
        for (String resource : node.get().allocatable().keySet()) {
          if (resource.indexOf('/') > 0) {
            for (AcceleratorProfile profile : profiles.all(AcceleratorProfile.KIND)) {
              if (profile.hasExtendedResource(resource)) {
                taints.computeIfAbsent(resource, r -> new TreeSet<>()).addAll(profile.taintKeys());
              }
            }
          }
        }
      }
    }
    List<ProbeSizes> sizes = new ArrayList<>();
    taints.entrySet().stream()
        .limit(MOST_RESOURCES)
        .forEach(entry -> sizes.add(of(
            cluster,
            "1 " + entry.getKey() + ", 100m cpu, 128Mi memory",
            Map.of(entry.getKey(), "1"),
            List.copyOf(entry.getValue()))));
    return sizes;
  }

  private static ProbeSizes of(
      TrialCluster cluster, String words, Map<String, String> more, List<String> tolerated) {
    Pod pod = pod(cluster, more, tolerated);
    Gang many = Gang.of(new PodClass("probe", pod, MANY));
    GangVerdict verdict = cluster.solver().answer(many).verdict();
    if (!(verdict instanceof GangVerdict.DoesNotFit not)
        || !(not.certificate() instanceof Certificate.TooFewPlaces few)) {
      return new ProbeSizes(words, 0, 0, reason(verdict));
    }
    Gang fitting =
        Gang.of(new PodClass("probe", pod, (int) Math.max(1, Math.min(PAIR, few.places()))));
    GangAnswer answer = cluster.solver().answer(fitting);
    if (few.places() > 0 && !answer.fits()) {
      return new ProbeSizes(words, 0, 0, reason(answer.verdict()));
    }
    if (few.places() == 0) {
      return new ProbeSizes(
          words,
          0,
          0,
          "no node takes one: "
              + Blockers.words(new GangExplainer(cluster.solver(), List.of()).explain(fitting)));
    }
    return new ProbeSizes(words, few.places(), cluster.inventory().judge(pod).fitting(), "");
  }

  private static String reason(GangVerdict verdict) {
    if (verdict instanceof GangVerdict.Undecided undecided) {
      return undecided.reason();
    }
    return verdict instanceof GangVerdict.NotModelled not
        ? "not modelled: " + String.join(", ", not.reasons())
        : "more pods fit than were asked for";
  }

  private static Pod pod(TrialCluster cluster, Map<String, String> more, List<String> tolerated) {
    Map<String, String> requests = new LinkedHashMap<>(Map.of("cpu", "100m", "memory", "128Mi"));
    requests.putAll(more);
    return cluster
        .reader()
        .pod(Map.of(
            "metadata",
            Map.of("name", "probe", "namespace", "aiconf-probe"),
            "spec",
            Map.of(
                "containers",
                List.of(Map.of("name", "probe", "resources", Map.of("requests", requests))),
                "tolerations",
                tolerated.stream()
                    .map(key -> Map.of("key", key, "operator", "Exists"))
                    .toList())));
  }
}
