package io.github.aiconf.api;

import io.github.aiconf.api.cluster.KubernetesRelease;
import java.util.List;
import java.util.Optional;

/**
 * The requirements of one release. Holds digests of the program's sentences, not the sentences.
 *
 * @param release the release of Kubernetes
 * @param templateSha256 digest of the program's template, in lower case hex
 * @param items the requirements in the order of the template
 */
public record Checklist(KubernetesRelease release, String templateSha256, List<Item> items) {

  /**
   * One requirement of a release.
   *
   * @param id for example {@code gang_scheduling}
   * @param category its part of the checklist
   * @param level how binding it is in this release
   * @param descriptionSha256 digest of the program's description, UTF-8, in lower case hex
   */
  public record Item(String id, Category category, Level level, String descriptionSha256) {}

  /** Copies the list. */
  public Checklist {
    items = List.copyOf(items);
  }

  /** The item with this id. */
  public Optional<Item> find(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }
}
