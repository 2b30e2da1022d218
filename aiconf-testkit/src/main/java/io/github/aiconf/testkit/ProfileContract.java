package io.github.aiconf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.core.catalog.ProfileCatalog;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every kind of profile keeps: the documents that come with it can be used, and whatever its
 * published schema refuses is refused on reading too, in one line that names file, line and field.
 * Extend it in a test of your own:
 *
 * <pre>{@code
 * class RackProfileContractTest implements ProfileContract {
 *   public ProfileKind<?> kind() {
 *     return RackProfile.KIND;
 *   }
 * }
 * }</pre>
 *
 * <p>Broken documents are made from those that come with the kind, so a field that none of them has
 * is not tried.
 */
public interface ProfileContract {

  /** The kind. */
  ProfileKind<?> kind();

  /** Each document that comes with the kind can be read. */
  @Test
  default void readsEachProfileThatComesWithIt() {
    List<Document> shipped = ProfileCatalog.shipped(kind());
    assertThat(shipped).as("profiles of the kind %s", kind()).isNotEmpty();
    assertThat(shipped).allSatisfy(document -> ProfileCatalog.read(kind(), document));
  }

  /** A second document of a name would replace the first in silence. */
  @Test
  default void namesEachProfileOnce() {
    assertThat(ProfileCatalog.shipped(kind()))
        .extracting(document -> document.value().text("name"))
        .doesNotHaveDuplicates();
  }

  /** Each document that comes with the kind is what the schema describes. */
  @Test
  default void shipsProfilesThatFitItsSchema() {
    ProfileSchema schema = ProfileSchema.of(kind());
    assertThat(ProfileCatalog.shipped(kind()))
        .allSatisfy(
            document -> assertThat(schema.problems(ProfileVariant.of(document).tree()))
                .as(document.value().text("name"))
                .isEmpty());
  }

  /** Editors show what the schema says about a field. */
  @Test
  default void describesEachFieldInItsSchema() {
    assertThat(ProfileSchema.of(kind()).undescribed()).isEmpty();
  }

  /** The schema has the fields that are read, no more and no less. */
  @Test
  default void knowsTheFieldsOfItsSchema() {
    String known = String.join(", ", ProfileSchema.of(kind()).fields());
    for (Document shipped : ProfileCatalog.shipped(kind())) {
      assertThat(answer(ProfileVariant.of(shipped).with(ProfileVariant.UNKNOWN)))
          .endsWith(": " + ProfileVariant.UNKNOWN + " is not a field; known are " + known);
    }
  }

  /** A misspelt field is refused at its place. */
  @Test
  default void refusesUnknownFields() {
    assertRefusedAtTheirPlace(ProfileVariant::withUnknownFields);
  }

  /** A field of another form is refused at its place. */
  @Test
  default void refusesFieldsOfAnotherForm() {
    assertRefusedAtTheirPlace(ProfileVariant::ofAnotherForm);
  }

  /** A field that has to be there is missed, at its place or around it. */
  @Test
  default void refusesMissingFields() {
    Pattern line = Pattern.compile(ProfileVariant.SOURCE + ":\\d+: (\\S+) .+");
    refusedBySchema(ProfileVariant::withoutFields).forEach(variant -> {
      String answer = answer(variant);
      Matcher named = line.matcher(answer);
      assertThat(named.matches())
          .as("without %s: %s%n%s", variant.path(), answer, variant.text())
          .isTrue();
      assertThat(variant.path())
          .as(answer)
          .startsWith(ProfileVariant.mappingAround(named.group(1)));
    });
  }

  private void assertRefusedAtTheirPlace(Function<ProfileVariant, Stream<ProfileVariant>> changes) {
    refusedBySchema(changes).forEach(variant -> {
      String place = variant.document().refuse(variant.path(), "").getMessage();
      assertThat(answer(variant))
          .as("with a wrong %s:%n%s", variant.path(), variant.text())
          .startsWith(place + " ")
          .hasLineCount(1);
    });
  }

  private Stream<ProfileVariant> refusedBySchema(
      Function<ProfileVariant, Stream<ProfileVariant>> changes) {
    ProfileSchema schema = ProfileSchema.of(kind());
    return ProfileCatalog.shipped(kind()).stream()
        .map(ProfileVariant::of)
        .flatMap(changes)
        .filter(variant -> !schema.problems(variant.tree()).isEmpty());
  }

  /** What the reader says; an accepted document has no line that would do. */
  private String answer(ProfileVariant variant) {
    try {
      ProfileCatalog.read(kind(), variant.document());
      return "accepted";
    } catch (InputException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
