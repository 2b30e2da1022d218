package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.ModelException;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodRules;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangException;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.SchedulerFlavour;
import io.github.aiconf.simulator.placement.gang.Topology;
import io.github.aiconf.simulator.placement.pending.RelevantLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The gang that a user asks about, in files: a workload, or pods with their PodGroup, and claims.
 * Pods that the API server would refuse are refused here.
 */
final class GangFiles {

  private static final ObjectFiles FILES = new ObjectFiles("a workload", "workload");
  private static final String REQUIRED = "kueue.x-k8s.io/podset-required-topology";
  private static final String PREFERRED = "kueue.x-k8s.io/podset-preferred-topology";
  private static final String QUEUE = "kueue.x-k8s.io/queue-name";

  /**
   * A gang as it would be in the cluster.
   *
   * @param name what the files call it
   * @param gang what to place
   * @param pods one of each class, with the claims that are made for it
   * @param scheduler who would place it
   * @param notModelled what decides, too, and is not looked at
   * @param notes what a reader has to know beside the answer
   */
  record Wanted(
      String name,
      Gang gang,
      List<PodFiles.Wanted> pods,
      SchedulerFlavour scheduler,
      List<String> notModelled,
      List<String> notes) {

    /** Keeps copies. */
    Wanted {
      pods = List.copyOf(pods);
      notModelled = List.copyOf(notModelled);
      notes = List.copyOf(notes);
    }
  }

  /**
   * What the command line says otherwise than the files.
   *
   * @param replicas how many pods, or groups of a LeaderWorkerSet
   * @param minimum how many pods have to be placed
   * @param within the label of nodes whose value has to be equal for all
   */
  record Changes(Optional<Integer> replicas, Optional<Integer> minimum, Optional<String> within) {}

  private final String names;
  private final List<GangWorkload> workloads = new ArrayList<>();
  private final List<WrittenObject> pods = new ArrayList<>();
  private final List<GangGroup> groups = new ArrayList<>();
  private final List<WrittenObject> runtimes = new ArrayList<>();
  private final WrittenClaims claims = new WrittenClaims();

  private GangFiles(String names) {
    this.names = names;
  }

  /**
   * Reads files.
   *
   * @param names paths; a dash stands for the standard input
   * @throws InputException if one cannot be read, or they do not hold one gang
   */
  static GangFiles read(List<String> names, Terminal terminal) {
    GangFiles files = new GangFiles(String.join(", ", names));
    for (String name : names) {
      FILES.read(name, terminal).forEach(files::add);
    }
    files.check();
    return files;
  }

  /** A workload of a cluster, as if it stood in a file. */
  static GangFiles ofCluster(KubernetesObject object) {
    GangFiles files = new GangFiles("the cluster");
    files.add(WrittenObject.of(object));
    files.check();
    return files;
  }

  private void add(WrittenObject written) {
    if (written.object().text("apiVersion").isEmpty()) {
      throw written.refuse("apiVersion", "is missing; write the version of the API");
    }
    if (written.group().isEmpty() && written.kind().equals("Pod")) {
      pods.add(written);
      return;
    }
    if (TrainJob.isRuntime(written)) {
      runtimes.add(written);
      return;
    }
    Optional<GangWorkload> workload = GangWorkload.of(written);
    Optional<GangGroup> group = GangGroup.of(written);
    workload.ifPresent(workloads::add);
    group.ifPresent(groups::add);
    if (workload.isEmpty() && group.isEmpty() && !claims.add(written)) {
      throw written.refuse(
          "",
          "(" + written.object().text("apiVersion") + ") is no workload that can be read;"
              + " there are " + GangWorkload.KINDS + ", with claims");
    }
  }

  private void check() {
    if (groups.size() > 1) {
      throw groups.get(1).written().refuse("", "is the second PodGroup; ask about one at a time");
    }
    if (workloads.size() > 1) {
      throw workloads
          .get(1)
          .written()
          .refuse("", "is the second workload; ask about one at a time");
    }
    if (!workloads.isEmpty() && !pods.isEmpty()) {
      throw pods.get(0).refuse("", "stands beside a workload; ask about one of them");
    }
    if (workloads.isEmpty() && pods.isEmpty()) {
      throw new InputException(names + ": holds no pods; write " + GangWorkload.KINDS);
    }
  }

  /** What has to be read of the cluster beside that on which every placement depends. */
  MoreReads reads() {
    MoreReads queues = queue().isPresent() ? MoreReads.QUEUES : MoreReads.NONE;
    return workloads.stream().anyMatch(GangWorkload::isTrainJob)
        ? queues.plus(MoreReads.TRAINING)
        : queues;
  }

