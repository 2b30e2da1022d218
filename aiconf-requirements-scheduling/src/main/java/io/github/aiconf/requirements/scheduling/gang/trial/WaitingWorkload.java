package io.github.aiconf.requirements.scheduling.gang.trial;

import io.github.aiconf.api.cluster.Condition;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodRequests;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangAnswer;
import io.github.aiconf.simulator.placement.gang.GangException;
import io.github.aiconf.simulator.placement.gang.GangVerdict;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.Topology;
import io.github.aiconf.simulator.placement.quota.FlavorAssignment;
import io.github.aiconf.simulator.placement.quota.QuotaAnswer;
import io.github.aiconf.simulator.placement.quota.QuotaAnswer.Outcome;
import io.github.aiconf.simulator.placement.quota.QuotaAnswer.Shortage;
import io.github.aiconf.simulator.placement.quota.QuotaHolder;
import io.github.aiconf.simulator.placement.quota.QuotaRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says whether quota or places hold a Workload back that Kueue has not let in. */
final class WaitingWorkload {

  private static final String PODS = "pods";

  private final TrialCluster cluster;
  private final KueueQuotas quotas;
  private final Listing localQueues;
  private final Flavors flavors;
  private final GangReplay replay;

  /** What came of a question: a hindrance, nothing, or no answer. */
  private record Part(boolean holds, boolean isKnown, String words) {}

  WaitingWorkload(TrialCluster cluster, KueueQuotas quotas, Listing localQueues, Flavors flavors) {
    this.cluster = cluster;
    this.quotas = quotas;
    this.localQueues = localQueues;
    this.flavors = flavors;
    this.replay = new GangReplay(cluster);
  }

  /** In a line. */
  String words(KubernetesObject workload) {
    if (workload.at("spec.active").isPresent() && !workload.at("spec.active").isTrue()) {
      return "not active: spec.active is false";
    }
    String local = workload.text("spec.queueName");
    Optional<KubernetesObject> localQueue = localQueues.find(workload.namespace(), local);
    if (localQueue.isEmpty()) {
      return localQueues.gap().isPresent()
          ? "not known: LocalQueues could not be read"
          : "waits for its LocalQueue " + local + ", which does not exist";
    }
    String name = localQueue.get().text("spec.clusterQueue");
    Optional<QuotaHolder> queue = quotas.queue(name);
    Optional<KubernetesObject> object = quotas.object(name);
    if (queue.isEmpty() || object.isEmpty()) {
      return "waits for its ClusterQueue " + name + ", which does not exist";
    }
    return stopped(localQueue.get(), object.get(), name)
        .orElseGet(() -> held(workload, queue.get()));
  }

  private Optional<String> stopped(
      KubernetesObject localQueue, KubernetesObject queue, String name) {
    for (KubernetesObject each : List.of(localQueue, queue)) {
      String policy = each.text("spec.stopPolicy");
      if (!policy.isEmpty() && !policy.equals("None")) {
        return Optional.of("held by " + each.reference() + ": spec.stopPolicy is " + policy);
      }
    }
    if (quotas.tree().isInCycle(name)) {
      return Optional.of("held by " + queue.reference() + ": its cohort is a part of itself");
    }
    return queue
        .condition("Active")
        .filter(condition -> !condition.isTrue())
        .map(condition ->
            "held by " + queue.reference() + ": " + condition.field() + " " + condition.shown());
  }

  private String held(KubernetesObject workload, QuotaHolder queue) {
    List<Value> podSets = workload.items("spec.podSets");
    QuotaAnswer answer;
    Part places;
    try {
      List<QuotaRequest> requests = new ArrayList<>();
      for (Value podSet : podSets) {
        requests.add(request(workload, podSet, queue));
      }
      answer = FlavorAssignment.answer(quotas.tree(), queue, requests);
      places = places(workload, podSets, answer);
    } catch (ModelException e) {
      return "not known: " + e.field() + ": " + e.problem();
    }
    Part quota = quota(answer, queue);
    String by = quota.holds() && places.holds()
        ? "quota and places"
        : quota.holds() ? "quota" : places.holds() ? "places" : "";
    String all = quota.words() + "; " + places.words();
    if (!by.isEmpty()) {
      return "held back by " + by + ": " + all;
    }
    return (places.isKnown() ? "neither quota nor places hold it back: " : "not by quota: ")
        + all
        + said(workload);
  }

  /** What Kueue itself says, where nothing was found that holds the Workload back. */
  private static String said(KubernetesObject workload) {
    return workload
        .condition("QuotaReserved")
        .map(Condition::shown)
        .map(text -> "; Kueue says: " + text)
        .orElse("; Kueue has not looked at it");
  }

