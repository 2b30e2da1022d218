package io.github.aiconf.core.submission.lint;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.product.ProductFiles;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.program.ProgramFacts;
import io.github.aiconf.core.submission.yaml.Place;
import io.github.aiconf.core.submission.yaml.YamlException;
import io.github.aiconf.core.submission.yaml.YamlNode;
import io.github.aiconf.core.submission.yaml.YamlText;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the verdict that the program's validator would give without a network, and advice. Neither
 * leaves the directory of the submission, nor follows a symbolic link in it.
 */
public final class SubmissionLint {

  private final Optional<Set<String>> members;
  private final Optional<Validity> validity;
  private final OfficialTexts official = new OfficialTexts();

  /**
   * A lint.
   *
   * @param members the names of the members; empty to accept every vendor
   */
  public SubmissionLint(Optional<Set<String>> members) {
    this(members, Optional.empty());
  }

  /**
   * A lint.
   *
   * @param members the names of the members; empty to accept every vendor
   * @param validity when the submissions were merged; empty where they are new
   */
  public SubmissionLint(Optional<Set<String>> members, Optional<Validity> validity) {
    this.members = members.map(Set::copyOf);
    this.validity = validity;
  }

  /** Looks at the submission in a directory. */
  public SubmissionResult lint(SubmissionDirectory submission) {
    return lint(submission, Optional.empty());
  }

  /** Looks at a submission as if its product file had another content. */
  public SubmissionResult lint(SubmissionDirectory submission, String product) {
    return lint(submission, Optional.of(product));
  }

  private SubmissionResult lint(SubmissionDirectory submission, Optional<String> text) {
    FindingList findings = new FindingList(submission);
    Optional<String> version = submission.version();
    Optional<Checklist> checklist = version.flatMap(ProgramFacts::checklist);
    if (version.isEmpty()) {
      findings.error(
          "version-undetermined",
          "path",
          Place.START,
          "no part of the path is a release such as v1.37",
          "Put the submission into vX.Y/PRODUCT.");
    } else if (checklist.isEmpty()) {
      findings.error(
          "schema-missing",
          "path",
          Place.START,
          "the program has no checklist for " + version.get(),
          "Put the submission into the directory of a release that has one.");
    } else {
      lint(submission, text, checklist.get(), findings);
    }
    return findings.result();
  }

  private void lint(
      SubmissionDirectory submission,
      Optional<String> text,
      Checklist checklist,
      FindingList findings) {
    ProductFiles files = new ProductFiles(submission);
    try {
      lint(
          submission,
          Product.read(
              text.isPresent() ? text.get() : YamlText.of(files.product()).text()),
          checklist,
          findings);
    } catch (IOException e) {
      findings.error(
          "product-unreadable",
          SubmissionDirectory.PRODUCT,
          Place.START,
          SubmissionDirectory.PRODUCT + " cannot be read: " + e.getMessage(),
          "Put a file of that name there.");
    } catch (YamlException e) {
      unloadable(e, findings);
    }
  }

  private void lint(
      SubmissionDirectory submission, Product product, Checklist checklist, FindingList findings) {
    ProgramFacts facts = ProgramFacts.get();
    new MetadataRules(product, members, findings).check();
    EvidenceRules evidence =
        new EvidenceRules(submission, new ProductFiles(submission), facts, findings);
    new RequirementRules(product, checklist, facts, evidence, findings).check();
    new MetadataAdvice(product, checklist, findings).check();
    new AdviceRules(submission, product, checklist, official, findings).check();
    validity.ifPresent(found -> checkValidity(found, findings));
  }

  private static void checkValidity(Validity validity, FindingList findings) {
    if (validity.hasEnded() || validity.endsSoon()) {
      findings.advice(
          validity.hasEnded() ? "expired" : "expires-soon",
          "path",
          Place.START,
          "the certification lasts until " + validity.end(),
          "Submit the product again, for a release that it runs now.");
    }
  }

  private static void unloadable(YamlException e, FindingList findings) {
    String message = "the validator cannot load the file: " + e.getMessage();
    Optional<YamlNode> scalar = e.scalarForList()
        .filter(node -> node.isBare() && node.style() != YamlNode.Style.BLOCK_SCALAR);
    if (scalar.isPresent()) {
      TextEdit quoted = Quoting.edit(scalar.get(), scalar.get().value());
      findings.error(
          "yaml-unloadable",
          SubmissionDirectory.PRODUCT,
          e.place(),
          message,
          "Make it a list; nothing else is checked before.",
          new TextEdit(
              quoted.from(),
              quoted.to(),
              scalar.get().value().isEmpty() ? "[]" : "[" + quoted.replacement() + "]"));
    } else {
      findings.error(
          "yaml-unloadable",
          SubmissionDirectory.PRODUCT,
          e.place(),
          message,
          "Correct it here; nothing else is checked before.");
    }
  }
}
