package io.github.aiconf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.catalog.ProfileCatalog;
import io.github.aiconf.core.catalog.RequirementCatalog;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every requirement keeps. Extend it in a test of your own:
 *
 * <pre>{@code
 * class NvlinkTopologyContractTest implements RequirementContract {
 *   public Requirement requirement() {
 *     return new NvlinkTopology();
 *   }
 *
 *   public List<ClusterFixture> clusters() {
 *     return List.of(a cluster that passes, one that fails, …);
 *   }
 * }
 * }</pre>
 */
public interface RequirementContract {

  /** A new instance of the requirement. */
  Requirement requirement();

  /** Clusters that lead to all of its verdicts. */
  List<ClusterFixture> clusters();

  /** A release whose checklist has the requirement. */
  default String checklist() {
    return "1.35";
  }

  /** ServiceLoader finds the requirement. */
  @Test
  default void isRegisteredForServiceLoader() {
    assertThat(RequirementCatalog.load(getClass().getClassLoader()).requirements())
        .extracting(Requirement::getClass)
        .anyMatch(type -> type.equals(requirement().getClass()));
  }

  /** The class is final and has a public constructor without arguments. */
  @Test
  default void isFinalWithPublicConstructor() throws NoSuchMethodException {
    Class<? extends Requirement> type = requirement().getClass();
    assertThat(Modifier.isFinal(type.getModifiers())).as("%s is final", type).isTrue();
    assertThat(Modifier.isPublic(type.getConstructor().getModifiers()))
        .as("%s has a public constructor without arguments", type)
        .isTrue();
  }

  /** Everything that {@code aiconf explain} prints is there. */
  @Test
  default void explainsItself() {
    Requirement requirement = requirement();
    assertThat(List.of(requirement.title(), requirement.meaning())).noneMatch(String::isBlank);
    for (Check check : requirement.checks()) {
      assertThat(List.of(check.question(), check.proves()))
          .as(check.id())
          .noneMatch(String::isBlank);
      assertThat(check.question()).as("question of %s", check.id()).endsWith("?");
    }
  }

  /** The profiles that come with it can be read. */
  @Test
  default void readsItsProfiles() {
    ProfileCatalog profiles = ProfileCatalog.load(List.of(requirement()), Optional.empty());
    for (ProfileKind<?> kind : requirement().profileKinds()) {
      assertThat(profiles.all(kind)).as("profiles of the kind %s", kind).isNotEmpty();
    }
  }

  /**
   * An empty cluster, which shows nothing, never gives PASS with an observation of nothing, and
   * never an error.
   */
  @Test
  default void survivesAnEmptyCluster() {
    for (CheckResult result : results(ClusterFixture.of(checklist()))) {
      assertThat(result.finding().reason().map(Reason::code).orElse(""))
          .as(
              "%s on an empty cluster: %s",
              result.qualifiedId(), result.finding().summary())
          .isNotEqualTo(Reason.ERROR.code());
    }
  }

  /** Each finding is complete and has a reason from the documented vocabulary. */
  @Test
  default void givesCompleteFindingsWithDocumentedReasons() {
    for (ClusterFixture cluster : clusters()) {
      for (CheckResult result : results(cluster)) {
        Optional<Reason> reason = result.finding().reason();
        assertThat(reason).as(result.qualifiedId()).isNotEqualTo(Optional.of(Reason.ERROR));
        if (result.finding().verdict() == Verdict.PASS) {
          assertThat(reason).as(result.qualifiedId()).isEmpty();
        } else if (result.finding().verdict() == Verdict.FAIL) {
          assertThat(failures(result))
              .as("failures() of %s", result.qualifiedId())
              .contains(reason.orElseThrow());
        } else {
          assertThat(Reason.ofUnknown()).as(result.qualifiedId()).contains(reason.orElseThrow());
        }
      }
    }
  }

  /**
   * A check gives the same finding on objects with all their fields: it has declared every field
   * that it reads.
   */
  @Test
  default void declaresEveryFieldThatItReads() {
    for (ClusterFixture cluster : clusters()) {
      List<CheckResult> selected = results(cluster);
      List<CheckResult> whole = results(cluster.withWholeObjects());
      assertThat(selected).usingRecursiveComparison().isEqualTo(whole);
    }
  }

  /**
   * A check without any rights gives UNKNOWN, or what it could prove without them, and names what
   * it missed.
   */
  @Test
  default void turnsMissingRightsIntoUnknown() {
    for (ClusterFixture cluster : clusters()) {
      ClusterFixture denied = cluster.denyingEverything();
      for (CheckResult result : results(denied)) {
        boolean rested = result.finding().verdict() == Verdict.PASS;
        assertThat(rested || result.finding().reason().isPresent())
            .as(result.qualifiedId())
            .isTrue();
        assertThat(result.finding().reason())
            .as(result.qualifiedId())
            .isNotEqualTo(Optional.of(Reason.ERROR));
      }
    }
  }

  private List<CheckResult> results(ClusterFixture cluster) {
    return RequirementTester.of(requirement())
        .checklist(checklist())
        .report(cluster)
        .requirements()
        .get(0)
        .checks();
  }

  private List<Reason> failures(CheckResult result) {
    return requirement().checks().stream()
        .filter(check -> check.id().equals(result.id()))
        .findFirst()
        .map(Check::failures)
        .orElseThrow();
  }
}
