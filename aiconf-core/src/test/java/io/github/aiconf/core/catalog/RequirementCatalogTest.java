package io.github.aiconf.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.TestCheck;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementCatalogTest {

  private static final Check CHECK = TestCheck.passing("one");

  @TempDir
  Path folder;

  @Test
  void sortsRequirementsById() {
    RequirementCatalog catalog =
        RequirementCatalog.of(requirement("dra_support"), requirement("acme.example/a_b2"));

    assertThat(catalog.requirements())
        .extracting(Requirement::id)
        .containsExactly("acme.example/a_b2", "dra_support");
    assertThat(catalog.find("dra_support")).isPresent();
    assertThat(catalog.find("nothing")).isEmpty();
  }

  @Test
  void refusesIdsThatAreNone() {
    for (String id : List.of("", "Upper", "acme.example/", "/a", "a b", "acme.example/a/b", "1a")) {
      assertRefused("declares the id '" + id + "'", requirement(id));
    }
  }

  @Test
  void refusesIdsWithoutADomainThatAreInNoChecklist() {
    assertRefused(
        "put the plugin's domain in front: acme.example/topology", requirement("topology"));
  }

  @Test
  void refusesAnIdThatIsDeclaredTwice() {
    assertRefused(
        "'dra_support' is declared by", requirement("dra_support"), requirement("dra_support"));
  }

  @Test
  void refusesChecksThatCannotBeToldApart() {
    assertRefused(
        "has a check with the id 'one'", TestCheck.requirement("acme.example/a", CHECK, CHECK));
    assertRefused(
        "has a check with the id 'One'",
        TestCheck.requirement("acme.example/a", TestCheck.passing("One")));
    assertRefused("has no check", TestCheck.requirement("acme.example/a"));
  }

  @Test
  void refusesARequirementThatDoesNotExplainItself() {
    assertRefused("has an empty meaning()", new Described("acme.example/a", "title", " "));
    assertRefused("has an empty title()", new Described("acme.example/a", "", "meaning"));
  }

  @Test
  void refusesARequirementThatThrowsWhenItIsAsked() {
    assertRefused(
        "cannot be used: java.lang.NullPointerException", new Described(null, "title", "meaning"));
  }

  @Test
  void refusesFoldersWithoutPlugins() throws IOException {
    Path jar = folder.resolve("a.jar");

    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> RequirementCatalog.withPlugins(getClass().getClassLoader(), jar))
        .withMessage(jar + ": is not a folder; --plugins takes a folder with jars");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> RequirementCatalog.withPlugins(getClass().getClassLoader(), folder))
        .withMessageContaining("no *.jar here names a requirement");
    Files.writeString(jar, "text");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> RequirementCatalog.withPlugins(getClass().getClassLoader(), folder))
        .withMessageContaining(jar + ": is not a jar that can be read");
  }

  private static Requirement requirement(String id) {
    return TestCheck.requirement(id, CHECK);
  }

  private static void assertRefused(String message, Requirement... requirements) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> RequirementCatalog.of(requirements))
        .withMessageContaining(message);
  }

  private record Described(String id, String title, String meaning) implements Requirement {
    @Override
    public List<Check> checks() {
      return List.of(CHECK);
    }
  }
}
