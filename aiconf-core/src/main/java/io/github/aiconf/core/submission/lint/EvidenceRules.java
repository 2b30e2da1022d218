package io.github.aiconf.core.submission.lint;

import io.github.aiconf.api.Status;
import io.github.aiconf.core.submission.artifact.ArtifactException;
import io.github.aiconf.core.submission.artifact.ArtifactFormat;
import io.github.aiconf.core.submission.artifact.TestOutcome;
import io.github.aiconf.core.submission.artifact.TestResults;
import io.github.aiconf.core.submission.product.EvidencePath;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.ProductFiles;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.program.ProgramFacts;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The validator's rules for evidence: links, files, and the tests in artefacts. */
final class EvidenceRules {

  private final SubmissionDirectory submission;
  private final ProductFiles files;
  private final ProgramFacts facts;
  private final FindingList findings;

  /** Each artefact is read once; absent where it says nothing about single tests. */
  private final Map<String, Optional<TestResults>> artifacts = new HashMap<>();

  EvidenceRules(
      SubmissionDirectory submission,
      ProductFiles files,
      ProgramFacts facts,
      FindingList findings) {
    this.submission = submission;
    this.files = files;
    this.facts = facts;
    this.findings = findings;
  }

  /** Checks the evidence of a requirement, and says whether an artefact is among it. */
  boolean check(String id, Item item) {
    boolean hasArtifact = false;
    for (Decoded.Text entry : item.evidence()) {
      hasArtifact |= check(id, item.status(), entry);
    }
    return hasArtifact;
  }

  private boolean check(String id, String status, Decoded.Text entry) {
    Place place = entry.node().start();
    EvidencePath path = EvidencePath.of(entry.text(), submission);
    switch (path.kind()) {
      case BLANK -> {}
      case URL -> {
        if (!GoUrl.isRequestable(entry.text())) {
          findings.error(
              "evidence-url-invalid",
              id,
              place,
              "the link cannot be requested",
              "Correct the URL; a blank is written %20.");
        }
      }
      case EMPTY ->
        findings.error(
            "evidence-path-empty", id, place, "no path is left of the entry", "Name a file.");
      case OTHER_PRODUCT ->
        findings.error(
            "evidence-other-product",
            id,
            place,
            "the path begins with the directory of another product",
            "Copy the file here and name it by its path in this directory.");
      case OUTSIDE ->
        findings.error(
            "evidence-outside-product",
            id,
            place,
            "the path leaves the directory of the submission, or is that directory",
            "Copy the file here and name it.");
      case FILE -> {
        return checkFile(id, status, path, place);
      }
    }
    return false;
  }

  private boolean checkFile(String id, String status, EvidencePath path, Place place) {
    ProductFiles.Presence presence = files.presence(path.file());
    if (presence == ProductFiles.Presence.MISSING) {
      findings.error(
          "evidence-file-missing",
          id,
          place,
          "there is no file " + shown(path.file()),
          "Add the file to the submission, or correct the name.");
      return false;
    }
    if (presence == ProductFiles.Presence.LINK) {
      findings.advice(
          "evidence-link-not-followed",
          id,
          place,
          shown(path.file())
              + " is a symbolic link, or below one; it is not followed here, the validator would",
          "Put the file itself in its place.");
      return ArtifactFormat.ofName(path.fileName()).isPresent();
    }
    Optional<ArtifactFormat> format = ArtifactFormat.ofName(path.fileName());
    if (format.isEmpty()) {
      return false;
    }
    Optional<TestResults> results =
        artifacts.computeIfAbsent(path.file(), file -> read(file, presence, format.get()));
    Optional<String> test =
        path.test().or(() -> Optional.ofNullable(facts.impliedTests().get(id)));
    if (results.isPresent() && test.isPresent()) {
      checkTest(id, status, test.get(), path.file(), results.get(), place);
    }
    return true;
  }

  private Optional<TestResults> read(
      String file, ProductFiles.Presence presence, ArtifactFormat format) {
    if (presence != ProductFiles.Presence.FILE) {
      unparsable(file, 0, "it is not a file that can be read");
      return Optional.empty();
    }
    TestResults results;
    try (InputStream in = files.open(file)) {
      results = format.read(in);
    } catch (ArtifactException e) {
      unparsable(file, e.line(), String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (IOException e) {
      unparsable(file, 0, "it cannot be read");
      return Optional.empty();
    }
    if (results.outcomes().isEmpty()) {
      findings.errorIn(
          file,
          "artifact-no-tests",
          1,
          shown(file) + " holds no test",
          "Write it with the tool of its format, or give a file that is no test result another name.");
      return Optional.empty();
    }
    List<String> failed = results.failed();
    if (!failed.isEmpty()) {
      findings.errorIn(
          file,
          "artifact-failing-test",
          1,
          "failing in " + shown(file) + ": " + some(failed),
          "Put the failures right and run all again; the validator refuses any failing test.");
    }
    return Optional.of(results);
  }

  private void unparsable(String file, int line, String problem) {
    findings.errorIn(
        file,
        "artifact-unparsable",
        line,
        shown(file) + " cannot be read to its end: " + problem,
        "Write it again, or give a file that is no test result another name.");
  }

  private void checkTest(
      String id, String status, String test, String file, TestResults results, Place place) {
    Optional<TestOutcome> outcome = results.find(test);
    if (outcome.isEmpty()) {
      findings.error(
          "test-missing",
          id,
          place,
          shown(file) + " does not hold the test " + test,
          "Name a test that it holds behind a #, or run the test.");
    } else if (outcome.get() == TestOutcome.FAIL) {
      findings.error(
          "test-failed",
          id,
          place,
          test + " failed in " + shown(file),
          "Put the failure right and run it again.");
    } else if (outcome.get() == TestOutcome.SKIP && status.equals(Status.IMPLEMENTED.text())) {
      findings.error(
          "test-skipped-implemented",
          id,
          place,
          test + " was skipped in " + shown(file) + ", which proves nothing",
          "Run it, or do not claim Implemented.");
    }
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(5, names.size())));
    return shown(names.size() > 5 ? first + " and " + (names.size() - 5) + " more" : first);
  }

  private static String shown(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
