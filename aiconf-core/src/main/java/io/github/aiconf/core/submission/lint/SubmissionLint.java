package io.github.aiconf.core.submission.lint;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.product.ProductFiles;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.program.ProgramFacts;
import io.github.aiconf.core.submission.yaml.Place;
import io.github.aiconf.core.submission.yaml.YamlException;
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

  /**
   * A lint.
   *
   * @param members the names of the members; empty to accept every vendor
   */
  public SubmissionLint(Optional<Set<String>> members) {
    this.members = members.map(Set::copyOf);
  }

  /** Looks at the submission in a directory. */
  public SubmissionResult lint(SubmissionDirectory submission) {
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
      lint(submission, checklist.get(), findings);
    }
    return findings.result();
  }

  private void lint(SubmissionDirectory submission, Checklist checklist, FindingList findings) {
    ProductFiles files = new ProductFiles(submission);
    try {
      Product product = Product.read(YamlText.of(files.product()).text());
      ProgramFacts facts = ProgramFacts.get();
      new MetadataRules(product, members, findings).check();
      EvidenceRules evidence = new EvidenceRules(submission, files, facts, findings);
      new RequirementRules(product, checklist, facts, evidence, findings).check();
    } catch (IOException e) {
      findings.error(
          "product-unreadable",
          SubmissionDirectory.PRODUCT,
          Place.START,
          SubmissionDirectory.PRODUCT + " cannot be read: " + e.getMessage(),
          "Put the file there.");
    } catch (YamlException e) {
      findings.error(
          "yaml-unloadable",
          SubmissionDirectory.PRODUCT,
          e.place(),
          "the validator cannot load the file: " + e.getMessage(),
          "Correct it here; nothing else is checked before.");
    }
  }
}
