package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Changes of a cluster that are not made, but asked about, in files. {@code Scenario.schema.json}
 * describes them.
 */
final class Scenario {

  private static final ObjectFiles FILES = new ObjectFiles("changes", "change");
  private static final String CHANGES = "changes";

  private final List<String> files;
  private final List<ScenarioChange> changes;

  private Scenario(List<String> files, List<ScenarioChange> changes) {
    this.files = List.copyOf(files);
    this.changes = List.copyOf(changes);
  }

  /**
   * Reads files.
   *
   * @param names paths; a dash stands for the standard input
   * @throws InputException if one cannot be read, or something else than changes stands there
   */
  static Scenario read(List<String> names, Terminal terminal) {
    List<ScenarioChange> changes = new ArrayList<>();
    for (String name : names) {
      int before = changes.size();
      for (Document document : FILES.documents(name, terminal)) {
        add(document, name, terminal, changes);
      }
      if (changes.size() == before) {
        throw new InputException(name + ": holds no changes; write some, see docs/placement.md");
      }
    }
    return new Scenario(names, changes);
  }

  private static void add(
      Document document, String name, Terminal terminal, List<ScenarioChange> changes) {
    ScenarioFields top = new ScenarioFields(document, "", document.value()).only(Set.of(CHANGES));
    List<Value> items = document.value().items(CHANGES);
    if (items.isEmpty()) {
      throw top.refuse(CHANGES, "is missing or empty; write a list of changes");
    }
    for (int i = 0; i < items.size(); i++) {
      ScenarioFields item = new ScenarioFields(document, CHANGES + "[" + i + "]", items.get(i));
      changes.addAll(ScenarioChange.read(item, name, terminal));
    }
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** What has to be read of the cluster for it. */
  MoreReads reads() {
    return isEmpty() ? MoreReads.NONE : MoreReads.OWNERS;
  }

  /** Whether queues get more. */
  boolean raisesQuotas() {
    return changes.stream().anyMatch(ScenarioChange.RaiseQuota.class::isInstance);
  }

  /**
   * The cluster after all changes.
   *
   * @param claims those that come with what is asked about
   * @throws InputException if something that a change names is not there
   */
  PlacementCluster applyTo(PlacementCluster cluster, WrittenClaims claims) {
    if (isEmpty()) {
      return cluster;
    }
    ScenarioTarget target = new ScenarioTarget(cluster, claims);
    changes.forEach(change -> target.apply(change));
    return cluster.with(target.change(files));
  }
}