  private QuotaRequest request(KubernetesObject workload, Value podSet, QuotaHolder queue) {
    String name = podSet.text("name");
    long count = podSet.get("count").number(1);
    Map<String, Long> amounts = new LinkedHashMap<>();
    Optional<Value> counted = workload.items("status.resourceRequests").stream()
        .filter(each -> each.text("name").equals(name))
        .findFirst();
    if (counted.isPresent()) {
      counted
          .get()
          .get("resources")
          .fields()
          .forEach(
              (resource, amount) -> amounts.put(resource, Amounts.of(resource, amount, workload)));
    } else {
      PodRequests.wanted(pod(workload, podSet, Set.of()).spec())
          .forEach((resource, amount) ->
              amounts.put(resource, times(Amounts.of(resource, amount), count)));
    }
    if (queue.group(PODS).isPresent()) {
      amounts.put(PODS, count);
    }
    return new QuotaRequest(name, amounts, flavors.unfit(queue, podSet.get("template")));
  }

  private static long times(long amount, long count) {
    return Math.multiplyHigh(amount, count) == 0 && amount * count >= 0
        ? amount * count
        : Long.MAX_VALUE;
  }

  private Pod pod(KubernetesObject workload, Value podSet, Set<String> chosen) {
    Value template = podSet.get("template");
    return cluster
        .reader()
        .pod(Map.of(
            "metadata",
            Map.of(
                "name",
                workload.name() + "-" + podSet.text("name"),
                "namespace",
                workload.namespace(),
                "labels",
                template.at("metadata.labels").strings()),
            "spec",
            flavors.admitted(template.get("spec"), chosen)));
  }

  private static Part quota(QuotaAnswer answer, QuotaHolder queue) {
    String of = "of ClusterQueue " + queue.name();
    if (answer.outcome() == Outcome.FITS) {
      String chosen = answer.flavors().values().stream()
          .flatMap(each -> each.values().stream())
          .distinct()
          .collect(Collectors.joining(", "));
      return new Part(
          false,
          true,
          "quota " + of + " is free" + (chosen.isEmpty() ? "" : " (flavor " + chosen + ")"));
    }
    String missing =
        answer.shortages().stream().map(WaitingWorkload::words).collect(Collectors.joining(", "));
    return new Part(true, true, "quota " + of + ": " + missing);
  }

  private static String words(Shortage shortage) {
    String resource = shortage.resource().resource();
    String wanted = Amounts.words(resource, shortage.wanted());
    if (shortage.resource().flavor().isEmpty()) {
      return "no flavor that suits pod set " + shortage.podSet() + " has " + resource
          + " (it asks for " + wanted + ")";
    }
    String of = "needs " + wanted + " " + shortage.resource();
    return shortage.wanted() > shortage.most()
        ? of + ", and the queue can never have more than "
            + Amounts.words(resource, shortage.most())
        : of + ", " + Amounts.words(resource, Math.max(0, shortage.available())) + " free";
  }

  private Part places(KubernetesObject workload, List<Value> podSets, QuotaAnswer answer) {
    if (!flavors.isComplete()) {
      return new Part(false, false, "places are not known: ResourceFlavors could not be read");
    }
    List<PodClass> classes = new ArrayList<>();
    List<String> notModelled = new ArrayList<>();
    Optional<Topology> topology = Optional.empty();
    for (Value podSet : podSets) {
      String name = podSet.text("name");
      long count = podSet.get("count").number(1);
      Set<String> chosen =
          new LinkedHashSet<>(answer.flavors().getOrDefault(name, Map.of()).values());
      if (count > 0) {
        classes.add(new PodClass(
            name, pod(workload, podSet, chosen), (int) Math.min(count, Integer.MAX_VALUE)));
      }
      Value request = podSet.get("topologyRequest");
      String required = request.text("required");
      if (!required.isEmpty() && podSets.size() == 1) {
        topology = Optional.of(Topology.required(required));
      } else if (!required.isEmpty()) {
        notModelled.add("a topology for each pod set");
      }
      if (!request.text("podSetSliceRequiredTopology").isEmpty()) {
        notModelled.add("slices of pod set " + name);
      }
    }
    try {
      Gang gang = Gang.of(classes);
      return places(topology.isPresent() ? gang.within(topology.get()) : gang, notModelled);
    } catch (GangException e) {
      return new Part(false, false, "places were not asked for: " + e.getMessage());
    }
  }

  private Part places(Gang gang, List<String> notModelled) {
    GangAnswer answer = cluster.solver().answer(gang);
    GangVerdict verdict = answer.verdict();
    if (verdict instanceof GangVerdict.DoesNotFit) {
      return new Part(true, true, "places: " + replay.doesNotFit(answer));
    }
    List<String> reasons = new ArrayList<>(notModelled);
    if (verdict instanceof GangVerdict.NotModelled not) {
      reasons.addAll(not.reasons());
    }
    if (verdict instanceof GangVerdict.Undecided undecided) {
      reasons.add(undecided.reason());
    }
    return reasons.isEmpty()
        ? new Part(
            false,
            true,
            gang.size() == 1
                ? "its pod would find a place"
                : "all " + gang.size() + " pods would find places")
        : new Part(false, false, "places are not known: " + String.join(", ", reasons));
  }
}
