package io.github.aiconf.core.submission.lint;

import io.github.aiconf.core.submission.artifact.GoText;
import io.github.aiconf.core.submission.product.MetadataField;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.yaml.Decoded;
import io.github.aiconf.core.submission.yaml.Place;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The validator's rules for the metadata. */
final class MetadataRules {

  private static final Pattern K8S_CONFORMANCE = Pattern.compile(
      "https://github\\.com/cncf/k8s-conformance/tree/(?:master|main)/v[0-9]+\\.[0-9]+/[^/]+/?");

  private final Product product;
  private final Optional<Set<String>> members;
  private final FindingList findings;

  MetadataRules(Product product, Optional<Set<String>> members, FindingList findings) {
    this.product = product;
    this.members = members;
    this.findings = findings;
  }

  void check() {
    if (product.metadata().isEmpty()) {
      findings.error(
          "metadata-section-missing",
          "metadata",
          product.placeOf("metadata"),
          "the section metadata is missing",
          "Copy it from the template and fill it.");
      return;
    }
    for (MetadataField field : MetadataField.values()) {
      check(field, product.metadata(field));
    }
  }

  private void check(MetadataField field, Optional<Decoded> value) {
    Place place =
        value.map(found -> found.node().start()).orElseGet(() -> product.placeOf("metadata"));
    if (value.isEmpty() || value.get() instanceof Decoded.Null) {
      if (field.isMandatory()) {
        findings.error(
            "metadata-missing",
            field.key(),
            place,
            field.key() + " is missing",
            "Add it below metadata; the validator asks for it in every release.");
      }
    } else if (value.get() instanceof Decoded.Text text && text.isString()) {
      check(field, text.text(), place);
    } else {
      notString(field, value.get(), place);
    }
  }

  private void notString(MetadataField field, Decoded value, Place place) {
    String message = field.key() + " is no text";
    String next = "Put the value in double quotes.";
    if (value instanceof Decoded.Text text && text.node().isBare()) {
      findings.error(
          "metadata-not-string",
          field.key(),
          place,
          message,
          next,
          Quoting.edit(text.node(), text.text()));
    } else {
      findings.error("metadata-not-string", field.key(), place, message, next);
    }
  }

  private void check(MetadataField field, String value, Place place) {
    if (value.isEmpty()) {
      if (field.isMandatory()) {
        findings.error(
            "metadata-empty", field.key(), place, field.key() + " is empty", "Fill it in.");
      }
      return;
    }
    boolean placeholder = value.startsWith("[") && value.endsWith("]");
    if (placeholder) {
      findings.error(
          "metadata-placeholder",
          field.key(),
          place,
          field.key() + " still is the placeholder " + value,
          "Replace it with the value of the product.");
    }
    if (field == MetadataField.VENDOR_NAME) {
      checkMember(value, place);
    }
    if (field == MetadataField.K8S_CONFORMANCE_URL && !placeholder && !hasForm(value)) {
      findings.error(
          "url-format-k8sconformance",
          field.key(),
          place,
          field.key() + " does not have the form that the program asks for",
          "Write https://github.com/cncf/k8s-conformance/tree/master/vX.Y/PRODUCT, the entry of the base platform.");
    } else if (value.startsWith("http") && !GoUrl.isRequestable(value)) {
      findings.error(
          "metadata-url-invalid",
          field.key(),
          place,
          field.key() + " begins with http, so the validator requests it, and it is no URL",
          "Correct the URL, or let the text begin with another word.");
    }
  }

  private static boolean hasForm(String value) {
    return K8S_CONFORMANCE.matcher(value).matches();
  }

  private void checkMember(String value, Place place) {
    String name = GoText.trim(value);
    if (!name.isEmpty() && members.isPresent() && !members.get().contains(name)) {
      findings.error(
          "vendor-not-member",
          MetadataField.VENDOR_NAME.key(),
          place,
          "'" + name + "' is not in the list of members",
          "Write the name exactly as it stands in the landscape, without (member) or (supporter).");
    }
  }
}
