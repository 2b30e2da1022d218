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
      "scheduler,controllers,kwok,kueue,jobset",
      "--feature-gates GenericWorkload=false,GangScheduling=false,TopologyAwareWorkloadScheduling=false,"
          + "WorkloadAwarePreemption=false,WorkloadWithJob=false,DRAWorkloadResourceClaims=false"
          + " --runtime-config scheduling.k8s.io/v1alpha2=false") {
    @Override
    void prepare(ControlPlane plane) {
      ConformantCluster.prepare(plane);
    }
  },

  /** Kubernetes with its own gang scheduling, and nothing installed. */
  PLAIN("scheduler,controllers,kwok", ""),

  /**
   * An API server that does not serve {@code resource.k8s.io}. Its authorizer of nodes would wait
   * for that API, and is left out.
   */
  WITHOUT_DRA(
      "",
      "--authorization-mode RBAC --runtime-config resource.k8s.io/v1=false,resource.k8s.io/v1beta2=false,"
          + "resource.k8s.io/v1beta1=false,resource.k8s.io/v1alpha3=false"),

  /** An API server that serves {@code resource.k8s.io} in versions before v1 alone. */
  BETA_DRA("", "--authorization-mode RBAC --runtime-config resource.k8s.io/v1=false");

  private final String components;
  private final String options;

  Plan(String components, String options) {
    this.components = components;
    this.options = options;
  }

  /** Brings the cluster into the state that the tests of this plan begin with. */
  void prepare(ControlPlane plane) {}

  ControlPlane start(Kit kit, Path planes) {
    Path folder = planes.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    ControlPlane plane = ControlPlane.up(kit, folder, words(components, ","), words(options, " "));
    try {
      prepare(plane);
      return plane;
    } catch (RuntimeException e) {
      plane.close();
      throw e;
    }
  }

  private static List<String> words(String text, String separator) {
    return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
  }
}
