package io.github.aiconf.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import io.github.aiconf.api.Category;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.PublishedSchema;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChecklistsTest {

  static Stream<KubernetesRelease> releases() {
    return Checklists.releases().stream();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void fitsItsSchema(KubernetesRelease release) throws IOException {
    assertThat(problems(text(release))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "release: \"1.35\" | release: 1.35       | /release",
        "level: MUST       | level: MAY          | level",
        "level: MUST       | levels: MUST        | level",
        "id: ai_inference  | id: AI inference    | id",
        "networking:       | network:            | network",
        "templateSha256: cf | templateSha256: xy | /templateSha256"
      })
  void schemaRefusesWhatWouldBeReadWrongly(String right, String wrong, String place)
      throws IOException {
    String text = text(new KubernetesRelease(1, 35));
    assertThat(text).contains(right);
    assertThat(problems(text.replace(right, wrong)))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains(place));
  }

  @Test
  void schemaKnowsEachCategory() throws IOException {
    assertThat(
            schema().getSchemaNode().at("/properties/requirements/properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            Arrays.stream(Category.values()).map(Category::key).toList());
  }

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

  private static List<String> problems(String yaml) throws IOException {
    return PublishedSchema.problems(schema(), yaml, InputFormat.YAML);
  }

  private static Schema schema() throws IOException {
    return PublishedSchema.of("checklists/Checklist.schema.json");
  }

  private static String text(KubernetesRelease release) throws IOException {
    try (InputStream in =
        PublishedSchema.class.getResourceAsStream("checklists/v" + release + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
