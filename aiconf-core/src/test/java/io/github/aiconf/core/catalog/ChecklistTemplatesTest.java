package io.github.aiconf.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Category;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checklists against the program's own templates, which are not part of this project. */
@Tag("program")
class ChecklistTemplatesTest {

  static Stream<KubernetesRelease> releases() {
    return Checklists.releases().stream();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void holdsIdsLevelsAndDigestsOfTheTemplate(KubernetesRelease release) throws IOException {
    Path file = Path.of(System.getProperty("aiconf.program"), "AIConformance-" + release + ".yaml");
    byte[] bytes = Files.readAllBytes(file);
    Value template =
        Document.read(new ByteArrayInputStream(bytes), file.toString()).get(0).value();
    List<Checklist.Item> items = new ArrayList<>();
    for (Category category : Category.values()) {
      for (Value item : template.get("spec").get(category.key()).items()) {
        items.add(new Checklist.Item(
            item.text("id"),
            category,
            Level.valueOf(item.text("level")),
            sha256(item.text("description").getBytes(StandardCharsets.UTF_8))));
      }
    }
    assertThat(Checklists.of(release)).isEqualTo(new Checklist(release, sha256(bytes), items));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