  /** The queue of Kueue that the workload names, by namespace and name. */
  Optional<String> queue() {
    WrittenObject written = workloads.isEmpty() ? pods.get(0) : workloads.get(0).written();
    String queue = written.object().at("metadata.labels").get(QUEUE).text();
    return queue.isEmpty() ? Optional.empty() : Optional.of(written.namespace() + "/" + queue);
  }

  /** The claims and templates that stand beside the pods. */
  WrittenClaims written() {
    return claims;
  }

  /**
   * The gang, with what comes with it.
   *
   * @throws InputException for what the API server would refuse, and for numbers that make no sense
   */
  GangAsked asked(PlacementCluster cluster, Changes changes) {
    return new GangAsked(
        gang(cluster, changes),
        claims.claims(cluster.profile()),
        queue(),
        List.of(),
        Optional.empty());
  }

  /**
   * The gang.
   *
   * @throws InputException for what the API server would refuse, and for numbers that make no sense
   */
  private Wanted gang(PlacementCluster cluster, Changes changes) {
    try {
      return make(cluster, changes);
    } catch (GangException e) {
      throw new InputException(names + ": " + e.getMessage(), e);
    }
  }

  private Wanted make(PlacementCluster cluster, Changes changes) {
    List<PodFiles.Wanted> wanted = new ArrayList<>();
    List<PodClass> classes = new ArrayList<>();
    WrittenObject written;
    Optional<Topology> topology = changes.within().map(Topology::required);
    if (workloads.isEmpty()) {
      written = pods.get(0);
      ofPods(cluster, wanted, classes);
      if (changes.replicas().isPresent()) {
        replicate(classes, changes.replicas().get());
      }
      topology = topology.or(() -> groups.stream().findFirst().flatMap(GangGroup::topology));
    } else {
      written = workloads.get(0).written();
      List<GangTemplate> templates = ofWorkload(cluster, wanted, classes, changes);
      topology = topology.or(() -> topology(written, templates));
    }
    Gang gang = Gang.of(classes);
    Optional<Integer> minimum = changes.minimum().or(this::minimum);
    if (minimum.isPresent()) {
      gang = gang.withMinimum(minimum.get());
    }
    if (topology.isPresent()) {
      gang = gang.within(topology.get());
    }
    return new Wanted(
        groups.isEmpty() ? written.label() : groups.get(0).written().label(),
        gang,
        wanted,
        scheduler(written, classes, cluster),
        notModelled(),
        notes(wanted, classes));
  }

  private Optional<Integer> minimum() {
    if (!groups.isEmpty()) {
      return Optional.of(groups.get(0).group().minimum());
    }
    return workloads.isEmpty() || workloads.get(0).minimum().isEmpty()
        ? Optional.empty()
        : Optional.of(workloads.get(0).minimum().getAsInt());
  }

  private static void replicate(List<PodClass> classes, int replicas) {
    if (classes.size() > 1) {
      throw new InputException("--replicas: there are " + classes.size()
          + " kinds of pods; change the numbers in the file");
    }
    classes.set(0, classes.get(0).withCount(replicas));
  }

  private List<GangTemplate> ofWorkload(
      PlacementCluster cluster,
      List<PodFiles.Wanted> wanted,
      List<PodClass> classes,
      Changes changes) {
    GangWorkload workload = workloads.get(0);
    if (workload.isTrainJob()) {
      workload.train(TrainJob.of(workload.written(), runtimes, cluster));
    }
    List<GangTemplate> templates = workload.templates(changes.replicas());
    if (templates.isEmpty()) {
      throw workload.written().refuse("", "asks for no pods; raise its numbers");
    }
    for (GangTemplate template : templates) {
      PodFiles.Wanted pod = pod(workload.written(), template, cluster);
      wanted.add(pod);
      classes.add(new PodClass(
          template.name(), pod.pod(), template.count(), template.minimum(), pod.claims()));
    }
    return templates;
  }

