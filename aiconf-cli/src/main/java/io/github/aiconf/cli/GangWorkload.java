package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a workload says about its pods: which there are, how many, and how many have to be placed.
 * Kinds of the same name in other groups are others.
 */
final class GangWorkload {

  /** The kinds that are read, for messages. */
  static final String KINDS =
      "Job, JobSet, LeaderWorkerSet, PyTorchJob, TrainJob, RayJob, RayCluster,"
          + " Deployment, StatefulSet, Volcano Job or Pods with a PodGroup";

  private static final int MOST_PODS = 1_000_000;
  private static final Map<String, String> EXCLUSIVE = Map.of(
      "alpha.jobset.sigs.k8s.io/exclusive-topology", "JobSet",
      "leaderworkerset.sigs.k8s.io/exclusive-topology", "LeaderWorkerSet");

  private final WrittenObject written;
  private final List<GangTemplate> templates = new ArrayList<>();
  private final List<String> notModelled = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private SchedulerFlavour scheduler = SchedulerFlavour.ONE_BY_ONE;
  private OptionalInt minimum = OptionalInt.empty();

  /** Nothing is read yet. */
  GangWorkload(WrittenObject written) {
    this.written = written;
  }

  /** Reads a workload; nothing if the object is none of a kind that is known. */
  static Optional<GangWorkload> of(WrittenObject written) {
    GangWorkload workload = new GangWorkload(written);
    return workload.read() ? Optional.of(workload) : Optional.empty();
  }

  WrittenObject written() {
    return written;
  }

  /**
   * Its pods.
   *
   * @param replicas how many there are instead, or how many groups of a LeaderWorkerSet
   * @throws InputException if that is not clear, since there are several kinds of pods
   */
  List<GangTemplate> templates(Optional<Integer> replicas) {
    if (replicas.isEmpty()) {
      return List.copyOf(templates);
    }
    int other = replicas.get();
    if (written.kind().equals("LeaderWorkerSet")) {
      int groups = Math.max(1, number("spec.replicas", 1));
      return templates.stream()
          .map(each -> each.withCount(product("spec", each.count() / groups, other)))
          .toList();
    }
    if (templates.isEmpty()) {
      throw written.refuse("", "asks for no pods; raise its numbers");
    }
    if (templates.size() != 1) {
      throw new InputException("--replicas: " + written.label() + " has " + templates.size()
          + " kinds of pods; change the numbers in the file");
    }
    return List.of(templates.get(0).withCount(other));
  }

  boolean isTrainJob() {
    return written.kind().equals("TrainJob");
  }

  /** The pods of a TrainJob are known with its runtime alone. */
  void train(TrainJob job) {
    templates.clear();
    templates.addAll(job.templates());
    notModelled.clear();
    notModelled.addAll(job.notModelled());
    scheduler = job.scheduler();
    job.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
  }

  /** What decides about the pods and is not looked at. */
  List<String> notModelled() {
    return List.copyOf(notModelled);
  }

  /** What a reader has to know beside the answer. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Who would place the pods, by the kind of the workload. */
  SchedulerFlavour scheduler() {
    return scheduler;
  }

  /** How many pods have to be placed; empty if the workload does not say. */
  OptionalInt minimum() {
    return minimum;
  }

  private boolean read() {
    switch (written.group() + "/" + written.kind()) {
      case "batch/Job" -> job();
      case "apps/Deployment" -> replicas(WorkloadFields.DEPLOYMENT);
      case "apps/StatefulSet" -> replicas(WorkloadFields.STATEFUL_SET);
      case "jobset.x-k8s.io/JobSet" -> jobSet();
      case "leaderworkerset.x-k8s.io/LeaderWorkerSet" -> leaderWorkerSet();
      case "kubeflow.org/PyTorchJob" -> pyTorchJob();
      case "ray.io/RayJob" -> ray("spec.rayClusterSpec");
      case "ray.io/RayCluster" -> ray("spec");
      case "batch.volcano.sh/Job" -> volcanoJob();
      case "trainer.kubeflow.org/TrainJob" -> {
        expected("spec", WorkloadFields.TRAIN_JOB);
        expected("spec.trainer", WorkloadFields.TRAINER);
      }
      default -> {
        return false;
      }
    }
    EXCLUSIVE.forEach((annotation, kind) -> {
      if (written.object().at("metadata.annotations").get(annotation).isPresent()) {
        notModelled.add("exclusive topology of " + kind + " (annotation " + annotation + ")");
      }
    });
    return true;
  }

  private void job() {
    known("spec", WorkloadFields.JOB);
    add("pods", "spec.template", parallelism("spec"), 0);
  }

  /** How many pods of a Job run side by side. */
  int parallelism(String spec) {
    int parallelism = number(spec + ".parallelism", 1);
    int completions = number(spec + ".completions", parallelism);
    return Math.min(parallelism, completions);
  }

  private void replicas(Set<String> fields) {
    known("spec", fields);
    if (!written.object().at("spec").items("volumeClaimTemplates").isEmpty()) {
      notModelled.add("volumes from spec.volumeClaimTemplates may tie the pods to nodes");
    }
    add("pods", "spec.template", number("spec.replicas", 1), 0);
  }

  private void jobSet() {
    expected("spec", WorkloadFields.JOB_SET);
    List<Value> jobs = list("spec.replicatedJobs");
    for (int i = 0; i < jobs.size(); i++) {
      String at = "spec.replicatedJobs[" + i + "]";
      expected(at, WorkloadFields.REPLICATED_JOB);
      expected(at + ".template.spec", WorkloadFields.JOB);
      int replicas = number(at + ".replicas", 1);
      int pods = parallelism(at + ".template.spec");
      add(jobs.get(i).text("name"), at + ".template.spec.template", product(at, replicas, pods), 0);
      if (!jobs.get(i).items("dependsOn").isEmpty()) {
        notModelled.add(at + ".dependsOn: jobs that start one after the other");
      }
    }
  }

