package io.github.aiconf.core.submission.product;

import java.util.Arrays;
import java.util.Optional;

/** The fields of a product's metadata, in the order of the program's templates. */
public enum MetadataField {
  /** The release that the product was tested with. */
  KUBERNETES_VERSION("kubernetesVersion", "kubernetes_version"),
  /** The name of the product. */
  PLATFORM_NAME("platformName", "platform_name"),
  /** The version of the product. */
  PLATFORM_VERSION("platformVersion", "platform_version"),
  /** The vendor, by the name of its membership. */
  VENDOR_NAME("vendorName", "vendor_name"),
  /** The page of the product. */
  WEBSITE_URL("websiteUrl", "website_url"),
  /** The sources, for products that publish them. */
  REPO_URL("repoUrl", "repo_url"),
  /** The documentation. */
  DOCUMENTATION_URL("documentationUrl", "documentation_url"),
  /** The logo: SVG, EPS or AI. */
  PRODUCT_LOGO_URL("productLogoUrl", "product_logo_url"),
  /** A sentence about the product. */
  DESCRIPTION("description", "description"),
  /** Whom to write to. */
  CONTACT_EMAIL("contactEmailAddress", "contact_email_address"),
  /** The entry of the base platform in the Kubernetes conformance program. */
  K8S_CONFORMANCE_URL("k8sConformanceUrl", "k8s_conformance_url");

  private final String key;
  private final String snakeKey;

  MetadataField(String key, String snakeKey) {
    this.key = key;
    this.snakeKey = snakeKey;
  }

  /** Its usual key, for example {@code websiteUrl}. */
  public String key() {
    return key;
  }

  /** The other key that the validator reads, for example {@code website_url}. */
  public String snakeKey() {
    return snakeKey;
  }

  /** Whether the validator asks for it in every release. */
  public boolean isMandatory() {
    return this != REPO_URL;
  }

  /** The field with a key in either spelling. */
  public static Optional<MetadataField> ofKey(String key) {
    return Arrays.stream(values())
        .filter(field -> field.key.equals(key) || field.snakeKey.equals(key))
        .findFirst();
  }
}
