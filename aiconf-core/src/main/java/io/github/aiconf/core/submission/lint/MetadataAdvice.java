package io.github.aiconf.core.submission.lint;

import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.product.MetadataField;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.Place;
import io.github.aiconf.core.submission.yaml.YamlNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What reviewers ask about the metadata of a submission, and the validator does not. */
final class MetadataAdvice {

  private static final Pattern BASE_RELEASE =
      Pattern.compile(".*/tree/[^/]+/v([0-9]+\\.[0-9]+)/.*");
  private static final Pattern LOGO = Pattern.compile(".*\\.(?:svg|eps|ai)");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

  private final Product product;
  private final Checklist checklist;
  private final FindingList findings;

  MetadataAdvice(Product product, Checklist checklist, FindingList findings) {
    this.product = product;
    this.checklist = checklist;
    this.findings = findings;
  }

  void check() {
    checkRelease();
    checkBase();
    checkLogo();
    checkMail();
    product.metadata().ifPresent(this::checkSpelling);
  }

  private void checkRelease() {
    String version = product.metadataText(MetadataField.KUBERNETES_VERSION);
    Optional<KubernetesRelease> release = KubernetesRelease.parse(version);
    if (isFilled(version) && !release.equals(Optional.of(checklist.release()))) {
      advise(
          "release-differs",
          MetadataField.KUBERNETES_VERSION,
          "kubernetesVersion is " + version + " in the directory of " + checklist.release(),
          "Test with " + checklist.release()
              + ", or move the submission to the directory of its release.");
    }
  }

  private void checkBase() {
    Matcher base = BASE_RELEASE.matcher(product.metadataText(MetadataField.K8S_CONFORMANCE_URL));
    if (base.matches() && !base.group(1).equals(checklist.release().toString())) {
      advise(
          "base-release-differs",
          MetadataField.K8S_CONFORMANCE_URL,
          "the base conformance is of " + base.group(1) + ", the submission is for "
              + checklist.release(),
          "Link to the conformance of the same release, or explain it to the reviewers.");
    }
  }

  private void checkLogo() {
    String logo = product.metadataText(MetadataField.PRODUCT_LOGO_URL);
    if (logo.startsWith("http") && !LOGO.matcher(logo.toLowerCase(Locale.ROOT)).matches()) {
      advise(
          "logo-type",
          MetadataField.PRODUCT_LOGO_URL,
          "the logo does not end in .svg, .eps or .ai",
          "Link to a vector image; the landscape takes no other.");
    }
  }

  private void checkMail() {
    String mail = product.metadataText(MetadataField.CONTACT_EMAIL);
    if (isFilled(mail) && !MAIL.matcher(mail).matches()) {
      advise(
          "email-form",
          MetadataField.CONTACT_EMAIL,
          "'" + mail + "' is no e-mail address",
          "Write one address, without a name.");
    }
  }

  private static boolean isFilled(String value) {
    return !value.isEmpty() && !value.startsWith("[");
  }

  private void checkSpelling(Decoded.Entries metadata) {
    for (MetadataField field : MetadataField.values()) {
      Optional<YamlNode> key = Product.keyIn(metadata.node(), field.snakeKey());
      if (field.key().equals(field.snakeKey())
          || key.isEmpty()
          || Product.keyIn(metadata.node(), field.key()).isPresent()) {
        continue;
      }
      YamlNode node = key.get();
      findings.advice(
          "snake-case-key",
          field.key(),
          node.start(),
          "the templates write " + field.key() + ", not " + field.snakeKey(),
          "Rename it.",
          new TextEdit(node.start().offset(), node.end().offset(), field.key()));
    }
  }

  private void advise(String rule, MetadataField field, String message, String next) {
    Place place = product
        .metadata(field)
        .map(value -> value.node().start())
        .orElseGet(() -> product.placeOf("metadata"));
    findings.advice(rule, field.key(), place, message, next);
  }
}
