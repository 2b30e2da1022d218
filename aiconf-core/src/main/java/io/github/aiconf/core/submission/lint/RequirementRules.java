package io.github.aiconf.core.submission.lint;

import io.github.aiconf.api.Category;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.Status;
import io.github.aiconf.core.submission.artifact.GoText;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.program.ProgramFacts;
import io.github.aiconf.core.submission.yaml.Place;
import io.github.aiconf.core.submission.yaml.YamlNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The validator's rules for the requirements. */
final class RequirementRules {

  private static final String STATUSES =
      Arrays.stream(Status.values()).map(Status::text).collect(Collectors.joining(", "));

  private final Product product;
  private final Checklist checklist;
  private final ProgramFacts facts;
  private final EvidenceRules evidence;
  private final FindingList findings;

  RequirementRules(
      Product product,
      Checklist checklist,
      ProgramFacts facts,
      EvidenceRules evidence,
      FindingList findings) {
    this.product = product;
    this.checklist = checklist;
    this.facts = facts;
    this.evidence = evidence;
    this.findings = findings;
  }

  void check() {
    if (product.spec().isEmpty()) {
      findings.error(
          "spec-section-missing",
          "spec",
          product.placeOf("spec"),
          "the section spec is missing",
          "Copy it from the template of release " + checklist.release() + ".");
      return;
    }
    for (Category category : Category.values()) {
      check(category);
    }
  }

  private void check(Category category) {
    boolean asked = checklist.items().stream().anyMatch(item -> item.category() == category);
    if (asked && product.category(category.key()).isEmpty()) {
      findings.error(
          "category-missing",
          category.key(),
          product.placeOf("spec"),
          "the category " + category.key() + " is missing",
          "Copy it from the template of release " + checklist.release() + ".");
      return;
    }
    for (Checklist.Item required : checklist.items()) {
      if (required.category() == category) {
        check(required, product.item(category.key(), required.id()));
      }
    }
  }

  private void check(Checklist.Item required, Optional<Item> item) {
    if (item.isEmpty()) {
      findings.error(
          "requirement-missing",
          required.id(),
          categoryPlace(required.category()),
          required.id() + " is missing in " + required.category().key(),
          "Copy it from the template of release " + checklist.release()
              + "; a SHOULD has to be there as well.");
      return;
    }
    check(required, item.get());
  }

  private Place categoryPlace(Category category) {
    return product
        .spec()
        .flatMap(spec -> Product.keyIn(spec.node(), category.key()))
        .map(YamlNode::start)
        .orElseGet(() -> product.placeOf("spec"));
  }

  private void check(Checklist.Item required, Item item) {
    String status = item.status();
    if (required.level() == Level.SHOULD && status.isEmpty() && item.evidence().isEmpty()) {
      return;
    }
    Place place = item.valueNode("status").orElseGet(item::node).start();
    Optional<Status> known =
        Arrays.stream(Status.values()).filter(s -> s.text().equals(status)).findFirst();
    if (known.isEmpty()) {
      statusInvalid(required, item, place);
    }
    if (required.level() == Level.MUST) {
      must(required, status, place);
    }
    if (status.equals(Status.NOT_APPLICABLE.text()) && GoText.trim(item.notes()).isEmpty()) {
      findings.error(
          "na-without-notes",
          required.id(),
          item.valueNode("notes").map(YamlNode::start).orElse(place),
          required.id() + " is N/A without a reason",
          "Say in notes why the requirement does not concern this product.");
    }
    boolean hasArtifact = evidence.check(required.id(), item);
    if (checklist.release().compareTo(facts.artifactsRecommendedSince()) >= 0
        && status.equals(Status.IMPLEMENTED.text())
        && facts.impliedTests().containsKey(required.id())
        && !hasArtifact) {
      findings.warning(
          "artifact-recommended",
          required.id(),
          place,
          required.id() + " has an automated test, and no artefact of it is among the evidence",
          "Add junit.xml, results.json or e2e.log of a run of "
              + facts.impliedTests().get(required.id()) + ".");
    }
  }

  private void statusInvalid(Checklist.Item required, Item item, Place place) {
    String message = item.status().isEmpty()
        ? required.id() + " has no status"
        : "'" + item.status() + "' is no status";
    String next = "Write one of: " + STATUSES + ".";
    StatusFix.edit(item)
        .ifPresentOrElse(
            edit -> findings.error("status-invalid", required.id(), place, message, next, edit),
            () -> findings.error("status-invalid", required.id(), place, message, next));
  }

  private void must(Checklist.Item required, String status, Place place) {
    if (status.equals(Status.IMPLEMENTED.text())) {
      return;
    }
    if (status.equals(Status.NOT_APPLICABLE.text())
        && facts.conditionalMust().contains(required.id())) {
      findings.warning(
          "must-na-review",
          required.id(),
          place,
          required.id() + " is a MUST with N/A, which a reviewer has to accept",
          "Make sure that the notes say why it does not concern this product.");
      return;
    }
    findings.error(
        "must-not-implemented",
        required.id(),
        place,
        required.id() + " is a MUST and not Implemented",
        "Prove it and write Implemented; the program accepts nothing else.");
  }
}
