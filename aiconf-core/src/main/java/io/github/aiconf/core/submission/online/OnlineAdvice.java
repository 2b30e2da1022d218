package io.github.aiconf.core.submission.online;

import io.github.aiconf.core.submission.lint.LintFinding;
import io.github.aiconf.core.submission.lint.Severity;
import io.github.aiconf.core.submission.lint.SubmissionResult;
import io.github.aiconf.core.submission.product.EvidencePath;
import io.github.aiconf.core.submission.product.Item;
import io.github.aiconf.core.submission.product.MetadataField;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.product.ProductFiles;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.Place;
import io.github.aiconf.core.submission.yaml.YamlException;
import io.github.aiconf.core.submission.yaml.YamlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Requests the links of submissions and adds what came of it as advice. */
public final class OnlineAdvice {

  private static final Map<LinkState, String> MESSAGES = Map.of(
      LinkState.DEAD, "the link is dead",
      LinkState.BLOCKED, "the link answers, but not to programs or not without a login",
      LinkState.SLOW, "the link gave no answer in time",
      LinkState.PRIVATE, "the link leads into a private network and was not requested");

  private final LinkCheck links;
  private final Map<String, LinkState> states = new HashMap<>();

  /** Advice by requests. */
  public OnlineAdvice(LinkCheck links) {
    this.links = links;
  }

  /** The result with advice about links that do not answer. */
  public SubmissionResult add(SubmissionDirectory submission, SubmissionResult result) {
    Product product;
    try {
      product = Product.read(YamlText.of(new ProductFiles(submission).product()).text());
    } catch (IOException | YamlException e) {
      return result;
    }
    List<LintFinding> findings = new ArrayList<>(result.findings());
    for (MetadataField field : MetadataField.values()) {
      if (product.metadata(field).orElse(null) instanceof Decoded.Text text
          && text.text().startsWith("http")) {
        check(submission, field.key(), text, findings);
      }
    }
    for (List<Item> items : product.categories().values()) {
      for (Item item : items) {
        for (Decoded.Text entry : item.evidence()) {
          if (EvidencePath.of(entry.text(), submission).kind() == EvidencePath.Kind.URL) {
            check(submission, item.id(), entry, findings);
          }
        }
      }
    }
    return new SubmissionResult(result.path(), findings);
  }

  private void check(
      SubmissionDirectory submission,
      String subject,
      Decoded.Text link,
      List<LintFinding> findings) {
    LinkState state = states.computeIfAbsent(link.text(), links::check);
    String message = MESSAGES.get(state);
    if (message != null) {
      Place place = link.node().start();
      findings.add(new LintFinding(
          Severity.ADVICE,
          "link-" + state.name().toLowerCase(Locale.ROOT),
          subject,
          submission.pathOf(SubmissionDirectory.PRODUCT),
          place,
          message + ": " + link.text(),
          "Open it in a browser without a login; reviewers and the validator have to see it.",
          Optional.empty()));
    }
  }
}