  /** Pods that are equal but for their names, and labels that no rule names, are one class. */
  private void ofPods(
      PlacementCluster cluster, List<PodFiles.Wanted> wanted, List<PodClass> classes) {
    record Kind(Object spec, Map<String, String> labels, String namespace) {}
    Map<Kind, Integer> known = new LinkedHashMap<>();
    List<PodFiles.Wanted> read = new ArrayList<>();
    List<Pod> all = new ArrayList<>(cluster.objects().pods());
    for (WrittenObject written : pods) {
      PodFiles.Wanted pod = pod(written, new GangTemplate(written.name(), "", 1), cluster);
      if (!groups.isEmpty() && !groups.get(0).has(pod.pod())) {
        throw written.refuse(
            "", "does not belong to " + groups.get(0).written().label() + "; take it out");
      }
      read.add(pod);
      all.add(pod.pod());
    }
    RelevantLabels labels = RelevantLabels.of(all);
    for (int i = 0; i < pods.size(); i++) {
      WrittenObject written = pods.get(i);
      PodFiles.Wanted pod = read.get(i);
      Kind kind = new Kind(pod.pod().spec(), labels.of(pod.pod()), pod.pod().namespace());
      Integer before = known.putIfAbsent(kind, classes.size());
      if (before == null) {
        wanted.add(pod);
        classes.add(new PodClass(written.name(), pod.pod(), 1, 0, pod.claims()));
      } else {
        PodClass same = classes.get(before);
        classes.set(before, same.withCount(same.count() + 1));
      }
    }
  }

  private PodFiles.Wanted pod(
      WrittenObject written, GangTemplate template, PlacementCluster cluster) {
    Value content = template.in(written);
    WrittenObject place = template.from().orElse(written);
    if (!content.get("spec").isObject()) {
      throw place.refuse(template.prefix() + "spec", "is missing; describe the pod there");
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    content.get("metadata").fields().forEach((field, value) -> metadata.put(field, value.json()));
    if (!template.path().isEmpty()) {
      metadata.put("name", name(written, template));
      metadata.put("namespace", written.namespace());
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", "v1");
    tree.put("kind", "Pod");
    tree.put("metadata", metadata);
    tree.put("spec", content.get("spec").json());
    place.refuse(template.prefix(), PodRules.problems(tree));
    try {
      Pod pod = ModelReader.strict().pod(tree);
      List<ResourceClaim> made = claims.madeFor(place, template.prefix(), pod, cluster);
      return new PodFiles.Wanted(
          PodFiles.admitted(pod, made),
          made,
          PodFiles.notes(content.get("spec"), template.prefix()));
    } catch (ModelException e) {
      throw place.refuse(template.prefix() + e.field(), e.problem());
    }
  }

  private static String name(WrittenObject written, GangTemplate template) {
    if (written.name().isEmpty()) {
      throw written.refuse("metadata.name", "is missing; give the workload a name");
    }
    return written.name() + "-" + template.name().toLowerCase(Locale.ROOT);
  }

  /** What Kueue is told; of several kinds of pods each would have a part of its own. */
  private static Optional<Topology> topology(WrittenObject written, List<GangTemplate> templates) {
    if (templates.size() > 1) {
      return Optional.empty();
    }
    Value annotations = templates.get(0).in(written).at("metadata.annotations");
    String required = annotations.get(REQUIRED).text();
    String preferred = annotations.get(PREFERRED).text();
    if (!required.isEmpty()) {
      return Optional.of(Topology.required(required));
    }
    return preferred.isEmpty() ? Optional.empty() : Optional.of(Topology.preferred(preferred));
  }

  private SchedulerFlavour scheduler(
      WrittenObject written, List<PodClass> classes, PlacementCluster cluster) {
    String name = classes.get(0).template().spec().schedulerName();
    if (written.object().at("metadata.labels").get(QUEUE).isPresent()) {
      return SchedulerFlavour.KUEUE;
    }
    if (name.equals("kai-scheduler")) {
      return SchedulerFlavour.KAI;
    }
    if (name.equals("volcano")) {
      return SchedulerFlavour.VOLCANO;
    }
    if (!groups.isEmpty()) {
      SchedulerFlavour ofGroup = groups.get(0).scheduler();
      return ofGroup == SchedulerFlavour.NATIVE_1_36
          ? SchedulerFlavour.of(cluster.profile())
          : ofGroup;
    }
    return workloads.isEmpty() ? SchedulerFlavour.ONE_BY_ONE : workloads.get(0).scheduler();
  }

  private List<String> notModelled() {
    List<String> reasons = new ArrayList<>();
    workloads.forEach(workload -> reasons.addAll(workload.notModelled()));
    groups.forEach(group -> reasons.addAll(group.notModelled()));
    return reasons;
  }

  private List<String> notes(List<PodFiles.Wanted> wanted, List<PodClass> classes) {
    List<String> notes = new ArrayList<>();
    workloads.forEach(workload -> notes.addAll(workload.notes()));
    wanted.forEach(pod -> notes.addAll(pod.notes()));
    for (PodClass each : classes) {
      String scheduler = each.template().spec().schedulerName();
      if (!scheduler.equals("default-scheduler")) {
        notes.add("Pods are scheduled by " + scheduler
            + ", which is taken to refuse nodes as kube-scheduler does.");
      }
    }
    return notes.stream().distinct().toList();
  }
}
