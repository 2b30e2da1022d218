package io.github.aiconf.core;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.core.catalog.Checklists;
import io.github.aiconf.core.catalog.ProfileCatalog;
import io.github.aiconf.core.catalog.RequirementCatalog;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.input.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks requirements of a cluster.
 *
 * <pre>{@code
 * ConformanceReport report = ConformanceEngine.builder()
 *     .only(List.of("gang_scheduling"))
 *     .build()
 *     .evaluate(new SnapshotSource(Path.of("cluster.snapshot.jsonl.gz")));
 * }</pre>
 *
 * <p>An engine is immutable and may be used for many clusters and from many threads.
 */
public final class ConformanceEngine {

  private final RequirementCatalog catalog;
  private final Selection selection;
  private final Optional<KubernetesRelease> release;
  private final Depth depth;
  private final ProfileCatalog profiles;
  private final CheckRunner runner;
  private final ContainedListener listener;

  private ConformanceEngine(Builder builder) {
    this.catalog = builder.catalog == null
        ? RequirementCatalog.load(ConformanceEngine.class.getClassLoader())
        : builder.catalog;
    this.selection =
        new Selection(new LinkedHashSet<>(builder.only), new LinkedHashSet<>(builder.skipped));
    this.release = Optional.ofNullable(builder.release);
    this.depth = builder.depth;
    this.profiles =
        ProfileCatalog.load(catalog.requirements(), Optional.ofNullable(builder.profiles));
    this.listener = new ContainedListener(builder.listeners);
    this.runner = new CheckRunner(builder.parallelism, builder.timeout, listener);
    release.ifPresent(chosen -> selection.ids(Checklists.of(chosen), catalog));
  }

  /** An engine with the requirements of the class path, all of them selected, at depth INSPECT. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Asks the selected requirements of a cluster.
   *
   * @throws InputException if the cluster, or the selection for its release, cannot be used
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public ConformanceReport evaluate(ClusterSource source) {
    try (OpenCluster open = source.open(reads())) {
      Checklist checklist = Checklists.of(release.orElseGet(() -> releaseOf(open)));
      List<String> ids = selection.ids(checklist, catalog);
      List<CheckRun> runs = plan(ids).stream()
          .map(planned -> new CheckRun(planned, open, checklist.release(), profiles))
          .toList();
      listener.planned(open.facts(), runs.size());
      List<CheckResult> results = runner.run(runs);
      return report(open.facts(), checklist, ids, results, runs);
    }
  }

  /**
   * What the checks of the selection read, whatever the release: the release is known only when the
   * cluster is open.
   */
  public Reads reads() {
    List<String> ids = catalog.requirements().stream()
        .map(Requirement::id)
        .filter(selection::contains)
        .toList();
    return Reads.union(plan(ids).stream().map(PlannedCheck::reads).toList());
  }

  private List<PlannedCheck> plan(List<String> ids) {
    List<PlannedCheck> planned = new ArrayList<>();
    for (String id : ids) {
      catalog
          .find(id)
          .ifPresent(requirement -> requirement.checks().stream()
              .filter(check -> check.depth().compareTo(depth) <= 0)
              .sorted(Comparator.comparing(Check::depth))
              .forEach(check -> planned.add(PlannedCheck.of(requirement, check, profiles))));
    }
    return planned;
  }

  private static KubernetesRelease releaseOf(OpenCluster open) {
    return open.version()
        .map(ServerVersion::release)
        .orElseThrow(
            () -> new InputException(
                open.facts().name()
                    + ": the version of the API server is not recorded, so the checklist is not known; choose one with --checklist"));
  }

  private ConformanceReport report(
      ClusterFacts facts,
      Checklist checklist,
      List<String> ids,
      List<CheckResult> results,
      List<CheckRun> runs) {
    List<RequirementResult> requirements =
        ids.stream().map(id -> requirement(id, checklist, results)).toList();
    Map<ListKey, StoredList> lists = new TreeMap<>();
    runs.forEach(run -> run.lists().forEach(list -> lists.put(list.key(), list)));
    Map<String, Gap> gaps = new TreeMap<>();
    results.forEach(result -> result.gaps().forEach(gap -> gaps.put(gap.what(), gap)));
    return new ConformanceReport(
        ToolVersion.get(),
        facts,
        checklist.release(),
        depth,
        requirements,
        lists.values().stream().map(StoredList::read).toList(),
        List.copyOf(gaps.values()));
  }

  private RequirementResult requirement(String id, Checklist checklist, List<CheckResult> results) {
    List<CheckResult> own =
        results.stream().filter(r -> r.requirement().equals(id)).toList();
    Optional<Requirement> requirement = catalog.find(id);
    Optional<Checklist.Item> item = checklist.find(id);
    Rollup rollup = Rollup.of(own);
    var level = item.map(Checklist.Item::level)
        .orElseGet(() -> requirement.map(Requirement::level).orElseThrow());
    boolean simulated = own.stream().anyMatch(r -> r.finding().simulatedHardware());
    return new RequirementResult(
        id,
        requirement.map(Requirement::title).orElse(id.replace('_', ' ')),
        item.map(Checklist.Item::category),
        level,
        rollup.verdict(),
        rollup.reason(),
        rollup.assurance(),
        rollup.status(level, simulated),
        own);
  }

  /** Collects what an engine is made of. */
  public static final class Builder {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);
    private static final int DEFAULT_PARALLELISM = 4;

    private @Nullable RequirementCatalog catalog;
    private @Nullable KubernetesRelease release;
    private @Nullable Path profiles;
    private List<String> only = List.of();
    private List<String> skipped = List.of();
    private Depth depth = Depth.INSPECT;
    private Duration timeout = DEFAULT_TIMEOUT;
    private int parallelism = DEFAULT_PARALLELISM;
    private final List<ConformanceListener> listeners = new ArrayList<>();

    private Builder() {}

    /** The requirements to choose from; by default those on the class path of this library. */
    public Builder catalog(RequirementCatalog requirements) {
      this.catalog = requirements;
      return this;
    }

    /** The release whose checklist is asked about; by default that of the cluster. */
    public Builder checklist(KubernetesRelease chosen) {
      this.release = chosen;
      return this;
    }

    /** Only these ids; all where it is empty. */
    public Builder only(Collection<String> ids) {
      this.only = List.copyOf(ids);
      return this;
    }

    /** Not these ids. */
    public Builder skip(Collection<String> ids) {
      this.skipped = List.copyOf(ids);
      return this;
    }

    /** How deep the checks may go; by default {@link Depth#INSPECT}. */
    public Builder depth(Depth deepest) {
      this.depth = deepest;
      return this;
    }

    /** A folder with profiles of the user. */
    public Builder profiles(Path folder) {
      this.profiles = folder;
      return this;
    }

    /** How long one check may take; by default two minutes. */
    public Builder timeout(Duration budget) {
      if (budget.isNegative() || budget.isZero()) {
        throw new IllegalArgumentException("a timeout is longer than " + budget);
      }
      this.timeout = budget;
      return this;
    }

    /** How many checks run at a time; by default 4. */
    public Builder parallelism(int checks) {
      if (checks < 1) {
        throw new IllegalArgumentException("parallelism is at least 1, not " + checks);
      }
      this.parallelism = checks;
      return this;
    }

    /** Hears how a run goes on. */
    public Builder listener(ConformanceListener listener) {
      this.listeners.add(listener);
      return this;
    }

    /**
     * The engine.
     *
     * @throws InputException if a plugin, a profile, an id or the release cannot be used
     */
    public ConformanceEngine build() {
      return new ConformanceEngine(this);
    }
  }
}
