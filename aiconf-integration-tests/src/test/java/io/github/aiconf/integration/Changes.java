package io.github.aiconf.integration;

/** Changes that several requirements notice. */
final class Changes {

  private Changes() {}

  /** A Deployment or the like without pods. */
  static Change scaledToZero(ControlPlane plane, String namespace, String workload) {
    return new Change(
        () -> {
          plane.kubectl("scale", "-n", namespace, workload, "--replicas=0");
          Eventually.so(
              workload + " without pods",
              () -> plane
                  .kubectl("get", "-n", namespace, workload, "-o", "jsonpath={.status.replicas}")
                  .isEmpty());
        },
        () -> {
          plane.kubectl("scale", "-n", namespace, workload, "--replicas=1");
          plane.await("jsonpath={.status.readyReplicas}=1", "-n", namespace, workload);
          plane.await("condition=Available", "-n", namespace, workload);
          plane.await("condition=Ready", "-n", namespace, "pods", "--all");
        });
  }

  /** Objects that are there for the time of one look. */
  static Change applied(ControlPlane plane, String manifest) {
    return new Change(() -> plane.apply(manifest), () -> plane.delete(manifest));
  }
}
