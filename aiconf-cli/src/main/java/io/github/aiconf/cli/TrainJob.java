package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A TrainJob of Kubeflow with its runtime, which has the templates of the pods.
 *
 * @param job what is asked about
 * @param runtime a TrainingRuntime or ClusterTrainingRuntime
 */
record TrainJob(WrittenObject job, WrittenObject runtime) {

  private static final String CLUSTER_WIDE = "ClusterTrainingRuntime";
  private static final String JOBS = "spec.template.spec.replicatedJobs";
  private static final String STEP = "trainer.kubeflow.org/trainjob-ancestor-step";
  /** What the container is called to which the TrainJob gives resources. */
  private static final String NODE = "node";

  /** Whether the object is a runtime. */
  static boolean isRuntime(WrittenObject written) {
    return written.group().equals("trainer.kubeflow.org")
        && (written.kind().equals("TrainingRuntime") || written.kind().equals(CLUSTER_WIDE));
  }

  /**
   * Finds the runtime.
   *
   * @param files runtimes that stand beside the job
   * @throws io.github.aiconf.core.input.InputException if it is neither there nor in the cluster
   */
  static TrainJob of(WrittenObject job, List<WrittenObject> files, PlacementCluster cluster) {
    String name = job.object().text("spec.runtimeRef.name");
    String written = job.object().text("spec.runtimeRef.kind");
    String kind = written.isEmpty() ? CLUSTER_WIDE : written;
    if (name.isEmpty()) {
      throw job.refuse("spec.runtimeRef.name", "is missing; name a runtime");
    }
    String namespace = kind.equals(CLUSTER_WIDE) ? "" : job.namespace();
    for (WrittenObject each : files) {
      boolean isThere = namespace.isEmpty() || each.namespace().equals(namespace);
      if (each.kind().equals(kind) && each.name().equals(name) && isThere) {
        return new TrainJob(job, each);
      }
    }
    for (ResourceType type : MoreReads.RUNTIMES) {
      StoredList list = cluster.more().get(type);
      if (list != null && type.kind().equals(kind)) {
        for (KubernetesObject object : list.objects()) {
          if (object.name().equals(name) && object.namespace().equals(namespace)) {
            return new TrainJob(job, WrittenObject.of(object));
          }
        }
      }
    }
    throw job.refuse(
        "spec.runtimeRef.name",
        "is '" + name + "', a " + kind + " that is neither in the files nor in the cluster;"
            + " give it with a further -f");
  }

  /** The pods that run side by side; initialisers have ended before. */
  List<GangTemplate> templates() {
    GangWorkload numbers = new GangWorkload(runtime);
    List<Value> jobs = runtime.object().items(JOBS);
    if (jobs.isEmpty()) {
      throw runtime.refuse(JOBS, "is missing; a " + runtime.kind() + " has at least one");
    }
    List<GangTemplate> templates = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      String at = JOBS + "[" + i + "]";
      String name = jobs.get(i).text("name");
      if (!isInitializer(jobs.get(i))) {
        int pods = isTrainer(jobs.get(i))
            ? nodes(numbers, at)
            : numbers.parallelism(at + ".template.spec");
        int count = numbers.product(at, numbers.number(at + ".replicas", 1), pods);
        String path = at + ".template.spec.template";
        WrittenObject from = isTrainer(jobs.get(i)) ? withResources(path) : runtime;
        if (count > 0) {
          templates.add(new GangTemplate(name, path, count, 0, Optional.of(from)));
        }
      }
    }
    return templates;
  }

  private int nodes(GangWorkload ofRuntime, String at) {
    int otherwise =
        ofRuntime.number("spec.mlPolicy.numNodes", ofRuntime.parallelism(at + ".template.spec"));
    return new GangWorkload(job).number("spec.trainer.numNodes", otherwise);
  }

  private static boolean isTrainer(Value replicatedJob) {
    String step = step(replicatedJob);
    return step.isEmpty() ? replicatedJob.text("name").equals(NODE) : step.equals("trainer");
  }

  private static boolean isInitializer(Value replicatedJob) {
    String step = step(replicatedJob);
    return (step.isEmpty() ? replicatedJob.text("name") : step).endsWith("-initializer");
  }

  private static String step(Value replicatedJob) {
    return replicatedJob.at("template.metadata.labels").get(STEP).text();
  }

  /** The runtime with what the job wants for its nodes. */
  private WrittenObject withResources(String path) {
    Value wanted = job.object().at("spec.trainer.resourcesPerNode");
    if (!wanted.isPresent()) {
      return runtime;
    }
    List<Value> containers =
        new GangTemplate("", path, 1).in(runtime).at("spec").items("containers");
    for (int i = 0; i < containers.size(); i++) {
      if (containers.get(i).text("name").equals(NODE)) {
        String field = path + ".spec.containers[" + i + "].resources";
        return new WrittenObject(
            runtime.document(),
            runtime.place(),
            Value.of(replaced(runtime.object(), field, wanted)));
      }
    }
    throw runtime.refuse(
        path + ".spec.containers",
        "has no container '" + NODE + "', to which resourcesPerNode of " + job.label()
            + " could be given");
  }

  /** A copy with another value at a path. */
  private static Object replaced(Value value, String path, Value by) {
    if (path.isEmpty()) {
      return copy(by);
    }
    int end = Math.min(indexOf(path, '.'), indexOf(path.substring(1), '[') + 1);
    String first = path.substring(0, Math.min(end, path.length()));
    String rest = path.substring(Math.min(path.length(), end));
    String next = rest.startsWith(".") ? rest.substring(1) : rest;
    if (first.startsWith("[")) {
      int index = Integer.parseInt(first.substring(1, first.length() - 1));
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < value.items().size(); i++) {
        Value item = value.items().get(i);
        items.add(i == index ? replaced(item, next, by) : copy(item));
      }
      return items;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    value.fields().forEach((field, each) -> fields.put(field, copy(each)));
    fields.put(first, replaced(value.get(first), next, by));
    return fields;
  }

  private static int indexOf(String text, char character) {
    int index = text.indexOf(character);
    return index < 0 ? text.length() : index;
  }

  private static Object copy(Value value) {
    Object json = value.json();
    return json == null ? Map.of() : json;
  }

  /** What decides about the pods and is not looked at. */
  List<String> notModelled() {
    List<String> reasons = new ArrayList<>();
    for (String field : List.of("podTemplateOverrides", "podSpecOverrides")) {
      if (!job.object().at("spec").items(field).isEmpty()) {
        reasons.add("spec." + field + " of " + job.label());
      }
    }
    if (runtime.object().at("spec.mlPolicy.mpi").isPresent()) {
      reasons.add("spec.mlPolicy.mpi of " + runtime.kind() + " " + runtime.name());
    }
    return reasons;
  }

  /** What a reader has to know beside the answer. */
  List<String> notes() {
    boolean initializes = runtime.object().items(JOBS).stream().anyMatch(TrainJob::isInitializer);
    return initializes
        ? List.of("Initializers of " + job.label() + " have ended before, and are not counted.")
        : List.of();
  }

  /** Who places the pods. */
  SchedulerFlavour scheduler() {
    Value policy = runtime.object().at("spec.podGroupPolicy");
    if (policy.get("volcano").isPresent()) {
      return SchedulerFlavour.VOLCANO;
    }
    return policy.get("coscheduling").isPresent()
        ? SchedulerFlavour.COSCHEDULING
        : SchedulerFlavour.ONE_BY_ONE;
  }
}
