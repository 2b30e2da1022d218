package io.github.aiconf.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecklistsTest {

  @ParameterizedTest
  @CsvSource({"33,8,1", "34,9,0", "35,9,3", "36,8,6", "37,8,7"})
  void countsMustAndShouldOfEachRelease(int minor, long must, long should) {
    Checklist checklist = Checklists.of(new KubernetesRelease(1, minor));
    assertThat(checklist.items().stream()
            .filter(item -> item.level() == Level.MUST)
            .count())
        .isEqualTo(must);
    assertThat(checklist.items().stream()
            .filter(item -> item.level() == Level.SHOULD)
            .count())
        .isEqualTo(should);
  }

  @Test
  void describesAnIdAlikeInAllReleasesButForOneTypo() {
    for (Checklist checklist : Checklists.all()) {
      for (Checklist.Item item : checklist.items()) {
        boolean hasTypo =
            item.id().equals("accelerator_metrics") && checklist.release().isAtLeast(1, 37);
        if (!hasTypo) {
          assertThat(Checklists.all())
              .filteredOn(other ->
                  !other.release().isAtLeast(1, 37) || !item.id().equals("accelerator_metrics"))
              .flatExtracting(Checklist::items)
              .filteredOn(other -> other.id().equals(item.id()))
              .extracting(Checklist.Item::descriptionSha256)
              .containsOnly(item.descriptionSha256());
        }
      }
    }
  }

  @Test
  void namesTheReleasesThatThereAreWhereOneIsMissing() {
    assertThatThrownBy(() -> Checklists.of(new KubernetesRelease(1, 32)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1.32")
        .hasMessageContaining("--checklist")
        .hasMessageContaining("1.33, 1.34, 1.35, 1.36, 1.37");
  }
}
