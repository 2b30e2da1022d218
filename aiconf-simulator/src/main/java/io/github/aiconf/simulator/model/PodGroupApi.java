package io.github.aiconf.simulator.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who has a kind called PodGroup, and how pods say that they belong to one. */
public enum PodGroupApi {
  /** Kubernetes itself, by a field of the pod. */
  KUBERNETES("scheduling.k8s.io"),
  /** The plugin Coscheduling, by a label. */
  COSCHEDULING("scheduling.x-k8s.io"),
  /** Volcano, by an annotation. */
  VOLCANO("scheduling.volcano.sh"),
  /** KAI, by an annotation. */
  KAI("scheduling.run.ai");

  private static final String COSCHEDULING_LABEL = "scheduling.x-k8s.io/pod-group";
  private static final String KAI_ANNOTATION = "pod-group-name";

  /** The first is what Volcano's scheduler reads; its controllers write both. */
  private static final List<String> VOLCANO_ANNOTATIONS =
      List.of("scheduling.k8s.io/group-name", "scheduling.volcano.sh/group-name");

  private static final String VOLCANO_TASK = "volcano.sh/task-spec";

  /** What {@link Pod#annotations} keeps. */
  static final Set<String> ANNOTATIONS = Set.of(
      KAI_ANNOTATION,
      VOLCANO_ANNOTATIONS.get(0),
      VOLCANO_ANNOTATIONS.get(1),
      VOLCANO_TASK,
      Pod.TOTAL_COUNT);

  private final String group;

  PodGroupApi(String group) {
    this.group = group;
  }

  /** The API group. */
  public String group() {
    return group;
  }

  /** The API of that group; empty if it has no PodGroup that is known. */
  public static Optional<PodGroupApi> of(String group) {
    return Arrays.stream(values()).filter(each -> each.group.equals(group)).findFirst();
  }

  /** The group of this API that the pod says it belongs to; empty if it names none. */
  public Optional<PodGroupReference> reference(Pod pod) {
    return switch (this) {
      case KUBERNETES -> pod.spec().group();
      case COSCHEDULING -> named(pod.labels().getOrDefault(COSCHEDULING_LABEL, ""));
      case VOLCANO ->
        VOLCANO_ANNOTATIONS.stream()
            .map(key -> named(pod.annotations().getOrDefault(key, "")))
            .flatMap(Optional::stream)
            .findFirst();
      case KAI -> named(pod.annotations().getOrDefault(KAI_ANNOTATION, ""));
    };
  }

  /** The part of its group that the pod belongs to, by which there may be minimums; or empty. */
  public String task(Pod pod) {
    return this == VOLCANO
        ? pod.annotations().getOrDefault(VOLCANO_TASK, pod.labels().getOrDefault(VOLCANO_TASK, ""))
        : "";
  }

  private static Optional<PodGroupReference> named(String group) {
    return group.isEmpty()
        ? Optional.empty()
        : Optional.of(new PodGroupReference(group, Optional.empty(), ""));
  }
}
