package io.github.aiconf.core.catalog;

import io.github.aiconf.api.Category;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Level;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The checklists that come with aiconf, one file for each release. */
public final class Checklists {

  private static final List<KubernetesRelease> RELEASES = List.of(
      new KubernetesRelease(1, 33),
      new KubernetesRelease(1, 34),
      new KubernetesRelease(1, 35),
      new KubernetesRelease(1, 36),
      new KubernetesRelease(1, 37));

  /**
   * Read with the first question, and once: a command asks several times. Sorted, since the first
   * hash of a record takes as long as reading all of them.
   */
  private static final class Read {
    static final SortedMap<KubernetesRelease, Checklist> BY_RELEASE = byRelease();

    private static SortedMap<KubernetesRelease, Checklist> byRelease() {
      SortedMap<KubernetesRelease, Checklist> byRelease = new TreeMap<>();
      for (KubernetesRelease release : RELEASES) {
        byRelease.put(release, read(release));
      }
      return Collections.unmodifiableSortedMap(byRelease);
    }
  }

  private Checklists() {}

  /** The releases that have a checklist, oldest first. */
  public static List<KubernetesRelease> releases() {
    return RELEASES;
  }

  /** All checklists, oldest first. */
  public static List<Checklist> all() {
    return List.copyOf(Read.BY_RELEASE.values());
  }

  /**
   * The checklist of a release.
   *
   * @throws InputException if there is none
   */
  public static Checklist of(KubernetesRelease release) {
    Checklist checklist = Read.BY_RELEASE.get(release);
    if (checklist == null) {
      throw new InputException("there is no checklist for Kubernetes " + release
          + "; choose one with --checklist: "
          + RELEASES.stream().map(KubernetesRelease::toString).collect(Collectors.joining(", ")));
    }
    return checklist;
  }

  private static Checklist read(KubernetesRelease release) {
    String file = "v" + release + ".yaml";
    try (InputStream in =
        Checklists.class.getResourceAsStream("/io/github/aiconf/core/checklists/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the data file " + file + " is missing");
      }
      return checklist(Document.read(in, file).get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Checklist checklist(Document document) {
    Value value = document.value();
    List<Checklist.Item> items = new ArrayList<>();
    for (Category category : Category.values()) {
      for (Value item : value.at("requirements").get(category.key()).items()) {
        items.add(new Checklist.Item(
            item.text("id"),
            category,
            Level.valueOf(item.text("level")),
            item.text("descriptionSha256")));
      }
    }
    KubernetesRelease release = KubernetesRelease.parse(value.text("release"))
        .orElseThrow(() -> document.refuse("release", "is not a release"));
    return new Checklist(release, value.text("templateSha256"), items);
  }
}
