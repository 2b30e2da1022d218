package io.github.aiconf.core.submission;

import io.github.aiconf.api.Category;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.submission.product.SubmissionDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A submission that the validator accepts, as text to be changed. */
public final class Sample {

  private Sample() {}

  /** The product of a release, with a comment that says which. */
  public static String product(String release) {
    Checklist checklist = Checklists.of(KubernetesRelease.parse(release).orElseThrow());
    StringBuilder text = new StringBuilder("# checklist of Acme\nmetadata:\n")
        .append("  kubernetesVersion: v" + release + "\n")
        .append("  platformName: \"Acme\"  # the name\n")
        .append("  platformVersion: \"1.0\"\n")
        .append("  vendorName: \"Acme, Inc.\"\n")
        .append("  websiteUrl: \"https://acme.example\"\n")
        .append("  repoUrl: \"\"\n")
        .append("  documentationUrl: \"https://acme.example/docs\"\n")
        .append("  productLogoUrl: \"https://acme.example/logo.svg\"\n")
        .append("  description: 'It''s a platform.'\n")
        .append("  contactEmailAddress: \"post@acme.example\"\n")
        .append("  k8sConformanceUrl: \"https://github.com/cncf/k8s-conformance/tree/master/v")
        .append(release + "/acme\"\n  unknownKey: {kept: true}\nspec:\n");
    for (Category category : Category.values()) {
      text.append("  " + category.key() + ":\n");
      checklist.items().stream()
          .filter(item -> item.category() == category)
          .forEach(item -> item(item, text));
    }
    return text.toString();
  }

  private static void item(Checklist.Item item, StringBuilder text) {
    boolean must = item.level() == Level.MUST;
    text.append("    - id: " + item.id() + "\n      description: \"text of " + item.id() + "\"\n")
        .append("      level: " + item.level() + "\n")
        .append("      status: " + (must ? "Implemented" : "\"\"") + " # " + item.id() + "\n")
        .append(
            must
                ? "      evidence:\n        - \"https://acme.example/" + item.id() + "\"\n"
                : "      evidence: []\n")
        .append("      notes: \"\"\n");
  }

  /** Writes a product into the directory of a release. */
  public static SubmissionDirectory write(Path root, String release, String product)
      throws IOException {
    Path directory = root.resolve("v" + release).resolve("acme");
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(SubmissionDirectory.PRODUCT), product);
    return SubmissionDirectory.at(directory);
  }

  /** Writes a file of a submission. */
  public static void file(SubmissionDirectory submission, String name, String text)
      throws IOException {
    Path file = submission.directory().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
