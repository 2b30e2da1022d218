package io.github.aiconf.core.submission.verify;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.core.submission.artifact.ArtifactException;
import io.github.aiconf.core.submission.artifact.ArtifactFormat;
import io.github.aiconf.core.submission.artifact.TestOutcome;
import io.github.aiconf.core.submission.artifact.TestResults;
import io.github.aiconf.core.submission.lint.SubmissionLint;
import io.github.aiconf.core.submission.product.EvidencePath;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.product.ProductFiles;
import io.github.aiconf.core.submission.product.ProductFiles.Presence;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.program.ProgramFacts;
import io.github.aiconf.core.submission.program.Sha256;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.YamlException;
import io.github.aiconf.core.submission.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts lint, claims, evidence and what the artefacts say on one page. */
public final class SubmissionVerifier {

  private final SubmissionLint lint;
  private final SubmissionDirectory submission;
  private final ProductFiles files;

  /** Each artefact is read once; absent where it cannot be read. */
  private final Map<String, Optional<TestResults>> artifacts = new TreeMap<>();

  private final Map<String, String> digests = new HashMap<>();

  /** A verifier of one submission. */
  public SubmissionVerifier(SubmissionLint lint, SubmissionDirectory submission) {
    this.lint = lint;
    this.submission = submission;
    this.files = new ProductFiles(submission);
  }

  /** Looks at the submission. */
  public Verification verify() {
    Optional<Checklist> checklist = submission.version().flatMap(ProgramFacts::checklist);
    List<Claim> claims = new ArrayList<>();
    String digest = "";
    try {
      byte[] bytes = files.product();
      digest = Sha256.of(bytes);
      Product product = Product.read(YamlText.of(bytes).text());
      if (checklist.isPresent()) {
        for (Checklist.Item required : checklist.get().items()) {
          product
              .item(required.category().key(), required.id())
              .ifPresent(item -> claims.add(claim(required, item)));
        }
      }
    } catch (IOException | YamlException e) {
      claims.clear();
    }
    return new Verification(lint.lint(submission), digest, claims, contradictions());
  }

  private Claim claim(Checklist.Item required, Item item) {
    List<Claim.Entry> entries = new ArrayList<>();
    for (Decoded.Text entry : item.evidence()) {
      if (!entry.text().isEmpty()) {
        entries.add(entry(required.id(), entry.text()));
      }
    }
    return new Claim(required.id(), required.level().name(), item.status(), entries);
  }

  private Claim.Entry entry(String id, String text) {
    EvidencePath path = EvidencePath.of(text, submission);
    if (path.kind() == EvidencePath.Kind.URL) {
      return new Claim.Entry(text, "link", "", "");
    }
    if (path.kind() != EvidencePath.Kind.FILE) {
      return new Claim.Entry(text, "unusable", "", "");
    }
    Presence presence = files.presence(path.file());
    if (presence == Presence.DIRECTORY) {
      return new Claim.Entry(text, "directory", "", "");
    }
    if (presence != Presence.FILE) {
      return new Claim.Entry(
          text, "unusable", "", presence == Presence.LINK ? "a symbolic link, not followed" : "");
    }
    String digest = digests.computeIfAbsent(path.file(), this::digest);
    Optional<ArtifactFormat> format = ArtifactFormat.ofName(path.fileName());
    if (format.isEmpty()) {
      return new Claim.Entry(text, "file", digest, "");
    }
    Optional<TestResults> results =
        artifacts.computeIfAbsent(path.file(), file -> read(file, format.get()));
    Optional<String> test = path.test()
        .or(() -> Optional.ofNullable(ProgramFacts.get().impliedTests().get(id)));
    return new Claim.Entry(text, "artefact", digest, says(results, test));
  }

  private static String says(Optional<TestResults> results, Optional<String> test) {
    if (results.isEmpty()) {
      return "it cannot be read";
    }
    if (test.isEmpty()) {
      return results.get().outcomes().size() + " tests, "
          + results.get().failed().size() + " failed";
    }
    return test.get() + ": "
        + results
            .get()
            .find(test.get())
            .map(found -> found.name().toLowerCase(Locale.ROOT))
            .orElse("not in it");
  }

  private Optional<TestResults> read(String file, ArtifactFormat format) {
    try (InputStream in = files.open(file)) {
      return Optional.of(format.read(in));
    } catch (IOException | ArtifactException e) {
      return Optional.empty();
    }
  }

  private String digest(String file) {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(files.open(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return Sha256.hex(digest, new byte[0]);
    } catch (IOException e) {
      return "";
    }
  }

  /** Of names that stand in two artefacts; artefacts of one run do not differ. */
  private List<String> contradictions() {
    Map<String, Map<TestOutcome, TreeSet<String>>> byTest = new TreeMap<>();
    artifacts.forEach((file, results) -> results.ifPresent(found -> found
        .outcomes()
        .forEach((test, outcome) -> byTest
            .computeIfAbsent(test, t -> new TreeMap<>())
            .computeIfAbsent(outcome, o -> new TreeSet<>())
            .add(file))));
    List<String> contradictions = new ArrayList<>();
    byTest.forEach((test, outcomes) -> {
      if (outcomes.size() > 1) {
        List<String> words = new ArrayList<>();
        outcomes.forEach((outcome, in) ->
            words.add(outcome.name().toLowerCase(Locale.ROOT) + " in " + String.join(", ", in)));
        contradictions.add(test + ": " + String.join(", ", words));
      }
    });
    return contradictions;
  }
}
