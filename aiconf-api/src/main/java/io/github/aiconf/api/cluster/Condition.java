package io.github.aiconf.api.cluster;

import java.util.OptionalLong;

/**
 * A condition in the status of an object.
 *
 * @param type for example {@code Available}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason for example {@code MinimumReplicasAvailable}
 * @param message for people
 * @param observedGeneration the generation of the object that the condition speaks of, where it
 *     says so
 */
public record Condition(
    String type, String status, String reason, String message, OptionalLong observedGeneration) {

  static Condition of(Value value) {
    long generation = value.get("observedGeneration").number(-1);
    return new Condition(
        value.text("type"),
        value.text("status"),
        value.text("reason"),
        value.text("message"),
        generation < 0 ? OptionalLong.empty() : OptionalLong.of(generation));
  }

  /** Whether the status is {@code True}. */
  public boolean isTrue() {
    return status.equals("True");
  }

  /** Whether the status is {@code False}. */
  public boolean isFalse() {
    return status.equals("False");
  }

  /** The field of the status in its object, for observations. */
  public String field() {
    return "status.conditions[" + type + "].status";
  }

  /** The status with its reason, for observations: {@code False (NoQuota)}. */
  public String shown() {
    return reason.isEmpty() ? status : status + " (" + reason + ")";
  }
}
