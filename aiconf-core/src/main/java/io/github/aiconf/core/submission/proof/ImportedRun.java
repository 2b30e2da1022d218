package io.github.aiconf.core.submission.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.ToolVersion;
import io.github.aiconf.core.submission.artifact.ArtifactFormat;
import io.github.aiconf.core.submission.artifact.TestOutcome;
import io.github.aiconf.core.submission.program.TestSuites;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the artefacts of another suite say about requirements, together. */
public final class ImportedRun {

  private static final Pattern RELEASE = Pattern.compile("v[0-9]+\\.[0-9]+");

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .build()
      .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final List<TestRunFile> files;
  private final Map<String, Set<TestOutcome>> outcomes = new LinkedHashMap<>();
  private final List<Proof> proofs;

  /** Joins the artefacts. */
  public ImportedRun(List<TestRunFile> files) {
    this.files = List.copyOf(files);
    for (TestRunFile file : files) {
      file.results()
          .outcomes()
          .forEach((name, outcome) ->
              outcomes.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(outcome));
    }
    this.proofs = joined();
  }

  private List<Proof> joined() {
    Map<String, List<TestSuites.Mapping>> byId = new LinkedHashMap<>();
    TestSuites.all()
        .forEach(mapping ->
            byId.computeIfAbsent(mapping.id(), id -> new ArrayList<>()).add(mapping));
    List<Proof> found = new ArrayList<>();
    byId.forEach((id, mappings) -> proof(id, mappings).ifPresent(found::add));
    return found;
  }

  private Optional<Proof> proof(String id, List<TestSuites.Mapping> mappings) {
    Map<String, TestSuites.Mapping> tests = new LinkedHashMap<>();
    for (TestSuites.Mapping mapping : mappings) {
      if (!mapping.test().isEmpty()) {
        if (!together(mapping.test()).isEmpty()) {
          tests.put(mapping.test(), mapping);
        }
      } else {
        outcomes.keySet().stream()
            .filter(name -> name.contains(mapping.contains()))
            .forEach(name -> tests.putIfAbsent(name, mapping));
      }
    }
    return tests.isEmpty() ? Optional.empty() : Optional.of(proof(id, tests));
  }

  private Proof proof(String id, Map<String, TestSuites.Mapping> tests) {
    Set<TestOutcome> together = new TreeSet<>();
    tests.keySet().forEach(name -> together.addAll(together(name)));
    boolean contradicts =
        tests.keySet().stream().anyMatch(name -> together(name).size() > 1);
    boolean proves = tests.values().stream().anyMatch(TestSuites.Mapping::proves);
    Verdict verdict = Verdict.UNKNOWN;
    if (together.contains(TestOutcome.FAIL) && !contradicts) {
      verdict = Verdict.FAIL;
    } else if (together.contains(TestOutcome.PASS) && !contradicts) {
      verdict = Verdict.PASS;
    }
    TestSuites.Mapping first = tests.values().iterator().next();
    String names = tests.size() > 3 ? tests.size() + " tests" : String.join(", ", tests.keySet());
    String summary = names + " of the suite " + first.suite() + ": "
        + (contradicts ? "the artefacts contradict each other" : words(together))
        + (proves ? "." : ", which shows a part of it.");
    return new Proof(
        id,
        verdict,
        verdict == Verdict.UNKNOWN
            ? Optional.empty()
            : Optional.of(proves ? Assurance.PROBED : Assurance.INSPECTED),
        false,
        summary,
        evidence(tests));
  }

  private static String words(Set<TestOutcome> outcomes) {
    if (outcomes.contains(TestOutcome.FAIL)) {
      return "failed";
    }
    if (outcomes.contains(TestOutcome.SKIP)) {
      return outcomes.size() == 1 ? "skipped, which proves nothing" : "passed, some skipped";
    }
    return "passed";
  }

  /** The outcomes of a test in each of the files that hold it. */
  private Set<TestOutcome> together(String test) {
    Set<TestOutcome> found = new LinkedHashSet<>();
    files.forEach(file -> file.results().find(test).ifPresent(found::add));
    return found;
  }

  private List<String> evidence(Map<String, TestSuites.Mapping> tests) {
    List<String> entries = new ArrayList<>();
    for (TestRunFile file : files) {
      Optional<String> test = tests.keySet().stream()
          .filter(name -> file.results().find(name).isPresent())
          .findFirst();
      if (test.isPresent()) {
        String path = inSubmission(file.file());
        boolean canonical =
            ArtifactFormat.ofName(path.substring(path.lastIndexOf('/') + 1)).isPresent();
        entries.add(canonical && tests.size() == 1 ? path + "#" + test.get() : path);
      }
    }
    return entries;
  }

  /** The path below {@code vX.Y/PRODUCT}; the name alone where a file lies elsewhere. */
  private static String inSubmission(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    for (int i = 0; i < absolute.getNameCount() - 2; i++) {
      if (RELEASE.matcher(absolute.getName(i).toString()).matches()) {
        return absolute.subpath(i + 2, absolute.getNameCount()).toString().replace('\\', '/');
      }
    }
    return String.valueOf(absolute.getFileName());
  }

  /** What the tests say, by requirement. */
  public List<Proof> proofs() {
    return proofs;
  }

  /** How many tests ended in a way; one that ended differently in two files counts for both. */
  public long count(TestOutcome outcome) {
    return outcomes.values().stream().filter(found -> found.contains(outcome)).count();
  }

  /** The tests that ended differently in two files, with their outcomes. */
  public Map<String, Set<TestOutcome>> contradictions() {
    Map<String, Set<TestOutcome>> found = new TreeMap<>();
    outcomes.forEach((name, ends) -> {
      if (ends.size() > 1) {
        found.put(name, ends);
      }
    });
    return found;
  }

  /** The tests with an outcome, sorted. */
  public List<String> tests(TestOutcome outcome) {
    return outcomes.entrySet().stream()
        .filter(test -> test.getValue().contains(outcome))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Writes it for {@code aiconf submission prepare}. */
  public void write(Writer out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("schema", ProofFile.IMPORTED);
      json.writeStringField("toolVersion", ToolVersion.get());
      json.writeStringField("source", source());
      json.writeArrayFieldStart("files");
      for (TestRunFile file : files) {
        json.writeStartObject();
        json.writeStringField("file", inSubmission(file.file()));
        json.writeStringField("sha256", file.sha256());
        json.writeNumberField("tests", file.results().outcomes().size());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("requirements");
      for (Proof proof : proofs) {
        requirement(proof, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  private String source() {
    return "imported from "
        + String.join(
            ", ", files.stream().map(file -> inSubmission(file.file())).toList());
  }

  private static void requirement(Proof proof, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", proof.id());
    json.writeStringField("verdict", proof.verdict().name());
    if (proof.assurance().isPresent()) {
      json.writeStringField("assurance", proof.assurance().get().name());
    }
    json.writeStringField("summary", proof.summary());
    json.writeArrayFieldStart("evidence");
    for (String entry : proof.evidence()) {
      json.writeString(entry);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
