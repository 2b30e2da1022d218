package io.github.aiconf.testkit;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.CheckResult;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions on what a check found. */
public final class CheckResultAssert extends AbstractAssert<CheckResultAssert, CheckResult> {

  CheckResultAssert(CheckResult actual) {
    super(actual, CheckResultAssert.class);
  }

  /** The verdict is PASS. */
  public CheckResultAssert passes() {
    return has(Verdict.PASS, "");
  }

  /** The verdict is FAIL with this reason. */
  public CheckResultAssert fails(String reason) {
    return has(Verdict.FAIL, reason);
  }

  /** The verdict is UNKNOWN with this reason. */
  public CheckResultAssert isUnknown(String reason) {
    return has(Verdict.UNKNOWN, reason);
  }

  /** The verdict is NOT_APPLICABLE with this reason. */
  public CheckResultAssert isNotApplicable(String reason) {
    return has(Verdict.NOT_APPLICABLE, reason);
  }

  /** Some observation is of this field. */
  public CheckResultAssert observing(String field) {
    Assertions.assertThat(finding().observations())
        .as("observations")
        .anySatisfy(o -> Assertions.assertThat(o.field()).isEqualTo(field));
    return this;
  }

  /**
   * Some observation is of this object, for example {@code Deployment
   * kueue-system/kueue-controller-manager}.
   */
  public CheckResultAssert observingObject(String object) {
    Assertions.assertThat(finding().observations())
        .as("observations")
        .anySatisfy(o -> Assertions.assertThat(o.object().toString()).isEqualTo(object));
    return this;
  }

  /** Some observation is of this field with this value. */
  public CheckResultAssert observing(String field, String value) {
    Assertions.assertThat(finding().observations()).as("observations").anySatisfy(o -> {
      Assertions.assertThat(o.field()).isEqualTo(field);
      Assertions.assertThat(o.value()).isEqualTo(value);
    });
    return this;
  }

  /** The summary contains this text. */
  public CheckResultAssert saying(String text) {
    Assertions.assertThat(finding().summary()).as("summary").contains(text);
    return this;
  }

  /** The advice contains this text. */
  public CheckResultAssert advising(String text) {
    Assertions.assertThat(finding().next()).as("next").contains(text);
    return this;
  }

  /** Some note contains this text. */
  public CheckResultAssert noting(String text) {
    Assertions.assertThat(finding().notes())
        .as("notes")
        .anySatisfy(note -> Assertions.assertThat(note).contains(text));
    return this;
  }

  /** Some warning contains this text. */
  public CheckResultAssert warning(String text) {
    Assertions.assertThat(finding().warnings())
        .as("warnings")
        .anySatisfy(warning -> Assertions.assertThat(warning).contains(text));
    return this;
  }

  /** There is no warning. */
  public CheckResultAssert withoutWarnings() {
    Assertions.assertThat(finding().warnings()).as("warnings").isEmpty();
    return this;
  }

  /** The check could not see this, whether its verdict depended on that or not. */
  public CheckResultAssert withGap(String what) {
    Assertions.assertThat(actual.gaps())
        .as("gaps")
        .anySatisfy(gap -> Assertions.assertThat(gap.what()).isEqualTo(what));
    return this;
  }

  /** The check saw everything that it asked for. */
  public CheckResultAssert withoutGaps() {
    Assertions.assertThat(actual.gaps()).as("gaps").isEmpty();
    return this;
  }

  private Finding finding() {
    return actual.finding();
  }

  private CheckResultAssert has(Verdict verdict, String reason) {
    Assertions.assertThat(
            finding().verdict() + " " + finding().reason().map(Reason::code).orElse(""))
        .as("%s: %s%n%s", actual.qualifiedId(), finding().summary(), finding().observations())
        .isEqualTo(verdict + " " + reason);
    return this;
  }
}
