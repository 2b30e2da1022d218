package io.github.aiconf.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.catalog.RequirementCatalog;
import io.github.aiconf.core.input.InputException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static final Checklist CHECKLIST = Checklists.of(new KubernetesRelease(1, 33));
  private static final RequirementCatalog CATALOG = RequirementCatalog.of(
      TestCheck.requirement("acme.example/topology", TestCheck.passing("one")),
      TestCheck.requirement("dra_support", TestCheck.passing("one")));

  @Test
  void takesTheChecklistInItsOrderAndThenPlugins() {
    List<String> all = ids(Set.of(), Set.of());

    assertThat(all).startsWith(CHECKLIST.items().get(0).id()).endsWith("acme.example/topology");
    assertThat(all).hasSize(CHECKLIST.items().size() + 1);
  }

  @Test
  void takesWhatIsNamedWithoutWhatIsSkipped() {
    assertThat(ids(Set.of("acme.example/topology", "dra_support"), Set.of()))
        .containsExactly("dra_support", "acme.example/topology");
    assertThat(ids(Set.of("acme.example/topology", "dra_support"), Set.of("dra_support")))
        .containsExactly("acme.example/topology");
    assertThat(ids(Set.of(), Set.of("dra_support"))).doesNotContain("dra_support");
  }

  @Test
  void refusesUnknownIdsWithThoseThatThereAre() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ids(Set.of("dra_suport"), Set.of()))
        .withMessageContaining("no requirement 'dra_suport'; there are ");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ids(Set.of(), Set.of("dra_suport")))
        .withMessageContaining("no requirement 'dra_suport'");
  }

  @Test
  void saysWhichChecklistHasAnId() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ids(Set.of("driver_runtime_management"), Set.of()))
        .withMessageContaining("not in the checklist of 1.33; it is in that of 1.35");
  }

  @Test
  void refusesASelectionOfNothing() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ids(Set.of("dra_support"), Set.of("dra_support")))
        .withMessageContaining("nothing is left to check");
  }

  private static List<String> ids(Set<String> only, Set<String> skipped) {
    return new Selection(only, skipped).ids(CHECKLIST, CATALOG);
  }
}
