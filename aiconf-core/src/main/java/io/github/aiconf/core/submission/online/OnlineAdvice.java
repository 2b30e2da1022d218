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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Requests the links of submissions and adds what came of it as advice. */
public final class OnlineAdvice {

  private static final Map<LinkState, String> MESSAGES = Map.of(
      LinkState.DEAD, "the link is dead",
      LinkState.BLOCKED, "the link answers, but not to programs or not without a login",
      LinkState.SLOW, "the link gave no answer in time",
      LinkState.PRIVATE, "the link leads into a private network and was not requested");

  private static final int AT_A_TIME = 8;

  private final LinkCheck checks;
  private final Map<String, LinkState> states = new HashMap<>();

  /** Advice by requests. */
  public OnlineAdvice(LinkCheck checks) {
    this.checks = checks;
  }

  /** The result with advice about links that do not answer: dead, blocked, slow, private. */
  public SubmissionResult add(SubmissionDirectory submission, SubmissionResult result) {
    Product product;
    try {
      product = Product.read(YamlText.of(new ProductFiles(submission).product()).text());
    } catch (IOException | YamlException e) {
      return result;
    }
    List<Link> links = links(submission, product);
    request(links);
    List<LintFinding> findings = new ArrayList<>(result.findings());
    links.stream()
        .filter(link -> MESSAGES.containsKey(state(link)))
        .sorted(
            Comparator.comparing(this::state).thenComparing(link -> link.place().offset()))
        .forEach(link -> findings.add(finding(submission, link)));
    return new SubmissionResult(result.path(), findings);
  }

  /** A link, and the field or requirement that it stands for. */
  private record Link(String subject, String text, Place place) {

    Link(String subject, Decoded.Text value) {
      this(subject, value.text(), value.node().start());
    }
  }

  private static List<Link> links(SubmissionDirectory submission, Product product) {
    List<Link> links = new ArrayList<>();
    for (MetadataField field : MetadataField.values()) {
      if (product.metadata(field).orElse(null) instanceof Decoded.Text value
          && value.text().startsWith("http")) {
        links.add(new Link(field.key(), value));
      }
    }
    for (List<Item> items : product.categories().values()) {
      for (Item item : items) {
        for (Decoded.Text entry : item.evidence()) {
          if (EvidencePath.of(entry.text(), submission).kind() == EvidencePath.Kind.URL) {
            links.add(new Link(item.id(), entry));
          }
        }
      }
    }
    return links;
  }

  /** Requests what was not requested before; some at a time, since most of it is waiting. */
  private void request(List<Link> links) {
    ExecutorService requests = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      Map<String, CompletableFuture<LinkState>> answers = new LinkedHashMap<>();
      for (Link link : links) {
        if (!states.containsKey(link.text())) {
          answers.computeIfAbsent(
              link.text(),
              text -> CompletableFuture.supplyAsync(() -> checks.check(text), requests));
        }
      }
      answers.forEach((text, answer) -> states.put(text, answer.join()));
    } finally {
      requests.shutdownNow();
    }
  }

  private LinkState state(Link link) {
    return Objects.requireNonNull(states.get(link.text()));
  }

  private LintFinding finding(SubmissionDirectory submission, Link link) {
    LinkState state = state(link);
    return new LintFinding(
        Severity.ADVICE,
        "link-" + state.name().toLowerCase(Locale.ROOT),
        link.subject(),
        submission.pathOf(SubmissionDirectory.PRODUCT),
        link.place(),
        MESSAGES.get(state) + ": " + link.text(),
        "Open it in a browser without a login; reviewers and the validator have to see it.",
        Optional.empty());
  }
}
