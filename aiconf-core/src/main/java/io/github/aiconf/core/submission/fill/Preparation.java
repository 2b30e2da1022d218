package io.github.aiconf.core.submission.fill;

import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Status;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.artifact.GoText;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.product.ProductFiles;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.program.ProgramFacts;
import io.github.aiconf.core.submission.proof.Proof;
import io.github.aiconf.core.submission.proof.ProofFile;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.YamlException;
import io.github.aiconf.core.submission.yaml.YamlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills status, evidence and notes of a submission from reports. What a human wrote stays; id,
 * description and level are never touched.
 */
public final class Preparation {

  /**
   * A report that speaks for the submission.
   *
   * @param file the report
   * @param evidence its path in the directory of the submission; empty where it is not to be
   *     published
   */
  public record Report(ProofFile file, Optional<String> evidence) {}

  private static final Assurance NO_PROOF = Assurance.DECLARED;

  private final Checklist checklist;
  private final List<Report> reports;
  private final HumanWords human;
  private final String path;
  private final YamlText file;
  private final Product product;

  /**
   * A submission and what speaks for it.
   *
   * @throws InputException if the submission cannot be loaded, or a report is of another release
   */
  public Preparation(SubmissionDirectory submission, List<Report> reports, HumanWords human) {
    this.reports = List.copyOf(reports);
    this.human = human;
    this.checklist = submission
        .version()
        .flatMap(ProgramFacts::checklist)
        .orElseThrow(() -> new InputException(submission.directory()
            + ": no part of the path is a release with a checklist; put it into vX.Y/PRODUCT"));
    this.path = submission.pathOf(SubmissionDirectory.PRODUCT);
    try {
      this.file = YamlText.of(new ProductFiles(submission).product());
      this.product = Product.read(file.text());
    } catch (IOException e) {
      throw new InputException(
          path + ": " + e.getMessage() + "; make it with aiconf submission init", e);
    } catch (YamlException e) {
      throw new InputException(
          path + ":" + e.place().line() + ": " + e.getMessage()
              + "; correct it first, aiconf submission lint says how",
          e);
    }
    reports.forEach(report -> checkRelease(report.file()));
    checkIds();
  }

  private void checkRelease(ProofFile report) {
    if (report
        .checklist()
        .filter(release -> !release.equals(checklist.release()))
        .isPresent()) {
      throw new InputException(report.file() + ": it is about the checklist of "
          + report.checklist().get() + ", the submission is for " + checklist.release()
          + "; check again with --checklist " + checklist.release());
    }
  }

  private void checkIds() {
    List<String> ids = new ArrayList<>(human.reasons().keySet());
    ids.addAll(human.layers().keySet());
    ids.addAll(human.evidence().keySet());
    for (String id : ids) {
      if (checklist.find(id).isEmpty()) {
        throw new InputException("the checklist of " + checklist.release() + " has no requirement '"
            + id + "'; aiconf list shows them");
      }
    }
  }

  /** What would be written. */
  public PreparedProduct prepare() {
    ProductEditor editor = new ProductEditor(product);
    List<PreparedProduct.Line> lines = new ArrayList<>();
    for (Checklist.Item required : checklist.items()) {
      Optional<Item> item = product.item(required.category().key(), required.id());
      lines.add(item.map(found -> fill(required, found, editor))
          .orElseGet(() -> new PreparedProduct.Line(
              required.id(), "", "it is missing; copy it from the template")));
    }
    String result = editor.result();
    try {
      Product.read(result);
    } catch (YamlException e) {
      throw new InputException(
          path + " is written in a form that cannot be filled (line "
              + e.place().line()
              + " would not be read any more); fill it by hand, nothing was written",
          e);
    }
    return new PreparedProduct(file.text(), result, file, lines);
  }

  private PreparedProduct.Line fill(Checklist.Item required, Item item, ProductEditor editor) {
    String id = required.id();
    List<Proof> proofs = new ArrayList<>();
    reports.forEach(report -> report.file().proofs().stream()
        .filter(proof -> proof.id().equals(id))
        .forEach(proofs::add));
    boolean supplied = human.evidence().containsKey(id)
        || item.evidence().stream().map(Decoded.Text::text).anyMatch(text -> !text.isEmpty());
    StatusPolicy policy = StatusPolicy.decide(
        required, proofs, supplied, Optional.ofNullable(human.reasons().get(id)));
    String before = item.status();
    if (!GoText.trim(before).isEmpty()) {
      return kept(required, item, policy, editor);
    }
    if (policy.status().isEmpty()) {
      return new PreparedProduct.Line(id, "", policy.why());
    }
    Status status = policy.status().get();
    if (!editor.set(item, "status", status.text())) {
      return new PreparedProduct.Line(
          id, "", "its status is written with an alias or a tag; set it by hand");
    }
    fillEvidence(item, status, editor);
    fillNotes(item, status, proofs, editor);
    return new PreparedProduct.Line(id, status.text(), policy.why());
  }

  private PreparedProduct.Line kept(
      Checklist.Item required, Item item, StatusPolicy policy, ProductEditor editor) {
    addEvidence(item, human.evidence().getOrDefault(required.id(), List.of()), editor);
    String why = policy
        .status()
        .filter(status -> !status.text().equals(item.status()))
        .map(status -> "kept as you wrote it; by the reports it would be " + status.text() + ": "
            + policy.why())
        .orElse("kept as you wrote it");
    return new PreparedProduct.Line(required.id(), item.status(), why);
  }

  private void fillEvidence(Item item, Status status, ProductEditor editor) {
    List<String> entries = new ArrayList<>(human.evidence().getOrDefault(item.id(), List.of()));
    if (status == Status.IMPLEMENTED) {
      for (Report report : reports) {
        for (Proof proof : report.file().proofs()) {
          if (proof.id().equals(item.id()) && isProof(proof)) {
            entries.addAll(
                report.file().imported()
                    ? proof.evidence()
                    : report.evidence().map(name -> name + "#" + item.id()).stream()
                        .toList());
          }
        }
      }
    }
    addEvidence(item, entries, editor);
  }

  private static boolean isProof(Proof proof) {
    return proof.verdict() == Verdict.PASS
        && !proof.simulatedHardware()
        && proof.assurance().orElse(NO_PROOF) != NO_PROOF;
  }

  private static void addEvidence(Item item, List<String> entries, ProductEditor editor) {
    List<String> added = entries.stream()
        .distinct()
        .filter(entry -> !ProductEditor.hasEvidence(item, entry))
        .toList();
    if (!added.isEmpty()) {
      editor.addEvidence(item, added);
    }
  }

  private void fillNotes(Item item, Status status, List<Proof> proofs, ProductEditor editor) {
    if (!GoText.trim(item.notes()).isEmpty()) {
      return;
    }
    List<String> notes = new ArrayList<>();
    if (status == Status.NOT_APPLICABLE) {
      notes.add(human.reasons().getOrDefault(item.id(), ""));
    } else {
      for (Report report : reports) {
        for (Proof proof : report.file().proofs()) {
          if (proofs.contains(proof) && !proof.summary().isEmpty()) {
            notes.add(proof.summary() + " (" + report.file().source()
                + proof.assurance().map(found -> ", " + found.name()).orElse("") + ")");
          }
        }
      }
    }
    Layer layer = human.layers().get(item.id());
    if (layer != null) {
      notes.add("Provided by: " + layer.key() + ".");
    }
    if (!notes.isEmpty()) {
      editor.set(item, "notes", String.join(" ", notes));
    }
  }
}
