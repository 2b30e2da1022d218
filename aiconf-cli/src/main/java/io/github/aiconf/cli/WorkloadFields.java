package io.github.aiconf.cli;

import java.util.Set;

/** The fields of workloads at the places where numbers of pods are read. */
final class WorkloadFields {

  static final Set<String> JOB = Set.of(
      "parallelism",
      "completions",
      "activeDeadlineSeconds",
      "podFailurePolicy",
      "successPolicy",
      "backoffLimit",
      "backoffLimitPerIndex",
      "maxFailedIndexes",
      "selector",
      "manualSelector",
      "template",
      "ttlSecondsAfterFinished",
      "completionMode",
      "suspend",
      "podReplacementPolicy",
      "managedBy",
      "scheduling");
  static final Set<String> DEPLOYMENT = Set.of(
      "replicas",
      "selector",
      "template",
      "strategy",
      "minReadySeconds",
      "revisionHistoryLimit",
      "paused",
      "progressDeadlineSeconds");
  static final Set<String> STATEFUL_SET = Set.of(
      "replicas",
      "selector",
      "template",
      "volumeClaimTemplates",
      "serviceName",
      "podManagementPolicy",
      "updateStrategy",
      "revisionHistoryLimit",
      "minReadySeconds",
      "persistentVolumeClaimRetentionPolicy",
      "ordinals");
  static final Set<String> JOB_SET = Set.of(
      "replicatedJobs",
      "network",
      "successPolicy",
      "failurePolicy",
      "startupPolicy",
      "suspend",
      "coordinator",
      "managedBy",
      "ttlSecondsAfterFinished",
      "volumeClaimPolicies");
  static final Set<String> REPLICATED_JOB =
      Set.of("name", "groupName", "template", "replicas", "dependsOn");
  static final Set<String> LEADER_WORKER_SET = Set.of(
      "replicas", "leaderWorkerTemplate", "rolloutStrategy", "startupPolicy", "networkConfig");
  static final Set<String> LEADER_WORKER_TEMPLATE = Set.of(
      "leaderTemplate",
      "workerTemplate",
      "size",
      "restartPolicy",
      "subGroupPolicy",
      "resizePolicy",
      "volumeClaimTemplates",
      "persistentVolumeClaimRetentionPolicy");
  static final Set<String> PYTORCH_JOB =
      Set.of("runPolicy", "pytorchReplicaSpecs", "elasticPolicy", "nprocPerNode");
  static final Set<String> REPLICA_SPEC = Set.of("replicas", "template", "restartPolicy");
  static final Set<String> RAY_CLUSTER = Set.of(
      "headGroupSpec",
      "workerGroupSpecs",
      "rayVersion",
      "enableInTreeAutoscaling",
      "autoscalerOptions",
      "headServiceAnnotations",
      "gcsFaultToleranceOptions",
      "suspend",
      "managedBy",
      "upgradeStrategy",
      "authOptions");
  static final Set<String> RAY_WORKERS = Set.of(
      "groupName",
      "replicas",
      "minReplicas",
      "maxReplicas",
      "numOfHosts",
      "rayStartParams",
      "template",
      "scaleStrategy",
      "suspend",
      "idleTimeoutSeconds",
      "resources",
      "labels");
  static final Set<String> VOLCANO_JOB = Set.of(
      "schedulerName",
      "minAvailable",
      "volumes",
      "tasks",
      "policies",
      "plugins",
      "runningEstimate",
      "queue",
      "maxRetry",
      "ttlSecondsAfterFinished",
      "priorityClassName",
      "minSuccess",
      "networkTopology");
  static final Set<String> VOLCANO_TASK = Set.of(
      "name",
      "replicas",
      "minAvailable",
      "template",
      "policies",
      "topologyPolicy",
      "maxRetry",
      "dependsOn",
      "partitionPolicy");
  static final Set<String> TRAIN_JOB = Set.of(
      "runtimeRef",
      "initializer",
      "trainer",
      "labels",
      "annotations",
      "podSpecOverrides",
      "podTemplateOverrides",
      "suspend",
      "managedBy",
      "activeDeadlineSeconds");
  static final Set<String> TRAINER =
      Set.of("image", "command", "args", "env", "numNodes", "resourcesPerNode", "numProcPerNode");

  private WorkloadFields() {}
}
