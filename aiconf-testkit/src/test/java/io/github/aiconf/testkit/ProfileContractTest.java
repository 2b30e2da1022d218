package io.github.aiconf.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That the contract holds for a kind that keeps it, and finds out what does not. */
class ProfileContractTest {

  /** A kind that keeps the contract. */
  private record Rack(
      String name,
      String title,
      int nodes,
      List<String> aliases,
      boolean cooled,
      Map<String, String> labels,
      List<String> doors) {

    private static Rack read(ProfileFields fields) {
      return new Rack(
          fields.name(),
          fields.text("title"),
          fields.number("nodes"),
          fields.texts("aliases"),
          fields.flag("cooled"),
          fields.textMap("labels"),
          fields.children("doors").stream().map(door -> door.text("side")).toList());
    }
  }

  @Nested
  class OfAKindThatKeepsIt implements ProfileContract {

    @Override
    public ProfileKind<?> kind() {
      return ProfileKind.of("RackProfile", Rack.class, "racks.yaml", Rack::read);
    }
  }

  @Test
  void missesAProfileThatCannotBeRead() {
    assertThatCode(() -> read(fields -> new Rack(
                fields.name(), fields.text("row"), 0, List.of(), false, Map.of(), List.of()))
            .readsEachProfileThatComesWithIt())
        .hasMessageContaining("racks.yaml:1: row is missing");
  }

  @Test
  void missesANameThatStandsTwice() {
    assertBroken(shipped("racks-of-one-name.yaml"), ProfileContract::namesEachProfileOnce)
        .withMessageContaining("small");
  }

  @Test
  void missesAProfileThatTheSchemaRefuses() {
    assertBroken(
            shipped("racks-without-limit.yaml"), ProfileContract::shipsProfilesThatFitItsSchema)
        .withMessageContaining("maximum");
  }

  @Test
  void missesASchema() {
    assertBroken(
            of("UnpublishedProfile", "racks.yaml", Rack::read),
            ProfileContract::shipsProfilesThatFitItsSchema)
        .withMessageContaining("UnpublishedProfile.schema.json");
  }

  @Test
  void missesADescriptionInTheSchema() {
    assertBroken(
            of("BareProfile", "racks.yaml", Rack::read),
            ProfileContract::describesEachFieldInItsSchema)
        .withMessageContaining("/properties/name");
  }

  @Test
  void missesAFieldThatTheSchemaDoesNotKnow() {
    assertBroken(
            read(fields -> {
              fields.optionalText("colour");
              return Rack.read(fields);
            }),
            ProfileContract::knowsTheFieldsOfItsSchema)
        .withMessageContaining("colour");
  }

  @Test
  void missesAReaderThatTakesUnknownFields() {
    assertBroken(
            read(fields -> {
              fields.optionalText(ProfileVariant.UNKNOWN);
              return Rack.read(fields);
            }),
            ProfileContract::refusesUnknownFields)
        .withMessageContaining("with a wrong " + ProfileVariant.UNKNOWN);
  }

  @Test
  void missesAReaderThatTakesAnyForm() {
    assertBroken(
            read(fields -> new Rack(
                fields.name(),
                fields.text("title"),
                8,
                fields.texts("aliases"),
                fields.optionalText("cooled").isPresent(),
                fields.textMap("labels"),
                List.of(fields.text("nodes")))),
            ProfileContract::refusesFieldsOfAnotherForm)
        .withMessageContaining("with a wrong nodes");
  }

  @Test
  void missesAReaderThatDoesWithoutARequiredField() {
    assertBroken(
            read(fields -> new Rack(
                fields.name(),
                fields.optionalText("title").orElse(""),
                fields.number("nodes"),
                fields.texts("aliases"),
                fields.flag("cooled"),
                fields.textMap("labels"),
                List.of())),
            ProfileContract::refusesMissingFields)
        .withMessageContaining("without title");
  }

  private static ProfileContract read(Function<ProfileFields, Rack> reader) {
    return of("RackProfile", "racks.yaml", reader);
  }

  private static ProfileContract shipped(String file) {
    return of("RackProfile", file, Rack::read);
  }

  private static ProfileContract of(
      String name, String file, Function<ProfileFields, Rack> reader) {
    return () -> ProfileKind.of(name, Rack.class, file, reader);
  }

  private static ThrowableAssertAlternative<AssertionError> assertBroken(
      ProfileContract contract, Consumer<ProfileContract> rule) {
    return assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.accept(contract));
  }
}
