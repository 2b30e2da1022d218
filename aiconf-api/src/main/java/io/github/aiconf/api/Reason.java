package io.github.aiconf.api;

import io.github.aiconf.api.cluster.Gap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The machine-readable cause of a verdict that is not PASS.
 *
 * <p>The reasons for UNKNOWN are the constants of this class. Reasons for FAIL belong to the check
 * that gives them and are listed by {@link Check#failures()}.
 *
 * @param code upper case with underscores, for example {@code RBAC_DENIED}
 * @param meaning one sentence for {@code aiconf explain} and the documents
 */
public record Reason(String code, String meaning) {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  /** The API server refused to show something that the verdict depends on. */
  public static final Reason RBAC_DENIED = new Reason(
      "RBAC_DENIED", "The rights of this user do not cover something that the verdict depends on.");

  /** The recording does not hold something that the verdict depends on. */
  public static final Reason NOT_IN_SNAPSHOT = new Reason(
      "NOT_IN_SNAPSHOT", "The recording does not hold something that the verdict depends on.");

  /** No component that could meet the requirement is installed. */
  public static final Reason NOT_INSTALLED = new Reason(
      "NOT_INSTALLED",
      "No component that could meet the requirement is installed on this cluster.");

  /** The API server does not serve the API in question. */
  public static final Reason NOT_SERVED = new Reason(
      "NOT_SERVED", "The API server does not serve the API that the verdict depends on.");

  /** There is no accelerator on the cluster. */
  public static final Reason NO_ACCELERATOR = new Reason(
      "NO_ACCELERATOR", "No accelerator was seen, so the requirement cannot be shown here.");

  /** The surroundings were in the way. */
  public static final Reason ENVIRONMENT = new Reason(
      "ENVIRONMENT",
      "Capacity, an outage or the network was in the way; the answer may differ another time.");

  /** The time budget was spent. */
  public static final Reason TIMEOUT =
      new Reason("TIMEOUT", "The time budget was spent before the answer was there.");

  /** No profile describes what was found. */
  public static final Reason UNSUPPORTED_PROFILE = new Reason(
      "UNSUPPORTED_PROFILE", "No profile describes what was found; add one with --profiles.");

  /** The objects speak of an earlier state. */
  public static final Reason STALE = new Reason(
      "STALE",
      "What the objects say belongs to an earlier state of them, so it proves nothing now.");

  /** What was seen supports more than one answer. */
  public static final Reason AMBIGUOUS =
      new Reason("AMBIGUOUS", "What was seen supports more than one answer.");

  /** No check answers this requirement. */
  public static final Reason NO_CHECK =
      new Reason("NO_CHECK", "No check answers this requirement at the depth that was asked for.");

  /** The check ended with an error of its own. */
  public static final Reason ERROR = new Reason(
      "ERROR", "The check itself failed; this says nothing about the cluster. Please report it.");

  /**
   * Checks the form of the code.
   *
   * @throws IllegalArgumentException if {@code code} is not upper case with underscores
   */
  public Reason {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "not a reason code: '" + code + "'; use upper case with underscores");
    }
  }

  /** The reason of a verdict that depends on what could not be read. */
  public static Reason of(Gap gap) {
    return switch (gap.cause()) {
      case RBAC_DENIED -> RBAC_DENIED;
      case NOT_IN_SNAPSHOT -> NOT_IN_SNAPSHOT;
      case ENVIRONMENT -> ENVIRONMENT;
      case TIMEOUT -> TIMEOUT;
      case AMBIGUOUS -> AMBIGUOUS;
    };
  }

  /** The reasons that UNKNOWN may have. */
  public static List<Reason> ofUnknown() {
    return List.of(
        RBAC_DENIED,
        NOT_IN_SNAPSHOT,
        NOT_INSTALLED,
        NOT_SERVED,
        NO_ACCELERATOR,
        ENVIRONMENT,
        TIMEOUT,
        UNSUPPORTED_PROFILE,
        STALE,
        AMBIGUOUS,
        NO_CHECK,
        ERROR);
  }
}
