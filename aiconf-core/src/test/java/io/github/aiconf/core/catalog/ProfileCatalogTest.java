package io.github.aiconf.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCatalogTest {

  @TempDir
  Path folder;

  @Test
  void readsTheProfilesThatComeWithTheApi() {
    assertThat(names(Optional.empty())).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void addsProfilesOfTheUser() throws IOException {
    write("own.yaml", "kind: AcceleratorProfile\nname: acme\ntaintKeys: [acme.example/gpu]\n");

    assertThat(names(Optional.of(folder)))
        .contains("acme")
        .hasSize(names(Optional.empty()).size() + 1);
  }

  @Test
  void letsAProfileOfTheUserReplaceOneOfTheSameName() throws IOException {
    String name = names(Optional.empty()).get(0);
    write(
        "own.yml", "kind: AcceleratorProfile\nname: " + name + "\ntaintKeys: [acme.example/gpu]\n");

    List<AcceleratorProfile> profiles = load(Optional.of(folder)).all(AcceleratorProfile.KIND);

    assertThat(profiles).extracting(AcceleratorProfile::name).isEqualTo(names(Optional.empty()));
    assertThat(profiles.get(0).taintKeys()).containsExactly("acme.example/gpu");
  }

  @Test
  void refusesWithFileLineAndField() throws IOException {
    assertRefused(
        "kind: AcceleratorProfile\nname: a\ntaintKey: x\n",
        ":3: taintKey is not a field; known are ");
    assertRefused("kind: AcceleratorProfile\ntaintKeys: [x]\n", ":1: name is missing");
    assertRefused(
        "kind: AcceleratorProfile\nname: a\ntaintKeys: x\n", ":3: taintKeys must be a list");
    assertRefused(
        "kind: AcceleratorProfile\nname: a\ntaintKeys:\n- {}\n", ":4: taintKeys[0] must be a text");
    assertRefused(
        "kind: AcceleratorProfile\nname: a\ndeviceNodes: '['\n",
        ":3: deviceNodes is not a regular expression");
    assertRefused(
        "kind: Unheard\nname: a\n", ":1: kind is 'Unheard'; known are AcceleratorProfile");
    assertRefused("name: a\n", ":1: kind is missing; known are AcceleratorProfile");
    assertRefused(
        "kind: AcceleratorProfile\nname: a\nname: b\n", ":3: the key 'name' stands twice");
    assertRefused(
        "kind: AcceleratorProfile\nname: a\n---\nkind: AcceleratorProfile\nname: a\n",
        ":5: name 'a' stands in ");
  }

  @Test
  void refusesFoldersThatHoldNothing() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> load(Optional.of(folder)))
        .withMessageContaining("holds no profile");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> load(Optional.of(folder.resolve("gone"))))
        .withMessageContaining("is not a folder");
  }

  @Test
  void givesOnlyKindsThatARequirementDeclares() {
    ProfileKind<String> other =
        ProfileKind.of("Other", String.class, "other.yaml", f -> f.text("name"));

    assertThatIllegalArgumentException().isThrownBy(() -> load(Optional.empty()).all(other));
  }

  /** Profiles of a plugin. */
  record Widget(String name) {}

  @Test
  void refusesADamagedJarInOneLineThatNamesIt() throws IOException, ReflectiveOperationException {
    Path jar = folder.resolve("plugin.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("widgets.yaml"));
      out.write("kind: Widget\nname: a\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
      out.putNextEntry(new ZipEntry(Widget.class.getName().replace('.', '/') + ".class"));
      try (InputStream in = Widget.class.getResourceAsStream("ProfileCatalogTest$Widget.class")) {
        in.transferTo(out);
      }
    }
    byte[] bytes = Files.readAllBytes(jar);
    int data = 30 + "widgets.yaml".length();
    Arrays.fill(bytes, data, data + 8, (byte) 0xFF);
    Files.write(jar, bytes);

    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Class<?> type = loader.loadClass(Widget.class.getName());
      ProfileKind<?> kind = ProfileKind.of("Widget", type, "/widgets.yaml", fields -> null);
      assertThatExceptionOfType(InputException.class)
          .isThrownBy(() -> ProfileCatalog.shipped(kind))
          .withMessageContaining("plugin.jar!/widgets.yaml: cannot be read: ")
          .withMessageEndingWith("; the jar is damaged, copy or install it again")
          .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }
  }

  private void assertRefused(String yaml, String message) throws IOException {
    Path file = write("own.yaml", yaml);
    assertThatExceptionOfType(InputException.class)
        .as(yaml)
        .isThrownBy(() -> load(Optional.of(folder)))
        .withMessageStartingWith(file + message);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> names(Optional<Path> folder) {
    return load(folder).all(AcceleratorProfile.KIND).stream()
        .map(AcceleratorProfile::name)
        .toList();
  }

  private static ProfileCatalog load(Optional<Path> folder) {
    return ProfileCatalog.load(List.of(), folder);
  }
}
