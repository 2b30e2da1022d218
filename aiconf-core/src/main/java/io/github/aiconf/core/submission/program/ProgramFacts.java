package io.github.aiconf.core.submission.program;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.input.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the program treats single requirements.
 *
 * @param conditionalMust the ids whose MUST may be answered with N/A
 * @param impliedTests the test that an artefact has to hold for an id, where the evidence names
 *     none
 * @param artifactsRecommendedSince the release from which the validator asks for such artefacts
 */
public record ProgramFacts(
    Set<String> conditionalMust,
    Map<String, String> impliedTests,
    KubernetesRelease artifactsRecommendedSince) {

  private static final String FILE = "program.yaml";

  /** Read with the first question, and once. */
  private static final class Read {
    static final ProgramFacts FACTS = read();
  }

  /** The facts that come with aiconf. */
  public static ProgramFacts get() {
    return Read.FACTS;
  }

  /** The checklist that a directory such as {@code v1.37} is for. */
  public static Optional<Checklist> checklist(String version) {
    return Checklists.releases().stream()
        .filter(release -> version.equals("v" + release))
        .findFirst()
        .map(Checklists::of);
  }

  private static ProgramFacts read() {
    try (InputStream in = ProgramFacts.class.getResourceAsStream(
        "/io/github/aiconf/core/submission/program/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException("the data file " + FILE + " is missing");
      }
      Document document = Document.read(in, FILE).get(0);
      Value value = document.value();
      Set<String> conditional = new LinkedHashSet<>(value.texts("conditionalMust"));
      Map<String, String> implied = new LinkedHashMap<>();
      for (Value test : value.get("impliedTests").items()) {
        implied.put(test.text("id"), test.text("test"));
      }
      KubernetesRelease since = KubernetesRelease.parse(value.text("artifactsRecommendedSince"))
          .orElseThrow(() -> document.refuse("artifactsRecommendedSince", "is not a release"));
      return new ProgramFacts(conditional, implied, since);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
