package io.github.aiconf.api;

/** The parts of a checklist, in the order of the program's files. */
public enum Category {
  /** Devices: drivers, sharing, Dynamic Resource Allocation. */
  ACCELERATORS("accelerators"),
  /** Inference traffic and fast networks. */
  NETWORKING("networking"),
  /** Gangs, queues and autoscaling. */
  SCHEDULING("schedulingOrchestration"),
  /** Metrics. */
  OBSERVABILITY("observability"),
  /** Isolation. */
  SECURITY("security"),
  /** Controllers of AI frameworks. */
  OPERATOR("operator");

  private final String key;

  Category(String key) {
    this.key = key;
  }

  /**
   * The key of this category in the program's files, for example {@code schedulingOrchestration}.
   */
  public String key() {
    return key;
  }
}
