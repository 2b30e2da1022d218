package io.github.aiconf.core.submission.lint;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Status;
import io.github.aiconf.core.submission.artifact.GoText;
import io.github.aiconf.core.submission.product.EvidencePath;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.Place;
import io.github.aiconf.core.submission.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What reviewers ask about the requirements of a submission, and the validator does not. */
final class AdviceRules {

  private static final Pattern MOVING = Pattern.compile(
      "https?://(?:www\\.)?(?:github\\.com/[^/]+/[^/]+/(?:blob|tree|raw)/|raw\\.githubusercontent\\.com/[^/]+/[^/]+/(?:refs/heads/)?|gitlab\\.com/.+/-/(?:blob|tree|raw)/)(?:main|master|HEAD|develop|dev|trunk)(?:/.*|$)");
  private static final Pattern WEAK_REASON = Pattern.compile(
      "(?:we do )?(?:not? (?:currently |yet )?(?:support(?:ed)?|available|applicable|implemented|needed)|none|n/?a|-|tbd|todo)[.! ]*");
  private static final int SHORT_REASON = 20;

  private final SubmissionDirectory submission;
  private final Product product;
  private final Checklist checklist;
  private final OfficialTexts official;
  private final FindingList findings;

  AdviceRules(
      SubmissionDirectory submission,
      Product product,
      Checklist checklist,
      OfficialTexts official,
      FindingList findings) {
    this.official = official;
    this.submission = submission;
    this.product = product;
    this.checklist = checklist;
    this.findings = findings;
  }

  void check() {
    for (Checklist.Item required : checklist.items()) {
      product
          .item(required.category().key(), required.id())
          .ifPresent(item -> check(required, item));
    }
    product.categories().forEach(this::checkAdditional);
    checkMetrics();
  }

  private void check(Checklist.Item required, Item item) {
    checkOfficial(required, item);
    boolean implemented = item.status().equals(Status.IMPLEMENTED.text());
    if (implemented && item.evidence().stream().allMatch(entry -> entry.text().isEmpty())) {
      findings.advice(
          "implemented-without-evidence",
          required.id(),
          place(item, "status"),
          required.id() + " is Implemented without evidence",
          "Add a public page or a file that shows it at work; reviewers ask for it.");
    }
    if (item.status().equals(Status.NOT_APPLICABLE.text()) && isWeak(item.notes())) {
      findings.advice(
          "na-reason-weak",
          required.id(),
          place(item, "notes"),
          "the notes of " + required.id() + " do not say why it does not concern the product",
          "Describe the product's context; that it does not support something is no reason.");
    }
    for (Decoded.Text entry : item.evidence()) {
      checkLink(required.id(), entry);
    }
  }

  private void checkOfficial(Checklist.Item required, Item item) {
    if (!official.contains(required.descriptionSha256(), item.text("description"))) {
      findings.advice(
          "description-edited",
          required.id(),
          place(item, "description"),
          "the description of " + required.id() + " is not that of the template of "
              + checklist.release(),
          "Copy it from the template; the program does not allow to alter it.");
    }
    if (!item.text("level").equals(required.level().name())) {
      findings.advice(
          "level-edited",
          required.id(),
          place(item, "level"),
          "the level of " + required.id() + " is " + required.level() + " in "
              + checklist.release(),
          "Write level: " + required.level() + "; the program does not allow to alter it.");
    }
  }

  private static Place place(Item item, String field) {
    return item.valueNode(field).orElseGet(item::node).start();
  }

  private static boolean isWeak(String notes) {
    String reason = GoText.trim(notes).toLowerCase(Locale.ROOT);
    return !reason.isEmpty()
        && (reason.length() < SHORT_REASON || WEAK_REASON.matcher(reason).matches());
  }

  private void checkLink(String id, Decoded.Text entry) {
    String text = entry.text();
    Place place = entry.node().start();
    if (MOVING.matcher(text).matches()) {
      findings.advice(
          "link-moves",
          id,
          place,
          "the link leads to a branch, where it may say something else tomorrow",
          "Link to a tag or a commit.");
    } else if (EvidencePath.of(text, submission).kind() == EvidencePath.Kind.FILE
        && !GoText.trim(text).equals(text)
        && GoText.trim(text).startsWith("http")
        && entry.node().isBare()) {
      findings.advice(
          "link-with-blanks",
          id,
          place,
          "with the blank around it the link is taken for the name of a file",
          "Remove the blank.",
          Quoting.edit(entry.node(), GoText.trim(text)));
    }
  }

  private void checkAdditional(String category, List<Item> items) {
    Set<String> known = new HashSet<>();
    for (Checklist.Item item : checklist.items()) {
      if (item.category().key().equals(category)) {
        known.add(item.id());
      }
    }
    Set<String> seen = new HashSet<>();
    for (Item item : items) {
      Place place = item.valueNode("id").map(YamlNode::start).orElse(item.node().start());
      if (!known.contains(item.id())) {
        findings.advice(
            "requirement-unknown",
            item.id(),
            place,
            "release " + checklist.release() + " has no requirement '" + item.id() + "' in "
                + category,
            "Remove it; the validator does not look at it.");
      } else if (!seen.add(item.id())) {
        findings.advice(
            "requirement-repeated",
            item.id(),
            place,
            item.id() + " stands more than once; only the last one counts",
            "Remove the others.");
      }
    }
  }

  /** Reviewers hold these two for different claims. */
  private void checkMetrics() {
    Set<String> first = metrics("accelerator_metrics").stream()
        .flatMap(item -> item.evidence().stream())
        .map(Decoded.Text::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toSet());
    for (Decoded.Text entry : metrics("ai_service_metrics").map(Item::evidence).orElse(List.of())) {
      if (first.contains(entry.text())) {
        findings.advice(
            "evidence-shared",
            "ai_service_metrics",
            entry.node().start(),
            "the same evidence stands for accelerator_metrics",
            "Show the metrics of AI services by evidence of their own.");
      }
    }
  }

  private Optional<Item> metrics(String id) {
    return checklist.find(id).flatMap(item -> product.item(item.category().key(), id));
  }
}