  private void leaderWorkerSet() {
    String at = "spec.leaderWorkerTemplate";
    expected("spec", WorkloadFields.LEADER_WORKER_SET);
    expected(at, WorkloadFields.LEADER_WORKER_TEMPLATE);
    int groups = number("spec.replicas", 1);
    int size = number(at + ".size", 1);
    Value template = written.object().at(at);
    boolean hasLeader = template.get("leaderTemplate").isPresent();
    String leader = at + (hasLeader ? ".leaderTemplate" : ".workerTemplate");
    if (size > 0) {
      add("leader", leader, groups, 0);
      add("worker", at + ".workerTemplate", product(at + ".size", groups, size - 1), 0);
    }
  }

  private void pyTorchJob() {
    expected("spec", WorkloadFields.PYTORCH_JOB);
    Map<String, Value> kinds = written.object().at("spec.pytorchReplicaSpecs").fields();
    if (kinds.isEmpty()) {
      throw written.refuse("spec.pytorchReplicaSpecs", "is missing; write Master and Worker");
    }
    kinds.keySet().forEach(kind -> {
      String at = "spec.pytorchReplicaSpecs." + kind;
      expected(at, WorkloadFields.REPLICA_SPEC);
      add(kind, at + ".template", number(at + ".replicas", 1), 0);
    });
    String least = "spec.runPolicy.schedulingPolicy.minAvailable";
    if (at(least).isPresent()) {
      minimum = OptionalInt.of(number(least, 0));
    }
  }

  private void ray(String spec) {
    expected(spec, WorkloadFields.RAY_CLUSTER);
    add("head", spec + ".headGroupSpec.template", 1, 1);
    boolean grows = at(spec + ".enableInTreeAutoscaling").isTrue();
    List<Value> groups = at(spec).items("workerGroupSpecs");
    for (int i = 0; i < groups.size(); i++) {
      String at = spec + ".workerGroupSpecs[" + i + "]";
      expected(at, WorkloadFields.RAY_WORKERS);
      int hosts = number(at + ".numOfHosts", 1);
      int fewest = number(at + ".minReplicas", 0);
      int replicas = number(at + ".replicas", fewest);
      String name = groups.get(i).text("groupName");
      add(name, at + ".template", product(at, grows ? fewest : replicas, hosts), 0);
    }
  }

  private void volcanoJob() {
    scheduler = SchedulerFlavour.VOLCANO;
    expected("spec", WorkloadFields.VOLCANO_JOB);
    List<Value> tasks = list("spec.tasks");
    for (int i = 0; i < tasks.size(); i++) {
      String at = "spec.tasks[" + i + "]";
      expected(at, WorkloadFields.VOLCANO_TASK);
      int replicas = number(at + ".replicas", 1);
      int least = number(at + ".minAvailable", 0);
      if (least > replicas) {
        throw written.refuse(
            at + ".minAvailable", "is " + least + ", but there are " + replicas + " replicas");
      }
      String name = tasks.get(i).text("name");
      add(name.isEmpty() ? "task-" + i : name, at + ".template", replicas, least);
    }
    if (at("spec.minAvailable").isPresent()) {
      minimum = OptionalInt.of(number("spec.minAvailable", 0));
    }
    if (at("spec.networkTopology").isPresent()) {
      notModelled.add("spec.networkTopology: HyperNodes of Volcano");
    }
  }

  /** Workers that are not there make no class. */
  private void add(String name, String path, int count, int least) {
    String called = name.isEmpty() ? "pods-" + templates.size() : name;
    if (count > 0) {
      templates.add(new GangTemplate(called, path, count, Math.min(least, count)));
    }
  }

  private List<Value> list(String path) {
    if (!at(path).isList() || at(path).items().isEmpty()) {
      throw written.refuse(path, "is missing; a " + written.kind() + " has at least one");
    }
    return at(path).items();
  }

  private void known(String path, Set<String> fields) {
    at(path).fields().keySet().forEach(field -> {
      if (!fields.contains(field)) {
        throw written.refuse(
            path + "." + field, "is no field of a " + written.kind() + "; check how it is written");
      }
    });
  }

  /** Of other kinds there may be newer versions, so that fields that are not known are noted. */
  private void expected(String path, Set<String> fields) {
    at(path).fields().keySet().stream()
        .filter(field -> !fields.contains(field))
        .forEach(field -> notes.add(written.label() + ": " + path + "." + field
            + " is not known here, and passed over; check how it is written."));
  }

  int product(String path, int groups, int each) {
    long pods = (long) groups * each;
    if (pods > MOST_PODS) {
      throw written.refuse(path, "makes " + pods + " pods; there can be " + MOST_PODS);
    }
    return (int) pods;
  }

  private Value at(String path) {
    return new GangTemplate("", path, 1).in(written);
  }

  /** A whole number that is not negative. */
  int number(String path, int otherwise) {
    Value value = at(path);
    if (!value.isPresent()) {
      return otherwise;
    }
    boolean isWhole = value.json() instanceof Integer
        || value.json() instanceof Long
        || value.json() instanceof BigInteger;
    if (!isWhole
        || new BigInteger(value.text()).bitLength() > Integer.SIZE - 1
        || value.number(0) < 0
        || value.number(0) > MOST_PODS) {
      throw written.refuse(
          path, "is " + brief(value) + "; write a whole number from 0 to " + MOST_PODS);
    }
    return (int) value.number(0);
  }

  /** A value in a few words. */
  static String brief(Value value) {
    String text = value.isScalar() ? value.text() : value.isList() ? "a list" : "a mapping";
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
