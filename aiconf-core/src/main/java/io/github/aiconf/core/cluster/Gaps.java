package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.Gap;

/** The gaps that reading leaves, worded once. */
public final class Gaps {

  private Gaps() {}

  /** The API server refused. */
  public static Gap denied(String what, String detail) {
    return new Gap(
        what,
        Gap.Cause.RBAC_DENIED,
        detail,
        "Grant what `aiconf rbac` prints to this user, or use another one.");
  }

  /** The recording does not hold it. */
  public static Gap notRecorded(String what, String detail) {
    return new Gap(
        what,
        Gap.Cause.NOT_IN_SNAPSHOT,
        detail,
        "Record the cluster again with `aiconf snapshot`, or check it live.");
  }

  /** The API server gave no usable answer. */
  public static Gap failed(String what, String detail) {
    return new Gap(
        what,
        Gap.Cause.ENVIRONMENT,
        detail,
        "Look at the health of the API server, then run the check again.");
  }

  /** The answer did not come in time. */
  public static Gap timedOut(String what, String detail) {
    return new Gap(what, Gap.Cause.TIMEOUT, detail, "Run the check again with a larger --timeout.");
  }
}
