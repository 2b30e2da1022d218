package io.github.aiconf.integration;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The control planes that tests ask for. */
enum Plan {
  /**
   * A cluster that satisfies the six requirements of the checklist 1.35. Kubernetes' own gang
   * scheduling is off, so that Kueue alone decides about gangs.
   */
  CONFORMANT(
      List.of("scheduler", "controllers", "kwok", "kueue", "jobset"),
      List.of(
          "--feature-gates",
          "GenericWorkload=false,GangScheduling=false,TopologyAwareWorkloadScheduling=false,"
              + "WorkloadAwarePreemption=false,WorkloadWithJob=false,DRAWorkloadResourceClaims=false",
          "--runtime-config",
          "scheduling.k8s.io/v1alpha2=false")) {
    @Override
    void prepare(ControlPlane plane) {
      ConformantCluster.prepare(plane);
    }
  },

  /** An API server with Kubernetes' own gang scheduling, and nothing installed. */
  PLAIN(List.of("scheduler", "controllers", "kwok"), List.of()),

  /** An API server that does not serve {@code resource.k8s.io}. */
  WITHOUT_DRA(
      List.of(),
      List.of(
          "--runtime-config",
          "resource.k8s.io/v1=false,resource.k8s.io/v1beta2=false,resource.k8s.io/v1beta1=false,resource.k8s.io/v1alpha3=false")),

  /** An API server that serves {@code resource.k8s.io} in its beta versions alone. */
  BETA_DRA(List.of(), List.of("--runtime-config", "resource.k8s.io/v1=false"));

  private final List<String> components;
  private final List<String> options;

  Plan(List<String> components, List<String> options) {
    this.components = components;
    this.options = options;
  }

  /** Brings the cluster into the state that the tests of this plan begin with. */
  void prepare(ControlPlane plane) {}

  ControlPlane start(Kit kit, Path planes) {
    Path folder = planes.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    ControlPlane plane = ControlPlane.up(kit, folder, components, options);
    try {
      prepare(plane);
      return plane;
    } catch (RuntimeException e) {
      plane.close();
      throw e;
    }
  }
}
