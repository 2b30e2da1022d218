package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the fields of a collector select monitors; what an absent field means differs. */
enum SelectionRule {

  /** An absent selector selects nothing, an absent namespace selector the own namespace. */
  PROMETHEUS {
    @Override
    Selection selection(KubernetesObject collector, MonitorType type) {
      return new Selection(
          type,
          LabelSelector.in(field(collector, type.selector())),
          LabelSelector.in(field(collector, type.namespaceSelector()))
              .map(MonitorNamespaces::labelled)
              .orElseGet(() -> MonitorNamespaces.only(Set.of(collector.namespace()))));
    }
  },

  /**
   * Where both are absent, {@code selectAllByDefault} decides. An absent selector beside a
   * namespace selector selects everything there.
   */
  VICTORIA_METRICS {
    @Override
    Selection selection(KubernetesObject collector, MonitorType type) {
      Optional<LabelSelector> labels = LabelSelector.in(field(collector, type.selector()));
      Optional<LabelSelector> namespaces =
          LabelSelector.in(field(collector, type.namespaceSelector()));
      if (labels.isEmpty() && namespaces.isEmpty()) {
        boolean all = collector.at(SELECT_ALL).isTrue();
        return new Selection(
            type,
            all ? Optional.of(LabelSelector.EVERYTHING) : Optional.empty(),
            MonitorNamespaces.ALL);
      }
      return new Selection(
          type,
          Optional.of(labels.orElse(LabelSelector.EVERYTHING)),
          namespaces
              .map(MonitorNamespaces::labelled)
              .orElseGet(() -> MonitorNamespaces.only(Set.of(collector.namespace()))));
    }
  },

  /**
   * Nothing unless {@code prometheusCR.enabled}. An absent selector selects nothing, an absent
   * namespace selector all namespaces. In v1alpha1 selectors are plain maps, and an absent one
   * selects everything.
   */
  TARGET_ALLOCATOR {
    @Override
    Selection selection(KubernetesObject collector, MonitorType type) {
      Value own = collector.at(PROMETHEUS_CR);
      MonitorNamespaces namespaces = LabelSelector.in(field(collector, type.namespaceSelector()))
          .map(MonitorNamespaces::labelled)
          .orElse(MonitorNamespaces.ALL)
          .limitedTo(own.texts("allowNamespaces"))
          .without(own.texts("denyNamespaces"));
      Optional<LabelSelector> labels = own.get("enabled").isTrue()
          ? labels(collector, field(collector, type.selector()))
          : Optional.empty();
      return new Selection(type, labels, namespaces);
    }

    private Optional<LabelSelector> labels(KubernetesObject collector, Value selector) {
      return collector.apiVersion().endsWith("/v1alpha1")
          ? Optional.of(new LabelSelector(selector.strings(), List.of()))
          : LabelSelector.in(selector);
    }
  },

  /** All monitors of the cluster. */
  EVERYTHING {
    @Override
    Selection selection(KubernetesObject collector, MonitorType type) {
      return new Selection(type, Optional.of(LabelSelector.EVERYTHING), MonitorNamespaces.ALL);
    }
  };

  private static final String SELECT_ALL = "spec.selectAllByDefault";
  private static final String PROMETHEUS_CR = "spec.targetAllocator.prometheusCR";

  /** Which monitors of a type this collector selects. */
  abstract Selection selection(KubernetesObject collector, MonitorType type);

  /** The field that switches selection on, where it is off in this collector. */
  Optional<String> switchedOffBy(KubernetesObject collector) {
    return this == TARGET_ALLOCATOR
            && !collector.at(PROMETHEUS_CR).get("enabled").isTrue()
        ? Optional.of(PROMETHEUS_CR + ".enabled")
        : Optional.empty();
  }

  /** The fields of a collector that selections of this type depend on. */
  Set<String> reads(MonitorType type) {
    Set<String> fields = new HashSet<>();
    type.selector().ifPresent(fields::add);
    type.namespaceSelector().ifPresent(fields::add);
    if (this == VICTORIA_METRICS) {
      fields.add(SELECT_ALL);
    } else if (this == TARGET_ALLOCATOR) {
      fields.add(PROMETHEUS_CR);
    }
    return fields;
  }

  private static Value field(KubernetesObject collector, Optional<String> path) {
    return path.map(collector::at).orElse(Value.absent());
  }
}
